package io.scimvault.scim.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.filter.Vectors.Vector;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.testkit.VectorTypes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Files of vectors on filters that bring the resources they are run on: each filter finds some by name, or is refused. */
class FilterFamiliesTest {
    private static final List<String> FILES = List.of("rfc7644", "operators", "peers");
    private static final int FOUND_AT_LEAST = 350;
    private static final int REFUSED_AT_LEAST = 220;

    @TestFactory
    Stream<DynamicContainer> families() {
        return FILES.stream()
                .map(file -> DynamicContainer.dynamicContainer(file, tests((JsonObject) Vectors.json(file), file)));
    }

    @Test
    void thereAreEnoughVectorsAndNoTwoOfOneNameInAFile() {
        List<Vector> families = FILES.stream().flatMap(Vectors::read).toList();
        long refused =
                families.stream().filter(vector -> !vector.error().isEmpty()).count();
        Stream<Vector> refusals = Stream.of("refused-filters", "refused-paths", "refused-elements")
                .flatMap(Vectors::read);

        assertThat(families.size() - refused + Vectors.read("filters").count()).isGreaterThanOrEqualTo(FOUND_AT_LEAST);
        assertThat(refused + refusals.count()).isGreaterThanOrEqualTo(REFUSED_AT_LEAST);
        FILES.forEach(file -> assertThat(Vectors.read(file).map(Vector::name)).doesNotHaveDuplicates());
    }

    private static Stream<DynamicTest> tests(JsonObject file, String name) {
        ResourceType type = VectorTypes.named(file.string("type").orElseThrow());
        JsonObject resources = file.object("resources").orElseThrow();
        return Vectors.read(name)
                .map(vector -> DynamicTest.dynamicTest(
                        vector.name(),
                        () -> vector.options().forEach(options -> check(vector, type, resources, options))));
    }

    private static void check(Vector vector, ResourceType type, JsonObject resources, FilterOptions options) {
        String text = vector.input().string("filter").orElseThrow();
        if (vector.error().isEmpty()) {
            Filter filter = FilterParser.parse(text, options);
            assertThat(TreeNotation.of(filter))
                    .isEqualTo(vector.expect().string("tree").orElseThrow());
            assertThat(FilterParser.parse(filter.toString(), FilterOptions.strict()))
                    .isEqualTo(filter);
            assertThat(found(FilterMatcher.of(filter, type, options), resources))
                    .isEqualTo(strings(vector.expect(), "matches"));
        } else {
            ScimException refusal = catchThrowableOfType(
                    ScimException.class, () -> FilterMatcher.of(FilterParser.parse(text, options), type, options));
            assertThat(refusal).isNotNull();
            assertThat(refusal.error().status()).isEqualTo(400);
            assertThat(refusal.error().scimType().map(scimType -> scimType.keyword()))
                    .isEqualTo(vector.error().string("scimType"));
            assertThat(Optional.of(refusal.error().detail()))
                    .isEqualTo(vector.error().string("detail"));
        }
    }

    private static List<String> found(FilterMatcher matcher, JsonObject resources) {
        return resources.members().entrySet().stream()
                .filter(resource -> matcher.matches(new Resource((JsonObject) resource.getValue())))
                .map(resource -> resource.getKey())
                .toList();
    }

    private static List<String> strings(JsonObject object, String member) {
        return object.array(member)
                .only(JsonString.class)
                .map(JsonString::value)
                .toList();
    }
}
