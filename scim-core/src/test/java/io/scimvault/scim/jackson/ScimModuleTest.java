package io.scimvault.scim.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.filter.Filters;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.protocol.BulkRequest;
import io.scimvault.scim.protocol.BulkResponse;
import io.scimvault.scim.protocol.ErrorMessage;
import io.scimvault.scim.protocol.ListResponse;
import io.scimvault.scim.protocol.SearchRequest;
import io.scimvault.scim.protocol.ServiceProviderConfig;
import io.scimvault.scim.resource.EnterpriseUser;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.Member;
import io.scimvault.scim.resource.Meta;
import io.scimvault.scim.resource.MultiValue;
import io.scimvault.scim.resource.Name;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.resource.User;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DefaultTyping;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

class ScimModuleTest {
    private static final User USER = User.of("bjensen")
            .name(Name.of("Barbara", "Jensen"))
            .email(MultiValue.of("b@x.test").withType("work").asPrimary())
            .active(true)
            .password("t1meMa$heen")
            .enterprise(
                    EnterpriseUser.of().department("R&D").manager("26118915").build())
            .build();
    private static final Group GROUP =
            Group.of("Tour Guides").member(Member.user("1")).member("2").build();

    private final JsonMapper mapper =
            JsonMapper.builder().addModule(new ScimModule()).build();

    /** What a host may have: our types among its own. */
    record Job(String name, User owner, JsonValue settings, List<Group> groups, Map<String, JsonObject> extra) {}

    static List<Object> everyType() {
        Resource resource = new Resource(JsonObject.of("x", JsonArray.of(new JsonNumber("1.00"), JsonNull.NULL)));
        return List.of(
                JsonObject.of("a", JsonBoolean.TRUE),
                JsonArray.of(new JsonString("é😀\n")),
                new JsonString("\u2028\u0000"),
                new JsonNumber("-0.0e-7"),
                JsonBoolean.FALSE,
                JsonNull.NULL,
                resource,
                USER,
                GROUP,
                USER.enterprise().orElseThrow(),
                Meta.of("User", Instant.EPOCH, Instant.EPOCH, "W/\"1\""),
                Name.of("Barbara", null),
                MultiValue.of("x").asPrimary(),
                Member.group("7"),
                ListResponse.of(List.of(resource, USER.resource())),
                SearchRequest.builder()
                        .filter(Filters.attribute("userName").eq("a\"b"))
                        .count(0)
                        .build(),
                PatchRequest.builder().replace("active", false).build(),
                BulkRequest.builder().delete("/Users/1").build(),
                BulkResponse.read(JsonObject.of(
                        "Operations",
                        JsonArray.of(List.of(JsonObject.builder()
                                .put("method", "DELETE")
                                .put("location", "https://id.test/Users/1")
                                .put("status", "204")
                                .build())))),
                ErrorMessage.of(ScimError.notFound("Gone.")),
                ScimError.badRequest(ScimType.INVALID_CURSOR, "No such cursor."),
                new ServiceProviderConfig(JsonObject.of("patch", JsonObject.of("supported", JsonBoolean.TRUE))));
    }

    @ParameterizedTest
    @MethodSource("everyType")
    void everyTypeComesBack(Object value) {
        assertThat(mapper.readValue(mapper.writeValueAsString(value), value.getClass()))
                .isEqualTo(value);
        assertThat(mapper.readValue(mapper.writeValueAsBytes(value), value.getClass()))
                .isEqualTo(value);
        assertThat(mapper.convertValue(value, value.getClass())).isEqualTo(value);
    }

    @Test
    void printsWhatTheLibraryItselfPrints() {
        assertThat(mapper.writeValueAsString(USER))
                .isEqualTo(JsonText.print(USER.resource().tree()))
                .contains("\"password\":\"t1meMa$heen\"");
        assertThat(mapper.writeValueAsString(GROUP))
                .isEqualTo(JsonText.print(GROUP.resource().tree()));
        assertThat(mapper.writeValueAsString(ScimError.notFound("No.")))
                .isEqualTo("{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:Error\"],\"status\":\"404\","
                        + "\"detail\":\"No.\"}");
    }

    @Test
    void readsAUserAsAnotherServerSpellsIt() {
        User user = mapper.readValue(
                "{\"USERNAME\":\"b\",\"Active\":\"True\",\"emails\":{\"Value\":\"b@x.test\"},\"id\":7,\"title\":null}",
                User.class);

        assertThat(user.userName()).isEqualTo("b");
        assertThat(user.id()).contains("7");
        assertThat(user.resource().tree().bool("active")).contains(true);
        assertThat(user.emails()).containsExactly(MultiValue.of("b@x.test"));
        assertThat(user.resource().get("title")).isEmpty();
    }

    @Test
    void livesInAHostsOwnClassesAndLists() {
        Map<String, JsonObject> extra = new LinkedHashMap<>();
        extra.put("a", JsonObject.EMPTY);
        Job job = new Job("sync", USER, JsonArray.of(new JsonNumber("1e400")), List.of(GROUP, GROUP), extra);

        assertThat(mapper.readValue(mapper.writeValueAsString(job), Job.class)).isEqualTo(job);
        assertThat(mapper.readValue(mapper.writeValueAsString(List.of(USER, USER)), new TypeReference<List<User>>() {}))
                .containsExactly(USER, USER);
        assertThat(mapper.readValue("{\"a\":{\"x\":null}}", new TypeReference<Map<String, JsonValue>>() {}))
                .containsEntry("a", JsonObject.of("x", JsonNull.NULL));
    }

    @Test
    void tellsNullFromWhatIsAbsent() {
        Job job = mapper.readValue("{\"settings\":null,\"owner\":null}", Job.class);

        assertThat(job.settings()).isEqualTo(JsonNull.NULL);
        assertThat(job.owner()).isNull();
        assertThat(mapper.readValue("{}", Job.class).settings()).isNull();
        assertThat(mapper.readValue("null", JsonValue.class)).isEqualTo(JsonNull.NULL);
        assertThat(mapper.readValue("[null]", new TypeReference<List<JsonValue>>() {}))
                .containsExactly(JsonNull.NULL);
        assertThat(mapper.readValue("null", User.class)).isNull();
        assertThat(mapper.readValue("{\"a\":{}}", new TypeReference<Map<String, Optional<User>>>() {}))
                .containsOnlyKeys("a");
    }

    @Test
    void aMappersNamesTypesAndIndentationDoNotTouchWhatIsOurs() {
        JsonMapper other = JsonMapper.builder()
                .addModule(new ScimModule())
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .activateDefaultTyping(
                        BasicPolymorphicTypeValidator.builder()
                                .allowIfSubType(Object.class)
                                .build(),
                        DefaultTyping.NON_FINAL)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build();
        for (Object value : everyType()) {
            String json = other.writeValueAsString(value);

            assertThat(json).doesNotContain("io.scimvault");
            assertThat(other.readValue(json, value.getClass())).isEqualTo(value);
        }
        assertThat(other.readValue("[\"java.util.ArrayList\",{\"x\":1}]", JsonValue.class))
                .isEqualTo(JsonArray.of(new JsonString("java.util.ArrayList"), JsonObject.of("x", JsonNumber.of(1))));
    }

    @Test
    void isFoundByTheMapper() {
        assertThat(JsonMapper.builder().findAndAddModules().build().readValue("{\"userName\":\"b\"}", User.class))
                .isEqualTo(new User(new Resource(JsonObject.builder()
                        .put(
                                "schemas",
                                JsonArray.ofStrings(USER.resource().schemas().subList(0, 1)))
                        .put("userName", "b")
                        .build())));
    }

    @Test
    void aModuleWithOtherLimitsTakesThePlaceOfTheFoundOne() {
        String number = "1".repeat(500);
        JsonMapper found = JsonMapper.builder().findAndAddModules().build();
        JsonMapper wider = JsonMapper.builder()
                .findAndAddModules()
                .addModule(new ScimModule(io.scimvault.scim.json.JsonLimits.ANSWER))
                .build();

        assertThatThrownBy(() -> found.readValue(number, JsonValue.class)).isInstanceOf(JacksonException.class);
        assertThat(wider.readValue(number, JsonValue.class)).isEqualTo(new JsonNumber(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "\"x\"", "true"})
    void refusesAnotherKindThanAnObject(String json) {
        for (Class<?> type : List.of(
                JsonObject.class,
                Resource.class,
                User.class,
                Group.class,
                EnterpriseUser.class,
                Meta.class,
                ListResponse.class,
                SearchRequest.class,
                PatchRequest.class,
                ErrorMessage.class,
                ScimError.class,
                ServiceProviderConfig.class)) {
            assertThatThrownBy(() -> mapper.readValue(json, type))
                    .isInstanceOf(DatabindException.class)
                    .hasMessageStartingWith(type.getSimpleName() + ": ")
                    .hasCauseInstanceOf(ScimException.class);
        }
    }

    @Test
    void aMemberWithoutValueIsRefused() {
        assertThatThrownBy(() -> mapper.readValue("{\"display\":\"x\"}", Member.class))
                .isInstanceOf(DatabindException.class)
                .hasMessageContaining("a member needs a \"value\"");
    }

    @Test
    void noPasswordIsInAText() {
        String secret = "t1meMa$heen";
        Job job = new Job("sync", USER, JsonNull.NULL, List.of(), Map.of());

        assertThat(job.toString()).doesNotContain(secret);
        assertThat(mapper.readValue(mapper.writeValueAsString(USER), Resource.class)
                        .toString())
                .contains("bjensen")
                .doesNotContain(secret);
        assertThat(ListResponse.of(List.of(USER.resource())).toString()).doesNotContain(secret);
        assertThatThrownBy(() -> mapper.readValue(
                        "{\"Resources\":[{\"userName\":\"b\",\"password\":\"" + secret + "\"},7]}", ListResponse.class))
                .isInstanceOf(DatabindException.class)
                .satisfies(e -> assertThat(e.toString()).doesNotContain(secret));
    }
}
