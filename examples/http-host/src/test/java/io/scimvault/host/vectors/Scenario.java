package io.scimvault.host.vectors;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** One scenario of the protocol's vectors: exchanges that follow one another, beginning with nothing. */
public record Scenario(String file, JsonObject vector) {
    private static final Path VECTORS = Path.of("../../scim-core/src/test/resources/vectors/protocol");

    /** All scenarios, in the order of their files. */
    public static List<Scenario> all() {
        try (Stream<Path> files = Files.list(VECTORS)) {
            return files.sorted().flatMap(Scenario::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Scenario> read(Path file) {
        try {
            JsonArray all = (JsonArray) JsonText.within(JsonLimits.ANSWER).parse(Files.readAllBytes(file));
            String name = file.getFileName().toString();
            return all.only(JsonObject.class).map(vector -> new Scenario(name, vector));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String name() {
        return vector.string("name").orElseThrow();
    }

    public boolean isStrict() {
        return vector.bool("strict").orElse(false);
    }

    /** Whether it needs sizes of pages or of bulk requests that the host has no setting for. */
    public boolean needsOtherLimits() {
        return vector.has("pages") || vector.has("bulk");
    }

    public List<JsonObject> exchanges() {
        return vector.array("exchanges").only(JsonObject.class).toList();
    }
}
