package io.scimvault.scim.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.quirks.ClientQuirks;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.validation.Reading;
import io.scimvault.scim.validation.ResourceReader;
import io.scimvault.scim.validation.ValidationOptions;
import io.scimvault.testkit.VectorFile;
import io.scimvault.testkit.VectorTypes;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/**
 * PUT as data: what a body makes of the resource before; {@code error} is the refusal, {@code unchanged} means the one before. The mode
 * {@code any} stands for lenient and strict.
 */
class ReplacementVectorsTest {

    @TestFactory
    Stream<DynamicContainer> vectors() {
        return VectorFile.tests("replacement", ReplacementVectorsTest::check);
    }

    private static void check(JsonObject vector) {
        String mode = vector.string("mode").orElseThrow();
        Stream<String> modes = mode.equals("any") ? Stream.of("lenient", "strict") : Stream.of(mode);
        modes.map(name -> ClientQuirks.named(name).orElseThrow().validation())
                .forEach(options -> check(vector, options));
    }

    private static void check(JsonObject vector, ValidationOptions options) {
        if (vector.object("error").isPresent()) {
            JsonObject error = vector.object("error").get();
            ScimException refusal = catchThrowableOfType(ScimException.class, () -> replace(vector, options));
            assertThat(refusal.error().detail())
                    .isEqualTo(error.string("detail").orElseThrow());
            assertThat(refusal.error().scimType().map(type -> type.keyword())).isEqualTo(error.string("scimType"));
            return;
        }
        boolean unchanged = vector.bool("unchanged").orElse(false);
        Change change = replace(vector, options);

        assertThat(change.after().tree())
                .isEqualTo(vector.object(unchanged ? "resource" : "expect").orElseThrow());
        assertThat(change.isEmpty()).isEqualTo(unchanged);
        if (vector.has("changed")) {
            assertThat(change.changedAttributes()).isEqualTo(strings(vector.array("changed")));
        }
        vector.object("deltas")
                .ifPresent(deltas -> deltas.names()
                        .forEach(path -> assertThat(change.delta(path))
                                .isEqualTo(delta(deltas.object(path).orElseThrow()))));
    }

    private static Change replace(JsonObject vector, ValidationOptions options) {
        ResourceType type = VectorTypes.named(vector.string("type").orElseThrow());
        Resource before = new Resource(vector.object("resource").orElseThrow());
        JsonObject body = vector.object("body").orElseThrow();
        Reading wanted = ResourceReader.read(type, body, options);
        // First, so that it is seen to refuse by itself what must not go.
        Change change = Change.replacement(type, before, wanted.resource());
        wanted.orThrow();
        return change;
    }

    private static Delta delta(JsonObject json) {
        return new Delta(strings(json.array("added")), strings(json.array("removed")));
    }

    private static Set<String> strings(JsonArray array) {
        return new LinkedHashSet<>(
                array.only(JsonString.class).map(JsonString::value).toList());
    }
}
