package io.scimvault.host.replay;

import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.json.JsonValue;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What came back in a step, from the host or from Vault. */
record Answer(int status, Map<String, String> headers, String text) {

    static Answer of(HttpResponse<String> response) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.headers().map().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        return new Answer(response.statusCode(), headers, response.body());
    }

    static Answer of(int status, Optional<JsonObject> body) {
        return new Answer(status, Map.of(), body.map(JsonObject::toString).orElse(""));
    }

    JsonValue body() {
        return text.isEmpty()
                ? JsonNull.NULL
                : JsonText.within(JsonLimits.ANSWER).parse(text);
    }
}
