package io.scimvault.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A SCIM client over HTTP: what it sends is JSON, what it asks for is percent-encoded, and it looks at what comes back. */
record NamesScim(URI base, String token) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** An answer's status and JSON; the empty object where there is none. */
    record Answer(int status, JsonObject body) {
        /** The body of an answer that must have this status. */
        JsonObject when(int expected) {
            assertThat(status).as(body.toString()).isEqualTo(expected);
            return body;
        }

        /** Asserts that it is a SCIM error 400 of this type, with a sentence. */
        void isRefused(String scimType) {
            when(400);
            assertThat(body.string("scimType")).as(body.toString()).contains(scimType);
            assertThat(body.string("detail").orElse("")).isNotBlank();
        }
    }

    Answer send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/scim+json")
                .timeout(Duration.ofSeconds(30))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<byte[]> answer = HTTP.send(request, BodyHandlers.ofByteArray());
            return new Answer(
                    answer.statusCode(),
                    answer.body().length == 0
                            ? JsonObject.EMPTY
                            : (JsonObject) JsonText.within(JsonLimits.ANSWER).parse(answer.body()));
        } catch (IOException e) {
            throw new AssertionError(method + " " + path + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    Answer create(String endpoint, JsonObject resource) {
        return send("POST", endpoint, resource.toString());
    }

    /** The id of a user or group with nothing but a name. */
    String created(String endpoint, String attribute, String name) {
        JsonObject made =
                create(endpoint, JsonObject.of(attribute, new JsonString(name))).when(201);
        assertThat(made.string(attribute)).contains(name);
        return made.string("id").orElseThrow();
    }

    JsonObject read(String endpoint, String id) {
        return send("GET", endpoint + "/" + id, "").when(200);
    }

    Answer replace(String endpoint, String id, JsonObject resource) {
        return send("PUT", endpoint + "/" + id, resource.toString());
    }

    /** Replaces one attribute by PATCH. */
    Answer patch(String endpoint, String id, String attribute, JsonValue value) {
        JsonObject operation = JsonObject.builder()
                .put("op", "replace")
                .put("path", attribute)
                .put("value", value)
                .build();
        return send("PATCH", endpoint + "/" + id, patchOf(operation).toString());
    }

    /** A PATCH of one operation. */
    static JsonObject patchOf(JsonObject operation) {
        return JsonObject.builder()
                .put("schemas", JsonArray.ofStrings(List.of("urn:ietf:params:scim:api:messages:2.0:PatchOp")))
                .put("Operations", JsonArray.of(operation))
                .build();
    }

    void delete(String endpoint, String id) {
        send("DELETE", endpoint + "/" + id, "").when(204);
    }

    /** What {@code attribute eq "text"} finds. */
    List<JsonObject> found(String endpoint, String attribute, String text) {
        JsonObject list = send("GET", endpoint + "?filter=" + encoded(attribute + " eq " + literal(text)), "")
                .when(200);
        List<JsonObject> found = list.array("Resources").only(JsonObject.class).toList();
        assertThat(list.member("totalResults")).isEqualTo(JsonNumber.of(found.size()));
        return found;
    }

    /** How many resources the client has. */
    JsonValue total(String endpoint) {
        return send("GET", endpoint + "?count=0", "")
                .when(200)
                .get("totalResults")
                .orElse(JsonBoolean.FALSE);
    }

    /** Asserts that reading and filtering both give this text back, exactly, and once. */
    void has(String endpoint, String id, String attribute, String text) {
        assertThat(read(endpoint, id).string(attribute)).contains(text);
        List<JsonObject> found = found(endpoint, attribute, text);
        assertThat(found).extracting(resource -> resource.string("id")).containsExactly(Optional.of(id));
        assertThat(found.get(0).string(attribute)).contains(text);
    }

    /** A text as a filter holds it (RFC 7644 §3.4.2.2: as JSON). */
    static String literal(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.chars().forEach(unit -> {
            if (unit == '"' || unit == '\\') {
                out.append('\\').append((char) unit);
            } else if (Character.isISOControl(unit)) {
                out.append(String.format("\\u%04x", unit));
            } else {
                out.append((char) unit);
            }
        });
        return out.append('"').toString();
    }

    /** A text as one segment of a path, or one value of a query. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }
}
