package io.scimvault.testkit;

import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;

/**
 * A file of test vectors: {@code vectors} is an array of objects with a {@code name}; every other member of the file is the default of
 * that member in each vector. {@code client} and {@code rules} say who sends such a thing, and which tolerances it shows.
 */
public record VectorFile(Path path, List<JsonObject> vectors) {
    private static final Set<String> MEMBERS = Set.of(
            "about",
            "name",
            "rfc",
            "client",
            "rules",
            "mode",
            "type",
            "resource",
            "patch",
            "body",
            "expect",
            "unchanged",
            "error",
            "issues",
            "changed",
            "deltas");

    /** The files of a family, which is a directory under {@code vectors}. */
    public static List<VectorFile> family(String name) {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/vectors", name))) {
            return files.sorted(Comparator.naturalOrder()).map(VectorFile::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All vectors of a family. */
    public static List<JsonObject> all(String family) {
        return family(family).stream().flatMap(file -> file.vectors().stream()).toList();
    }

    /** One test for each vector of a family, in one container for each file. */
    public static Stream<DynamicContainer> tests(String family, Consumer<JsonObject> test) {
        return family(family).stream()
                .map(file -> DynamicContainer.dynamicContainer(
                        file.path().getFileName().toString(),
                        file.vectors().stream()
                                .map(vector -> DynamicTest.dynamicTest(
                                        vector.string("name").orElseThrow(), () -> test.accept(vector)))));
    }

    private static VectorFile read(Path path) {
        try {
            JsonObject file = (JsonObject) JsonText.within(JsonLimits.ANSWER).parse(Files.readAllBytes(path));
            JsonObject defaults = file.without("vectors");
            return new VectorFile(
                    path,
                    file.array("vectors")
                            .only(JsonObject.class)
                            .map(vector -> with(defaults, vector))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonObject with(JsonObject defaults, JsonObject vector) {
        Map<String, JsonValue> all = new LinkedHashMap<>(defaults.members());
        all.putAll(vector.members());
        if (!MEMBERS.containsAll(all.keySet())) {
            throw new IllegalArgumentException("a vector has other members than " + MEMBERS + ": " + vector);
        }
        return JsonObject.of(all);
    }
}
