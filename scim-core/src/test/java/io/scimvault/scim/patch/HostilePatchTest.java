package io.scimvault.scim.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.CoreSchemas;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.testkit.Growth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests that are meant to keep a server busy: what is four times as much must not take sixteen times as long. */
@Timeout(120)
class HostilePatchTest {
    private static final Resource USER = resource(CoreSchemas.USER_URN, "userName", "u");
    private static final Resource GROUP = resource(CoreSchemas.GROUP_URN, "displayName", "g");

    @Test
    void manyOperationsOnOneAttribute() {
        Growth.isLinear(10_000, operations -> {
            PatchRequest.Builder request = PatchRequest.builder();
            IntStream.range(0, operations).forEach(i -> request.replace("title", "t" + i));
            assertThat(lenient(CoreSchemas.USER, USER, request).changedAttributes())
                    .containsExactly("title");
        });
    }

    @Test
    void manyOperationsOnElementsOfTheirOwn() {
        Growth.isLinear(10_000, operations -> {
            PatchRequest.Builder request = PatchRequest.builder();
            IntStream.range(0, operations)
                    .forEach(i -> request.add("emails[value eq \"e" + i + "\"].display", "d" + i));
            assertThat(lenient(CoreSchemas.USER, USER, request).delta("emails").added())
                    .hasSize(operations);
        });
    }

    @Test
    void manyOperationsThatTakeBackEachOther() {
        Growth.isLinear(10_000, operations -> {
            PatchRequest.Builder request = PatchRequest.builder();
            for (int i = 0; i < operations / 2; i++) {
                request.add("members", members(1, one -> "m")).remove("members[value eq \"m\"]");
            }
            assertThat(lenient(CoreSchemas.GROUP, GROUP, request).isEmpty()).isTrue();
        });
    }

    @Test
    void manyAddressesThatAreAllPrimary() {
        Growth.isLinear(50_000, addresses -> {
            JsonArray all = emails(addresses);
            Change change =
                    lenient(CoreSchemas.USER, USER, PatchRequest.builder().add("emails", all));
            assertThat(primaries(change)).isEqualTo(1);
            Change again = lenient(
                    CoreSchemas.USER, change.after(), PatchRequest.builder().replace("emails", all));
            assertThat(again.isEmpty()).isTrue();
        });
    }

    @Test
    void manyAddressesMadePrimaryAtOnce() {
        Resource user = lenient(CoreSchemas.USER, USER, PatchRequest.builder().add("emails", emails(50_000)))
                .after();
        Resource part = lenient(CoreSchemas.USER, USER, PatchRequest.builder().add("emails", emails(12_500)))
                .after();
        Growth.isLinear(50_000, addresses -> {
            Change change = lenient(
                    CoreSchemas.USER,
                    addresses == 50_000 ? user : part,
                    PatchRequest.builder().replace("emails.primary", true));
            assertThat(primaries(change)).isEqualTo(1);
        });
    }

    @Test
    void manyNamesThatNobodyKnows() {
        Growth.isLinear(100_000, names -> {
            Map<String, JsonValue> unknown = new LinkedHashMap<>();
            IntStream.range(0, names).forEach(i -> unknown.put("n" + i + ".x", JsonBoolean.TRUE));
            PatchRequest.Builder request = PatchRequest.builder().replace(JsonObject.of(unknown));
            assertThat(lenient(CoreSchemas.USER, USER, request).isEmpty()).isTrue();
        });
    }

    @Test
    void manyMembersThatNobodyKnows() {
        Growth.isLinear(100_000, members -> {
            PatchRequest.Builder request = PatchRequest.builder()
                    .add("members", members(members, i -> "m" + i))
                    .remove("members", members(members - 1, i -> "m" + i));
            assertThat(lenient(CoreSchemas.GROUP, GROUP, request)
                            .delta("members")
                            .added())
                    .containsExactly("m" + (members - 1));
        });
    }

    @Test
    void manyMembersRemovedOneByOne() {
        Resource large = group(20_000);
        Growth.isLinear(10_000, removals -> {
            PatchRequest.Builder request = PatchRequest.builder();
            IntStream.range(0, removals).forEach(i -> request.remove("members[value eq \"m" + i + "\"]"));
            assertThat(lenient(CoreSchemas.GROUP, large, request)
                            .delta("members")
                            .removed())
                    .hasSize(removals);
        });
    }

    @Test
    void manyRemovalsThatLookAtEachMember() {
        Resource large = group(20_000);
        Growth.isLinear(900, removals -> {
            PatchRequest.Builder request = PatchRequest.builder();
            IntStream.range(0, removals).forEach(i -> request.remove("members[value ew \"x" + i + "\"]"));
            assertThat(lenient(CoreSchemas.GROUP, large, request).isEmpty()).isTrue();
        });
    }

    @Test
    void moreRemovalsThatLookAtEachMemberThanAreGoodAreRefused() {
        PatchRequest.Builder request = PatchRequest.builder();
        IntStream.range(0, 1_001).forEach(i -> request.remove("members[value ew \"x" + i + "\"]"));

        ScimException refusal =
                catchThrowableOfType(ScimException.class, () -> lenient(CoreSchemas.GROUP, group(20_000), request));

        assertThat(refusal.error().scimType()).contains(ScimType.TOO_MANY);
    }

    private static Change lenient(ResourceType type, Resource resource, PatchRequest.Builder request) {
        return PatchEngine.of(type, PatchOptions.lenient()).apply(resource, request.build());
    }

    @Test
    void manyAddressesOfOneValue() {
        for (PatchRequest.Builder request : List.of(
                PatchRequest.builder().replace("emails[value eq \"x\"].display", "d"),
                PatchRequest.builder().replace("emails[type sw \"t1\"].display", "d"),
                PatchRequest.builder().remove("emails[type sw \"t1\"]"))) {
            Growth.isLinear(20_000, addresses -> {
                Change change = lenient(CoreSchemas.USER, addressesOfOneValue(addresses), request);
                assertThat(change.changedAttributes()).containsExactly("emails");
                assertThat(change.deltas()).isEmpty();
            });
        }
    }

    @Test
    void manyAddressesThatBecomeOfOneValue() {
        Growth.isLinear(20_000, addresses -> {
            PatchRequest.Builder request = PatchRequest.builder().replace("emails.value", "x");
            Change change = lenient(CoreSchemas.USER, USER.with("emails", emails(addresses)), request);
            assertThat(change.delta("emails").added()).containsExactly("x");
            assertThat(change.delta("emails").removed()).hasSize(addresses);
        });
    }

    @Test
    void manyTimesTheSameValueListed() {
        Growth.isLinear(20_000, addresses -> {
            JsonArray listed = members(addresses, one -> "x");
            PatchRequest.Builder request = PatchRequest.builder().remove("emails", listed);
            Change change = lenient(CoreSchemas.USER, addressesOfOneValue(addresses), request);
            assertThat(change.after().tree().has("emails")).isFalse();
        });
    }

    @Test
    void manyOperationsWhereManyMembersWere() {
        Growth.isLinear(10_000, operations -> {
            PatchRequest.Builder request = PatchRequest.builder().remove("members");
            for (int i = 0; i < operations; i++) {
                request.replace("members", members(1, one -> "n"));
            }
            Change change = lenient(CoreSchemas.GROUP, group(10 * operations), request);
            assertThat(change.delta("members").added()).containsExactly("n");
            assertThat(change.delta("members").removed()).hasSize(10 * operations);
        });
    }

    private static Resource addressesOfOneValue(int count) {
        return USER.with(
                "emails",
                JsonArray.of(IntStream.range(0, count)
                        .mapToObj(
                                i -> JsonObject.of("value", new JsonString("x")).with("type", new JsonString("t" + i)))
                        .toList()));
    }

    private static long primaries(Change change) {
        return change.after()
                .tree()
                .array("emails")
                .only(JsonObject.class)
                .filter(email -> email.member("primary") == JsonBoolean.TRUE)
                .count();
    }

    private static JsonArray emails(int count) {
        return JsonArray.of(IntStream.range(0, count)
                .mapToObj(i -> JsonObject.of("value", new JsonString("e" + i)).with("primary", JsonBoolean.TRUE))
                .toList());
    }

    private static JsonArray members(int count, IntFunction<String> id) {
        return JsonArray.of(IntStream.range(0, count)
                .mapToObj(i -> JsonObject.of("value", new JsonString(id.apply(i))))
                .toList());
    }

    private static Resource group(int members) {
        return GROUP.with("members", members(members, i -> "m" + i));
    }

    private static Resource resource(String schema, String name, String value) {
        return new Resource(JsonObject.builder()
                .put("schemas", JsonArray.ofStrings(List.of(schema)))
                .put(name, value)
                .build());
    }
}
