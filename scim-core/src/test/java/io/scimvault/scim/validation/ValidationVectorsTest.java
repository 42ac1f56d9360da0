package io.scimvault.scim.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.quirks.ClientQuirks;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.testkit.VectorFile;
import io.scimvault.testkit.VectorTypes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Bodies as data: {@code expect} is the whole resource that a body means, {@code issues} everything that is wrong with it. The mode
 * {@code any} stands for lenient and strict.
 */
class ValidationVectorsTest {
    private static final int AT_LEAST = 190;

    @TestFactory
    Stream<DynamicContainer> vectors() {
        return VectorFile.tests("validation", ValidationVectorsTest::check);
    }

    @Test
    void thereAreEnoughVectorsAndNoTwoOfOneName() {
        List<String> names = VectorFile.all("validation").stream()
                .map(vector -> vector.string("name").orElseThrow())
                .toList();

        assertThat(names).hasSizeGreaterThanOrEqualTo(AT_LEAST).doesNotHaveDuplicates();
    }

    private static void check(JsonObject vector) {
        String mode = vector.string("mode").orElseThrow();
        Stream<String> modes = mode.equals("any") ? Stream.of("lenient", "strict") : Stream.of(mode);
        modes.map(name -> ClientQuirks.named(name).orElseThrow().validation()).forEach(options -> {
            Reading reading =
                    ResourceReader.read(type(vector), vector.object("body").orElseThrow(), options);

            assertThat(reading.issues().stream().map(ValidationVectorsTest::json))
                    .containsExactlyElementsOf(
                            vector.array("issues").only(JsonObject.class).toList());
            vector.object("expect").ifPresent(expected -> {
                assertThat(reading.orThrow().tree()).isEqualTo(expected);
                assertThat(reading.resource().schemas()).isEqualTo(new Resource(expected).schemas());
                assertThat(ResourceReader.read(type(vector), expected, options)).isEqualTo(reading);
            });
        });
    }

    private static ResourceType type(JsonObject vector) {
        return VectorTypes.named(vector.string("type").orElseThrow());
    }

    private static JsonObject json(Issue issue) {
        return JsonObject.builder()
                .put("path", issue.path())
                .put("scimType", issue.type().keyword())
                .put("message", issue.message())
                .build();
    }
}
