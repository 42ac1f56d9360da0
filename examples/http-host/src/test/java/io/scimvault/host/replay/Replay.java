package io.scimvault.host.replay;

import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A conversation as data: {@code {"name", "headers", "steps": [step…]}}. A step is
 *
 * <pre>{@code
 * {"name": "…",
 *  "request": {"method", "path", "query": {name: text}, "headers": {name: text}, "body": tree}   over HTTP to the host, or
 *  "vault":   {"method", "path", "body": tree}                                                   to Vault itself, or
 *  "value":   tree                                                                               nowhere
 *  "expect":  {"status": number, "headers": {name: regex}, "body": subset, "empty": true},
 *  "capture": {name: pointer}, "collect": {name: pointer},
 *  "repeat":  number or array}                                                                   with ${i} or ${each}
 * }</pre>
 */
public record Replay(String name, JsonObject headers, List<JsonObject> steps) {

    /** Reads {@code replays/<name>.json}. */
    public static Replay read(String name) {
        try (InputStream text = Replay.class.getResourceAsStream("/replays/" + name + ".json")) {
            if (text == null) {
                throw new IllegalArgumentException("no replay " + name);
            }
            JsonObject tree = (JsonObject) JsonText.within(JsonLimits.ANSWER).parse(text.readAllBytes());
            return new Replay(
                    tree.string("name").orElseThrow(),
                    tree.object("headers").orElse(JsonObject.EMPTY),
                    tree.array("steps").only(JsonObject.class).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
