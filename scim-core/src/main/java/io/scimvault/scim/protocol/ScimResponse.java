package io.scimvault.scim.protocol;

import io.scimvault.scim.json.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An answer before it is bytes.
 *
 * @param status HTTP status
 * @param headers without those of the body
 * @param body the JSON to send
 */
public record ScimResponse(int status, Map<String, String> headers, Optional<JsonObject> body) {

    public ScimResponse {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** An answer with a body alone. */
    static ScimResponse of(int status, JsonObject body) {
        return new ScimResponse(status, Map.of(), Optional.of(body));
    }

    /** This answer with one more header. */
    ScimResponse with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ScimResponse(status, more, body);
    }

    /** This answer with one more header, where there is a value for it. */
    ScimResponse with(String name, Optional<String> value) {
        return value.map(present -> with(name, present)).orElse(this);
    }
}
