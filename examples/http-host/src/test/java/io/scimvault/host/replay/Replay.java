package io.scimvault.host.replay;

import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A conversation as data: {@code {"name", "client", "suffix", "headers", "steps": [step…]}}, where the suffix is a query that ends the
 * base URL as the administrator of the provider typed it in. A step is
 *
 * <pre>{@code
 * {"name": "…",
 *  "request": {"method", "path", "query": {name: text} or "rawQuery": text, "headers": {name: text}, "body": tree}   over HTTP to the host, or
 *  "vault":   {"method", "path", "body": tree}                                                   to Vault itself, or
 *  "value":   tree                                                                               nowhere
 *  "expect":  {"status": number, "headers": {name: regex}, "body": subset, "empty": true, "conforms": true},
 *  "capture": {name: pointer}, "collect": {name: pointer},
 *  "repeat":  number or array}                                                                   with ${i} or ${each}
 * }</pre>
 *
 * where {@code conforms} has an answer judged by the schemas that the host publishes, read once per replay: whole, or without the
 * attributes that {@code attributes} or {@code excludedAttributes} in the query leave out.
 */
public record Replay(String name, String client, String suffix, JsonObject headers, List<JsonObject> steps) {

    /** The names of all there are. */
    public static List<String> all() {
        try (Stream<Path> files =
                Files.list(Path.of(Replay.class.getResource("/replays").toURI()))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - 5))
                    .sorted()
                    .toList();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads {@code replays/<name>.json}. */
    public static Replay read(String name) {
        try (InputStream text = Replay.class.getResourceAsStream("/replays/" + name + ".json")) {
            if (text == null) {
                throw new IllegalArgumentException("no replay " + name);
            }
            JsonObject tree = (JsonObject) JsonText.within(JsonLimits.ANSWER).parse(text.readAllBytes());
            return new Replay(
                    tree.string("name").orElseThrow(),
                    tree.string("client").orElse("okta-demo"),
                    tree.string("suffix").orElse(""),
                    tree.object("headers").orElse(JsonObject.EMPTY),
                    tree.array("steps").only(JsonObject.class).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
