package io.scimvault.scim.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.CoreSchemas;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.schema.SchemaReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Members are looked up, not searched for. */
class LargeGroupTest {
    private static final int MEMBERS = 20_000;
    private static final PatchEngine ENGINE = PatchEngine.of(CoreSchemas.GROUP, PatchOptions.lenient());
    private static final Resource USER =
            new Resource(JsonObject.builder().put("userName", "u").build());
    private static final Resource GROUP = new Resource(JsonObject.builder()
            .put("schemas", JsonArray.ofStrings(List.of(CoreSchemas.GROUP_URN)))
            .put("displayName", "g")
            .put("members", members(MEMBERS, i -> "u" + i))
            .build());

    @Test
    void aFilterForEachOfManyMembersCostsNoMoreThanOneList() {
        PatchRequest.Builder request = PatchRequest.builder();
        for (int i = 0; i < 5_000; i++) {
            request.remove("members[value eq \"u" + i + "\"]");
            request.add("members", members(1, one -> "n"));
        }
        Change change = inTime(request.build());

        assertThat(change.delta("members").removed()).hasSize(5_000);
        assertThat(change.delta("members").added()).containsExactly("n");
    }

    @Test
    void aListOfManyMembersIsAddedAndRemovedAtOnce() {
        Change change = inTime(PatchRequest.builder()
                .remove("members", members(MEMBERS - 1, i -> "u" + i))
                .add("members", members(MEMBERS, i -> "n" + i))
                .build());

        assertThat(change.delta("members").removed()).hasSize(MEMBERS - 1);
        assertThat(change.delta("members").added()).hasSize(MEMBERS);
    }

    @Test
    void elementsOfOneValueAndManyTypesAreLookedUpToo() {
        JsonValue emails = JsonArray.of(IntStream.range(0, MEMBERS)
                .mapToObj(i -> JsonObject.builder()
                        .put("value", "a")
                        .put("type", "t" + i)
                        .build())
                .toList());
        Change change = Assertions.assertTimeout(
                Duration.ofSeconds(20),
                () -> PatchEngine.of(CoreSchemas.USER, PatchOptions.lenient())
                        .apply(
                                USER,
                                PatchRequest.builder()
                                        .add("emails", emails)
                                        .add("emails", emails)
                                        .build()));

        assertThat(change.after().tree().array("emails").size()).isEqualTo(MEMBERS);
    }

    @Test
    void aValueThatAnotherElementStillHasIsNotGone() {
        List<JsonValue> emails = new ArrayList<>();
        IntStream.range(0, 200).forEach(i -> emails.add(email("v" + i, "t")));
        emails.add(email("v7", "twin"));
        Resource user = USER.with("emails", JsonArray.of(emails));

        Change change = PatchEngine.of(CoreSchemas.USER, PatchOptions.lenient())
                .apply(
                        user,
                        PatchRequest.builder()
                                .replace("emails[value eq \"v7\" and type eq \"t\"].value", "w")
                                .replace("emails[value eq \"w\"].type", "t")
                                .build());

        assertThat(change.delta("emails").added()).containsExactly("w");
        assertThat(change.delta("emails").removed()).isEmpty();
        assertThat(Change.between(CoreSchemas.USER, user, change.after())).isEqualTo(change);
    }

    @Test
    void aResourceThatLackedSomethingBeforeCanStillBeChangedHoweverLargeItIs() {
        ResourceType type = new ResourceType(
                "Thing", "/Things", "A thing", SchemaReader.read(json("""
                        {"id": "urn:example:thing", "name": "Thing", "description": "", "attributes": [
                          {"name": "parts", "type": "complex", "multiValued": true, "subAttributes": [
                            {"name": "value"}, {"name": "code", "required": true}]}]}""")), List.of(), CoreSchemas.COMMON);
        List<JsonValue> parts = new ArrayList<>();
        IntStream.range(0, 300).forEach(i -> parts.add(json("{\"value\": \"v%d\", \"code\": \"c\"}".formatted(i))));
        PatchRequest request = PatchRequest.builder()
                .remove("parts[value eq \"v3\"].code")
                .add("parts", JsonArray.of(json("{\"value\": \"new\"}")))
                .build();
        PatchEngine engine = PatchEngine.of(type, PatchOptions.lenient());
        Resource whole = thing(parts);
        parts.set(5, json("{\"value\": \"v5\"}"));
        Resource damaged = thing(parts);

        assertThat(engine.apply(damaged, request).delta("parts").added()).containsExactly("new");
        assertThat(catchThrowableOfType(ScimException.class, () -> engine.apply(whole, request))
                        .error()
                        .detail())
                .startsWith("\"parts.code\" is required");
    }

    private static Resource thing(List<JsonValue> parts) {
        return new Resource(JsonObject.builder()
                .put("schemas", JsonArray.ofStrings(List.of("urn:example:thing")))
                .put("parts", JsonArray.of(parts))
                .build());
    }

    private static JsonObject json(String text) {
        return (JsonObject) JsonText.within(JsonLimits.REQUEST).parse(text);
    }

    private static JsonObject email(String value, String type) {
        return JsonObject.builder().put("value", value).put("type", type).build();
    }

    @Test
    void valuesMadeToCollideAreLookedUpToo() {
        IntFunction<String> colliding = i -> IntStream.range(0, 15)
                .mapToObj(bit -> (i >> bit & 1) == 0 ? "Aa" : "BB")
                .collect(Collectors.joining());
        JsonValue certificates = members(MEMBERS, colliding);

        Change change = Assertions.assertTimeout(
                Duration.ofSeconds(20),
                () -> PatchEngine.of(CoreSchemas.USER, PatchOptions.lenient())
                        .apply(
                                USER,
                                PatchRequest.builder()
                                        .add("x509Certificates", certificates)
                                        .add("x509Certificates", certificates)
                                        .build()));

        assertThat(change.delta("x509Certificates").added()).hasSize(MEMBERS);
    }

    @Test
    void anObjectThatNoSchemaDescribesIsMergedAtOnce() {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        IntStream.range(0, 100_000).forEach(i -> members.put("m" + i, JsonBoolean.TRUE));
        PatchRequest request = PatchRequest.builder()
                .add(JsonObject.of("urn:x:y", JsonObject.of(members)))
                .replace(JsonObject.of("urn:x:y", JsonObject.of(members)))
                .build();

        Change change = Assertions.assertTimeout(
                Duration.ofSeconds(20),
                () -> PatchEngine.of(CoreSchemas.USER, PatchOptions.lenient()).apply(USER, request));

        assertThat(change.after().tree().object("urn:x:y").orElseThrow().size()).isEqualTo(100_000);
    }

    @Test
    void aRequestThatWouldCompareForeverIsRefused() {
        PatchRequest.Builder request = PatchRequest.builder();
        for (int i = 0; i < 1_001; i++) {
            request.remove("members[type eq \"x\"]");
        }

        ScimException refusal = catchThrowableOfType(ScimException.class, () -> inTime(request.build()));

        assertThat(refusal.error().scimType()).contains(ScimType.TOO_MANY);
        assertThat(refusal.error().detail())
                .isEqualTo("Operation 1001: The request compares too many values; send it in several smaller ones.");
    }

    @Test
    void aRequestOfTooManyOperationsIsRefused() {
        PatchRequest request =
                PatchRequest.builder().remove("title").remove("nickName").build();

        ScimException refusal = catchThrowableOfType(
                ScimException.class,
                () -> PatchReader.read(request.toJson(), PatchOptions.strict().withLimits(1, 1)));

        assertThat(refusal.error().status()).isEqualTo(413);
        assertThat(refusal.error().detail()).isEqualTo("The request has 2 operations; at most 1 are accepted.");
    }

    private static Change inTime(PatchRequest request) {
        return Assertions.assertTimeout(Duration.ofSeconds(20), () -> ENGINE.apply(GROUP, request));
    }

    private static JsonArray members(int count, IntFunction<String> id) {
        return JsonArray.of(IntStream.range(0, count)
                .mapToObj(i -> JsonObject.of("value", new JsonString(id.apply(i))))
                .toList());
    }
}
