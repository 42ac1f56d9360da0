package io.scimvault.scim.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.CoreSchemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Long sequences of changes of one group, each the input of the next, against a plain list: members, their order, and what is told. */
class MembershipLawsTest {

    @ParameterizedTest(name = "seed {0}: {1} sequences of {2} changes among {3} people")
    @CsvSource({"352, 500, 100, 6", "353, 200, 200, 20", "354, 20, 500, 100", "355, 1, 300, 4000"})
    void aGroupIsTheListThatItsChangesMake(long seed, int sequences, int changes, int people) {
        Random random = new Random(seed);
        for (int i = 0; i < sequences; i++) {
            boolean strict = i % 2 == 1;
            new Sequence(random, people, strict ? PatchOptions.strict() : PatchOptions.lenient()).run(changes);
        }
    }

    /** A group as it was, and the members that it had. */
    private record Past(Resource group, JsonArray members) {}

    /** One group on its way, and all that it has been. */
    private static final class Sequence {
        private final Random random;
        private final int people;
        private final PatchOptions options;
        private final List<Past> past = new ArrayList<>();
        private Resource group;
        private MemberList list;

        Sequence(Random random, int people, PatchOptions options) {
            this.random = random;
            this.people = people;
            this.options = options;
            this.list = MemberList.of(JsonArray.of(IntStream.range(0, people)
                    .filter(person -> random.nextBoolean())
                    .mapToObj(person -> known("u" + person))
                    .toList()));
            this.group = group(list);
        }

        void run(int changes) {
            for (int i = 0; i < changes; i++) {
                step();
                if (i % (1 + people / 20) == 0) {
                    past.add(new Past(group, list.array()));
                }
            }
            past.forEach(
                    then -> assertThat(then.group().tree().array("members")).isEqualTo(then.members()));
        }

        private void step() {
            MemberList after = list.copy();
            PatchRequest.Builder request = PatchRequest.builder();
            boolean hits = true;
            for (int i = random.nextInt(3); i >= 0; i--) {
                hits &= operation(request, after);
            }
            PatchEngine engine = PatchEngine.of(CoreSchemas.GROUP, options);
            if (!hits && options.equals(PatchOptions.strict())) {
                assertThatThrownBy(() -> engine.apply(group, request.build()))
                        .isInstanceOf(ScimException.class)
                        .hasMessageEndingWith("No value of \"members\" matches the filter.");
                return;
            }
            check(engine.apply(group, request.build()), after.since(list));
        }

        private void check(Change change, MemberList after) {
            boolean same = after == list;
            assertThat(change.before()).isSameAs(group);
            mustBe(change.isEmpty(), same);
            mustBe(change.delta("members").added(), after.lacking(list));
            mustBe(change.delta("members").removed(), list.lacking(after));
            mustBe(change.after().tree(), group(after).tree());
            if (same) {
                assertThat(change.after()).isSameAs(group);
            }
            group = change.after();
            list = after;
        }

        private static void mustBe(Object is, Object expected) {
            if (!is.equals(expected)) {
                assertThat(is).isEqualTo(expected);
            }
        }

        /** Puts an operation into the request and does it to the list; false if it selects nobody. */
        private boolean operation(PatchRequest.Builder request, MemberList to) {
            switch (random.nextInt(options.equals(PatchOptions.strict()) ? 9 : 11)) {
                case 0, 1, 2 -> {
                    List<JsonObject> more = several();
                    request.add("members", JsonArray.of(more));
                    more.forEach(to::add);
                }
                case 3, 4, 5 -> {
                    return removed(request, to, List.of(person()));
                }
                case 6 -> {
                    return removed(request, to, List.of(person(), person()));
                }
                case 7 -> {
                    List<String> wanted = IntStream.range(0, 1 + random.nextInt(people))
                            .mapToObj(i -> person())
                            .toList();
                    request.replace("members", members(wanted));
                    to.replace(wanted);
                }
                case 8 -> clear(request, to);
                default -> {
                    List<String> listed = List.of(person(), person());
                    request.remove("members", random.nextBoolean() ? members(listed) : JsonArray.ofStrings(listed));
                    listed.forEach(to::remove);
                }
            }
            return true;
        }

        private static boolean removed(PatchRequest.Builder request, MemberList to, List<String> values) {
            boolean hits = values.stream().anyMatch(to::has);
            request.remove("members[value eq \"" + String.join("\" or value eq \"", values) + "\"]");
            values.forEach(to::remove);
            return hits;
        }

        private void clear(PatchRequest.Builder request, MemberList to) {
            switch (random.nextInt(8)) {
                case 0 -> request.remove("members");
                case 1 -> request.replace("members", JsonArray.EMPTY);
                case 2 -> request.replace("members", JsonNull.NULL);
                default -> {
                    request.add("members", JsonArray.EMPTY);
                    return;
                }
            }
            to.clear();
        }

        private List<JsonObject> several() {
            List<JsonObject> several = new ArrayList<>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                String person = person();
                several.add(random.nextInt(3) == 0 ? known(person) : JsonObject.of("value", new JsonString(person)));
            }
            return several;
        }

        private String person() {
            return (random.nextInt(8) == 0 ? "U" : "u") + random.nextInt(people);
        }

        private static JsonArray members(List<String> values) {
            return JsonArray.of(values.stream()
                    .map(value -> JsonObject.of("value", new JsonString(value)))
                    .toList());
        }

        private static JsonObject known(String person) {
            return JsonObject.builder()
                    .put("value", person)
                    .put("type", "User")
                    .put("display", "Person " + person)
                    .build();
        }

        private static Resource group(MemberList list) {
            JsonValue members = list.array();
            JsonObject empty = JsonObject.builder()
                    .put("schemas", JsonArray.ofStrings(List.of(CoreSchemas.GROUP_URN)))
                    .put("id", "g")
                    .put("displayName", "g")
                    .build();
            return new Resource(members.isUnassigned() ? empty : empty.with("members", members));
        }
    }
}
