package io.scimvault.scim.resource;

import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Resources for these tests. */
final class Fixtures {
    private static final JsonText JSON = JsonText.within(JsonLimits.REQUEST);

    private Fixtures() {}

    /** A user with every attribute of RFC 7643 §4.1 and §4.3, in the manner of §8.2. */
    static Resource fullUser() {
        try (InputStream in = Fixtures.class.getResourceAsStream("full-user.json")) {
            return new Resource((JsonObject) JSON.parse(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonObject json(String text) {
        return (JsonObject) JSON.parse(text);
    }

    static Resource resource(String text) {
        return new Resource(json(text));
    }
}
