package io.scimvault.scim.jackson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonGenerator;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.protocol.ListResponse;
import io.scimvault.scim.protocol.SearchRequest;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.Member;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.resource.User;
import io.scimvault.testkit.Growth;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a mapper is given to read as one of our types: a value or a Jackson exception, and no more work than the text is long. */
class JacksonHostileTest {
    private static final int DEEP = 100_000;
    private static final List<Class<?>> TYPES = List.of(
            JsonValue.class,
            Resource.class,
            User.class,
            Group.class,
            Member.class,
            ListResponse.class,
            SearchRequest.class,
            PatchRequest.class,
            ScimError.class);

    private final JsonMapper mapper =
            JsonMapper.builder().addModule(new ScimModule()).build();

    /** A host that took Jackson's own bound on nesting away. */
    private final JsonMapper unbound = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(Integer.MAX_VALUE)
                            .build())
                    .build())
            .addModule(new ScimModule())
            .build();

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "{\"Resources\":[", "{\"emails\":[{\"value\":", "{\"value\":"})
    void nestingWithoutEndIsRefused(String opening) {
        String deep = opening.repeat(DEEP);
        for (Class<?> type : TYPES) {
            for (JsonMapper one : List.of(mapper, unbound)) {
                assertThatThrownBy(() -> one.readValue(deep, type)).isInstanceOf(JacksonException.class);
            }
        }
        assertThatThrownBy(() -> mapper.readValue("[" + deep, new TypeReference<List<User>>() {}))
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void aTreeWithoutEndIsNotWritten() {
        JsonValue deep = JsonArray.EMPTY;
        for (int i = 0; i < DEEP; i++) {
            deep = JsonArray.of(List.of(deep));
        }
        JsonValue tree = deep;
        Resource resource = new Resource(JsonObject.of("x", tree));

        assertThatThrownBy(() -> mapper.writeValueAsString(tree)).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> mapper.writeValueAsBytes(resource)).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> mapper.valueToTree(tree)).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> mapper.convertValue(tree, JsonValue.class)).isInstanceOf(JacksonException.class);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {3, 9865})
    void anyJsonIsReadOrRefused(long seed) {
        JsonGenerator generator = new JsonGenerator(seed);
        Random random = new Random(seed);
        int read = 0;
        for (int i = 0; i < 1_000; i++) {
            String json = JsonText.print(random.nextBoolean() ? generator.value(4) : message(generator, random));
            for (Class<?> type : TYPES) {
                try {
                    mapper.readValue(json, type);
                    read++;
                } catch (JacksonException e) {
                    assertThat(e.getMessage()).isNotBlank();
                }
            }
        }
        assertThat(read).isGreaterThan(1_000);
    }

    /** An object with names that the messages have, and values that they may not have. */
    private static JsonObject message(JsonGenerator generator, Random random) {
        List<String> names = List.of(
                "schemas",
                "totalResults",
                "Resources",
                "startindex",
                "nextCursor",
                "filter",
                "attributes",
                "sortOrder",
                "count",
                "Operations",
                "status",
                "detail",
                "scimType",
                "value",
                "members",
                "emails",
                "userName",
                "meta");
        JsonObject.Builder object = JsonObject.builder();
        for (int i = random.nextInt(5); i >= 0; i--) {
            object.put(names.get(random.nextInt(names.size())), generator.value(2));
        }
        return object.build();
    }

    @Test
    void timeGrowsWithTheLengthOfTheText() {
        Growth.isLinear(100_000, size -> {
            StringBuilder json = new StringBuilder("{\"Resources\":[{}");
            for (int i = 0; i < size / 10; i++) {
                json.append(",{\"USERNAME\":\"")
                        .append(i)
                        .append("\",\"x")
                        .append(i)
                        .append("\":[]}");
            }
            byte[] bytes = json.append("]}").toString().getBytes(UTF_8);
            assertThat(mapper.readValue(bytes, ListResponse.class).resources()).hasSize(size / 10 + 1);
        });
    }

    @Test
    void manyMembersOfOneObjectTakeTimeThatGrowsWithTheirNumber() {
        Growth.isLinear(40_000, size -> {
            StringBuilder json = new StringBuilder("{\"userName\":\"u\"");
            for (int i = 0; i < size; i++) {
                json.append(",\"n").append(i).append("\":1");
            }
            byte[] bytes = json.append('}').toString().getBytes(UTF_8);
            assertThat(mapper.readValue(bytes, User.class).userName()).isEqualTo("u");
        });
    }
}
