package io.scimvault.host;

import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonText;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A SCIM client over HTTP that keeps all of an answer. */
record IsolationScim(URI base, String token) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What differs from answer to answer, whatever was asked. */
    private static final List<String> OF_THE_MOMENT = List.of("date", "x-request-id");

    /**
     * A request.
     *
     * @param path the path below the base and the query, percent-encoded
     * @param body JSON, or empty text for none
     */
    record Request(String method, String path, String body, Map<String, String> headers) {}

    /** An answer, but for what belongs to the moment. */
    record Answer(int status, Map<String, List<String>> headers, String body) {
        /** The body, which must be JSON; the empty object where there is none. */
        JsonObject json() {
            return body.isEmpty()
                    ? JsonObject.EMPTY
                    : (JsonObject) JsonText.within(JsonLimits.ANSWER).parse(body);
        }

        /** The body of an answer that must have this status. */
        JsonObject when(int expected) {
            if (status != expected) {
                throw new AssertionError("answered with " + status + " instead of " + expected + ": " + body);
            }
            return json();
        }

        Optional<String> location() {
            return headers.getOrDefault("location", List.of()).stream().findFirst();
        }

        /** All that the asker gets to see. */
        String text() {
            return status + " " + headers + " " + body;
        }
    }

    Answer send(Request request) {
        HttpRequest.Builder http = HttpRequest.newBuilder(URI.create(base + request.path()))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(30))
                .method(
                        request.method(),
                        request.body().isEmpty()
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(request.body(), StandardCharsets.UTF_8));
        if (!request.body().isEmpty()) {
            http.header("Content-Type", "application/scim+json");
        }
        request.headers().forEach(http::header);
        try {
            HttpResponse<String> answer = HTTP.send(http.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            Map<String, List<String>> headers = new TreeMap<>();
            answer.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
            headers.keySet().removeAll(OF_THE_MOMENT);
            return new Answer(answer.statusCode(), headers, answer.body());
        } catch (IOException e) {
            throw new AssertionError(request + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    Answer send(String method, String path, String body) {
        return send(new Request(method, path, body, Map.of()));
    }

    /** The id of what a POST makes. */
    String made(String endpoint, JsonObject resource) {
        return send("POST", endpoint, resource.toString())
                .when(201)
                .string("id")
                .orElseThrow();
    }

    void delete(String endpoint, String id) {
        send("DELETE", endpoint + "/" + id, "").when(204);
    }

    /** A text as one value of a query. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
