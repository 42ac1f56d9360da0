package io.scimvault.scim.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.AttributePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The matcher against the naive evaluator, on random filters and resources of few different values. */
class FilterMatcherLawsTest {
    private static final List<String> TEXTS =
            List.of("", "a", "A", "ab", "aB", "aab", "ba", "work", "ß", "ẞ", "Σ", "ς", "😀", "a😀", "\uffff", "ı", "İ");
    private static final List<String> NUMBERS =
            List.of("0", "-0.0", "1", "1.0", "1e0", "10e-1", "2", "1e400", "-1e-400");
    private static final List<String> TIMES = List.of(
            "2024-01-01T00:00:00Z",
            "2024-01-01T01:00:00+01:00",
            "2024-01-01T00:00:00.000000001Z",
            "2023-12-31T23:59:59.999-00:00");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7_644, 7_643})
    void agreesWithTheNaiveEvaluator(long seed) {
        Maker maker = new Maker(new Random(seed));
        int hits = 0;
        for (int i = 0; i < 15_000; i++) {
            Filter filter = maker.filter(i % 4, NaiveEvaluator.USER);
            FilterMatcher matcher = FilterMatcher.of(filter, TestTypes.USER, FilterOptions.lenient());
            for (int j = 0; j < 4; j++) {
                Resource resource = maker.resource();
                boolean expected = filter.accept(new NaiveEvaluator(NaiveEvaluator.USER, resource.tree()));
                assertThat(matcher.matches(resource))
                        .as("%s on %s", filter, resource)
                        .isEqualTo(expected);
                hits += expected ? 1 : 0;
            }
        }
        assertThat(hits).isBetween(15_000, 45_000);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7_645})
    void agreesOnElements(long seed) {
        Maker maker = new Maker(new Random(seed));
        for (int i = 0; i < 100_000; i++) {
            Filter filter = maker.filter(i % 4, NaiveEvaluator.EMAIL);
            FilterMatcher matcher = FilterMatcher.ofElement(
                    filter, TestTypes.USER.attribute("emails").orElseThrow(), FilterOptions.lenient());
            JsonValue element = maker.email();
            assertThat(matcher.matchesElement(element))
                    .as("%s on %s", filter, element)
                    .isEqualTo(filter.accept(new NaiveEvaluator(NaiveEvaluator.EMAIL, element)));
        }
    }

    private record Maker(Random random) {
        Filter filter(int depth, Map<String, NaiveEvaluator.Place> places) {
            int kind = depth == 0 ? 0 : random.nextInt(5);
            return switch (kind) {
                case 1 -> new Filter.And(terms(depth, places));
                case 2 -> new Filter.Or(terms(depth, places));
                case 3 -> new Filter.Not(filter(depth - 1, places));
                case 4 ->
                    places == NaiveEvaluator.USER
                            ? new Filter.ValuePath(
                                    AttributePath.parse("emails"), filter(depth - 1, NaiveEvaluator.EMAIL))
                            : term(places);
                default -> term(places);
            };
        }

        private List<Filter> terms(int depth, Map<String, NaiveEvaluator.Place> places) {
            return Stream.generate(() -> filter(depth - 1, places))
                    .limit(2 + random.nextInt(2))
                    .toList();
        }

        private Filter term(Map<String, NaiveEvaluator.Place> places) {
            String name = one(places.keySet().stream().sorted().toList());
            AttributePath path = AttributePath.parse(name);
            if (random.nextInt(6) == 0) {
                return new Filter.Present(path);
            }
            boolean equality = random.nextBoolean();
            CompareOperator eq = random.nextBoolean() ? CompareOperator.EQ : CompareOperator.NE;
            if (equality && random.nextInt(6) == 0) {
                return new Filter.Comparison(path, eq, JsonNull.NULL);
            }
            return switch (places.get(name).kind()) {
                case TEXT, EXACT ->
                    new Filter.Comparison(path, one(List.of(CompareOperator.values())), new JsonString(one(TEXTS)));
                case BOOL ->
                    new Filter.Comparison(
                            path, eq, equality ? JsonBoolean.of(random.nextBoolean()) : new JsonString("True"));
                case NUMBER -> new Filter.Comparison(path, ordering(), new JsonNumber(one(NUMBERS)));
                case TIME -> new Filter.Comparison(path, ordering(), new JsonString(one(TIMES)));
            };
        }

        private CompareOperator ordering() {
            return one(List.of(
                    CompareOperator.EQ,
                    CompareOperator.NE,
                    CompareOperator.GT,
                    CompareOperator.GE,
                    CompareOperator.LT,
                    CompareOperator.LE));
        }

        Resource resource() {
            JsonObject.Builder lab = JsonObject.builder();
            some(lab, "badge", number());
            some(lab, "nicknames", list(text(), text()));
            some(lab, "keys", list(JsonObject.of("uses", number()), JsonObject.of("value", text())));
            JsonObject.Builder user = JsonObject.builder();
            some(user, "userName", text());
            some(user, "id", text());
            some(user, "title", text());
            some(user, "active", JsonBoolean.of(random.nextBoolean()));
            some(user, "name", JsonObject.of(random.nextBoolean() ? "familyName" : "givenName", text()));
            some(user, "emails", list(email(), email()));
            some(user, "meta", JsonObject.of("created", new JsonString(one(TIMES))));
            some(user, TestTypes.LAB.id(), lab.build());
            return new Resource(user.build());
        }

        JsonObject email() {
            JsonObject.Builder email = JsonObject.builder();
            some(email, "value", text());
            some(email, "type", text());
            some(email, "primary", JsonBoolean.of(random.nextBoolean()));
            JsonObject built = email.build();
            return built.isEmpty() ? JsonObject.of("value", new JsonString("a")) : built;
        }

        /** Puts a member mostly; sometimes it is of a wrong kind, sometimes missing. */
        private void some(JsonObject.Builder to, String name, JsonValue value) {
            int luck = random.nextInt(20);
            if (luck == 0) {
                to.put(
                        name,
                        one(List.of(
                                JsonNull.NULL,
                                JsonArray.EMPTY,
                                JsonObject.EMPTY,
                                JsonNumber.of(1),
                                new JsonString("true"),
                                JsonArray.of(JsonArray.EMPTY, new JsonString("a")))));
            } else if (luck < 16) {
                to.put(name, value);
            }
        }

        private JsonArray list(JsonValue first, JsonValue second) {
            List<JsonValue> all = new ArrayList<>(List.of(first, second));
            return JsonArray.of(all.subList(0, random.nextInt(3)));
        }

        private JsonValue text() {
            return new JsonString(one(TEXTS));
        }

        private JsonValue number() {
            return new JsonNumber(one(NUMBERS));
        }

        private <T> T one(List<T> all) {
            return all.get(random.nextInt(all.size()));
        }
    }
}
