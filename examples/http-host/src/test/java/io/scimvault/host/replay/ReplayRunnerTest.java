package io.scimvault.host.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The runner has answers judged by what the very host publishes, and asks for that once. */
final class ReplayRunnerTest {
    private static final Map<String, String> PUBLISHED = Map.of(
            "/Schemas", """
            {"Resources": [{"id": "urn:x:Door", "attributes": [{"name": "label", "required": true}]}]}""",
            "/ResourceTypes", """
            {"Resources": [{"name": "Door", "endpoint": "/Doors", "schema": "urn:x:Door"}]}""",
            "/Doors/1", """
            {"schemas": ["urn:x:Door"], "id": "1", "label": "Front",
             "meta": {"resourceType": "Door", "location": "http://h/Doors/1"}}""",
            "/Doors/2", """
            {"schemas": ["urn:x:Door"], "id": "2", "colour": "red",
             "meta": {"resourceType": "Door", "location": "http://h/Doors/2"}}""");

    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.merge(exchange.getRequestURI().getPath(), 1, Integer::sum);
            byte[] body = PUBLISHED
                    .getOrDefault(exchange.getRequestURI().getPath(), "{}")
                    .getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void readsTheSchemasOnceAndFindsNothingAgainstWhatConforms() {
        assertThat(play("/Doors/1", "", true)).isEqualTo(2);
        assertThat(asked)
                .containsOnly(Map.entry("/Schemas", 1), Map.entry("/ResourceTypes", 1), Map.entry("/Doors/1", 2));
    }

    @Test
    void endsAtAnAnswerThatDoesNotConform() {
        assertThatThrownBy(() -> play("/Doors/2", "", true))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("/colour is in no schema of the resource")
                .hasMessageContaining("/label is required and missing");
    }

    @Test
    void missesNothingWhereTheRequestChoseAttributes() {
        assertThatThrownBy(() -> play("/Doors/2", "count=1&attributes=colour", true))
                .hasMessageContaining("/colour is in no schema of the resource")
                .hasMessageNotContaining("/label");
    }

    @Test
    void judgesOnlyWhereTheStepAsksForIt() {
        assertThat(play("/Doors/2", "", false)).isEqualTo(2);
        assertThat(asked).containsOnlyKeys("/Doors/2");
    }

    private int play(String path, String query, boolean conforms) {
        JsonObject step = (JsonObject) JsonText.within(JsonLimits.ANSWER).parse("""
                {"name": "read", "request": {"method": "GET", "path": "%s", "rawQuery": "%s"},
                 "expect": {"status": 200, "conforms": %s}}""".formatted(path, query, conforms));
        Replay replay = new Replay("doors", "nobody", "", JsonObject.EMPTY, List.of(step, step));
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return ReplayRunner.play(replay, new Target(base, "t", Map.of(), Optional.empty()));
    }
}
