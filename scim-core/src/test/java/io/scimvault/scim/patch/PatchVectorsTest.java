package io.scimvault.scim.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.quirks.ClientQuirks;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.testkit.VectorFile;
import io.scimvault.testkit.VectorTypes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * PATCH as data. A vector says what a request makes of a resource: {@code expect} is the whole resource afterwards, {@code unchanged}
 * means the one before, {@code error} is the refusal; {@code changed} and {@code deltas} say what the change reports. The mode
 * {@code any} stands for lenient and strict.
 */
class PatchVectorsTest {
    private static final int AT_LEAST = 600;

    @TestFactory
    Stream<DynamicContainer> vectors() {
        return VectorFile.tests("patch", PatchVectorsTest::check);
    }

    @Test
    void thereAreEnoughVectorsAndNoTwoOfOneName() {
        List<String> names = VectorFile.all("patch").stream()
                .map(vector -> vector.string("name").orElseThrow())
                .toList();

        assertThat(names).hasSizeGreaterThanOrEqualTo(AT_LEAST).doesNotHaveDuplicates();
    }

    private static void check(JsonObject vector) {
        String mode = vector.string("mode").orElseThrow();
        Stream<String> modes = mode.equals("any") ? Stream.of("lenient", "strict") : Stream.of(mode);
        modes.map(name -> ClientQuirks.named(name).orElseThrow().patch()).forEach(options -> {
            if (vector.has("error")) {
                checkRefusal(vector, options);
            } else {
                checkChange(vector, apply(vector, options));
            }
        });
    }

    private static void checkRefusal(JsonObject vector, PatchOptions options) {
        JsonObject error = vector.object("error").orElseThrow();

        ScimException refusal = catchThrowableOfType(ScimException.class, () -> apply(vector, options));

        assertThat(refusal).isNotNull();
        assertThat(refusal.error().detail()).isEqualTo(error.string("detail").orElseThrow());
        assertThat(refusal.error().scimType().map(type -> type.keyword())).isEqualTo(error.string("scimType"));
        assertThat(refusal.error().status())
                .isEqualTo(
                        error.member("status") instanceof JsonNumber status
                                ? status.decimal().intValueExact()
                                : 400);
    }

    private static void checkChange(JsonObject vector, Change change) {
        boolean unchanged = vector.bool("unchanged").orElse(false);
        JsonObject expected = vector.object(unchanged ? "resource" : "expect").orElseThrow();

        assertThat(change.after().tree()).isEqualTo(expected);
        assertThat(change.after().schemas()).isEqualTo(new Resource(expected).schemas());
        assertThat(change.isEmpty()).isEqualTo(unchanged);
        assertThat(change.before().tree()).isEqualTo(vector.object("resource").orElseThrow());
        if (vector.has("changed")) {
            assertThat(change.changedAttributes()).containsExactlyElementsOf(strings(vector.array("changed")));
        }
        vector.object("deltas").ifPresent(deltas -> assertThat(change.deltas()).isEqualTo(deltas(deltas)));
    }

    private static Change apply(JsonObject vector, PatchOptions options) {
        ResourceType type = VectorTypes.named(vector.string("type").orElseThrow());
        Resource resource = new Resource(vector.object("resource").orElseThrow());
        PatchRequest request = PatchReader.read(body(vector.get("patch").orElseThrow()), options);
        return PatchEngine.of(type, options).apply(resource, request);
    }

    /** An array stands for the operations of an ordinary message. */
    private static JsonValue body(JsonValue patch) {
        return patch instanceof JsonArray operations
                ? JsonObject.builder()
                        .put("schemas", JsonArray.of(new JsonString(PatchRequest.SCHEMA)))
                        .put("Operations", operations)
                        .build()
                : patch;
    }

    private static Map<String, Delta> deltas(JsonObject json) {
        return json.names().stream()
                .collect(Collectors.toMap(
                        name -> name, name -> delta(json.object(name).orElseThrow())));
    }

    private static Delta delta(JsonObject json) {
        return new Delta(
                new LinkedHashSet<>(strings(json.array("added"))), new LinkedHashSet<>(strings(json.array("removed"))));
    }

    private static List<String> strings(JsonArray array) {
        return array.only(JsonString.class).map(JsonString::value).toList();
    }
}
