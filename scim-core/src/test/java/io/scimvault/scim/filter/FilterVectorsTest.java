package io.scimvault.scim.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.filter.Vectors.Vector;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.schema.ResolvedPath;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the vectors on filters, value filters and paths. */
class FilterVectorsTest {

    static Stream<Vector> filters() {
        return Vectors.read("filters");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filters")
    void readsTheTreeAndFindsThePeople(Vector vector) {
        for (FilterOptions options : vector.options()) {
            Filter filter = FilterParser.parse(text(vector, "filter"), options);
            assertThat(TreeNotation.of(filter))
                    .isEqualTo(vector.expect().string("tree").orElseThrow());
            assertThat(FilterParser.parse(filter.toString(), FilterOptions.strict()))
                    .isEqualTo(filter);

            FilterMatcher matcher = vector.input().has("severalTypes")
                    ? FilterMatcher.ofOneAmongTypes(filter, TestTypes.USER, options)
                    : FilterMatcher.of(filter, TestTypes.USER, options);
            List<String> found = TestTypes.people().entrySet().stream()
                    .filter(person -> matcher.matches(person.getValue()))
                    .map(person -> person.getKey())
                    .toList();
            assertThat(found).isEqualTo(strings(vector, "matches"));
        }
    }

    static Stream<Vector> refusedFilters() {
        return Vectors.read("refused-filters");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedFilters")
    void refusesAFilterWithItsMessage(Vector vector) {
        for (FilterOptions options : vector.options()) {
            assertRefused(
                    vector,
                    () -> FilterMatcher.of(
                            FilterParser.parse(text(vector, "filter"), options), TestTypes.USER, options));
        }
    }

    static Stream<Vector> paths() {
        return Vectors.read("paths");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("paths")
    void readsAPath(Vector vector) {
        for (FilterOptions options : vector.options()) {
            PatchPath path = FilterParser.parsePath(text(vector, "path"), options);
            assertThat(TestTypes.USER.resolve(path.attribute()).map(ResolvedPath::toString))
                    .isEqualTo(vector.expect().string("attribute"));
            assertThat(path.valueFilter().map(TreeNotation::of))
                    .isEqualTo(vector.expect().string("filter"));
            assertThat(path.sub()).isEqualTo(vector.expect().string("sub"));
            assertThat(path).hasToString(vector.expect().string("prints").orElseThrow());
            assertThat(FilterParser.parsePath(path.toString(), FilterOptions.strict()))
                    .isEqualTo(path);
        }
    }

    static Stream<Vector> refusedPaths() {
        return Vectors.read("refused-paths");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedPaths")
    void refusesAPathWithItsMessage(Vector vector) {
        for (FilterOptions options : vector.options()) {
            assertRefused(vector, () -> FilterParser.parsePath(text(vector, "path"), options));
        }
    }

    static Stream<Vector> elements() {
        return Vectors.read("elements");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("elements")
    void selectsElements(Vector vector) {
        for (FilterOptions options : vector.options()) {
            PatchPath path = FilterParser.parsePath(text(vector, "path"), options);
            Attribute attribute = TestTypes.USER
                    .resolve(path.attribute())
                    .flatMap(ResolvedPath::leaf)
                    .orElseThrow();
            FilterMatcher matcher = FilterMatcher.ofElement(path.valueFilter().orElseThrow(), attribute, options);
            List<JsonValue> selected = vector.input().array("elements").stream()
                    .filter(matcher::matchesElement)
                    .toList();
            assertThat(selected).isEqualTo(vector.expect().array("selected").elements());
        }
    }

    static Stream<Vector> refusedElements() {
        return Vectors.read("refused-elements");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedElements")
    void refusesAValueFilterThatMeansNothingForTheAttribute(Vector vector) {
        for (FilterOptions options : vector.options()) {
            PatchPath path = FilterParser.parsePath(text(vector, "path"), options);
            Attribute attribute = TestTypes.USER
                    .resolve(path.attribute())
                    .flatMap(ResolvedPath::leaf)
                    .orElseThrow();
            Filter filter = path.valueFilter().orElseThrow();
            assertRefused(vector, () -> FilterMatcher.ofElement(filter, attribute, options));
        }
    }

    private static void assertRefused(Vector vector, Runnable action) {
        ScimException refusal = catchThrowableOfType(ScimException.class, action::run);
        assertThat(refusal).as("refused").isInstanceOf(ScimException.class);
        assertThat(refusal.error().status()).isEqualTo(400);
        assertThat(refusal.error().scimType().map(type -> type.keyword()))
                .isEqualTo(vector.error().string("scimType"));
        assertThat(Optional.of(refusal.error().detail()))
                .isEqualTo(vector.error().string("detail"));
    }

    private static String text(Vector vector, String member) {
        return vector.input().string(member).orElseThrow();
    }

    private static List<String> strings(Vector vector, String member) {
        return vector.expect()
                .array(member)
                .only(JsonString.class)
                .map(JsonString::value)
                .toList();
    }
}
