package io.scimvault.scim.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.protocol.RawRequest;
import io.scimvault.scim.protocol.RawResponse;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * One request and the answer that is expected, as a vector has it: {@code request} (method and target), {@code headers}, {@code body}
 * (JSON) or {@code text}; {@code status}, {@code answerHeaders} (null: must not be there), {@code answer} (JSON, whole; absent: no body).
 * {@code rules} are the tolerances that it shows, {@code client} is whose they are where not the scenario's.
 */
record Exchange(JsonObject vector) {
    private static final JsonText JSON = JsonText.within(JsonLimits.ANSWER);
    private static final Set<String> MEMBERS = Set.of(
            "request", "headers", "body", "text", "status", "answerHeaders", "answer", "comment", "client", "rules");

    Exchange {
        assertThat(MEMBERS).containsAll(vector.names());
    }

    private String request() {
        return vector.string("request").orElseThrow();
    }

    void run(ScimService service, Variables variables) {
        RawResponse response = service.handle(toSend(variables));

        assertThat(response.status())
                .as("%s answered %s", request(), response.text())
                .isEqualTo(((JsonNumber) vector.get("status").orElseThrow())
                        .decimal()
                        .intValueExact());
        checkHeaders(response, variables);
        checkBody(response, variables);
    }

    private RawRequest toSend(Variables variables) {
        String line = variables.text(request());
        int blank = line.indexOf(' ');
        String target = line.substring(blank + 1);
        int mark = target.indexOf('?');
        Map<String, String> headers = new LinkedHashMap<>();
        vector.object("headers")
                .ifPresent(object -> object.members()
                        .forEach((name, value) -> headers.put(name, variables.text(((JsonString) value).value()))));
        return RawRequest.of(
                line.substring(0, blank),
                mark < 0 ? target : target.substring(0, mark),
                mark < 0 ? null : target.substring(mark + 1),
                headers,
                body(variables));
    }

    private InputStream body(Variables variables) {
        String text = vector.get("body")
                .map(value -> variables.sent(value).toString())
                .or(() -> vector.string("text"))
                .orElse("");
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private void checkHeaders(RawResponse response, Variables variables) {
        Map<String, JsonValue> expected = new LinkedHashMap<>();
        boolean hasBody = vector.has("answer");
        expected.put("Content-Type", hasBody ? new JsonString("application/scim+json") : JsonNull.NULL);
        vector.object("answerHeaders").ifPresent(headers -> expected.putAll(headers.members()));
        expected.forEach((name, pattern) -> {
            JsonValue actual =
                    response.header(name).<JsonValue>map(JsonString::new).orElse(JsonNull.NULL);
            assertThat(actual).as("%s of %s", name, request()).isEqualTo(variables.expected(pattern, actual));
        });
    }

    private void checkBody(RawResponse response, Variables variables) {
        if (!vector.has("answer")) {
            assertThat(response.text()).as("body of %s", request()).isEmpty();
            return;
        }
        JsonValue actual = JSON.parse(response.body());
        assertThat(actual)
                .as("body of %s", request())
                .isEqualTo(variables.expected(vector.get("answer").orElseThrow(), actual));
    }
}
