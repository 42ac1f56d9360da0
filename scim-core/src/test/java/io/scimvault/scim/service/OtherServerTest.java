package io.scimvault.scim.service;

import static io.scimvault.scim.filter.Filters.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.protocol.AnswerReader;
import io.scimvault.scim.protocol.ErrorMessage;
import io.scimvault.scim.protocol.ListResponse;
import io.scimvault.scim.protocol.RawRequest;
import io.scimvault.scim.protocol.RawResponse;
import io.scimvault.scim.protocol.SearchRequest;
import io.scimvault.scim.resource.MultiValue;
import io.scimvault.scim.resource.User;
import io.scimvault.scim.schema.CoreSchemas;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A small client, as a program would write it with the messages of this library, over HTTP. */
class OtherServerTest {
    private final ScimService service = ScimService.over(new InMemoryStore());
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonText json = JsonText.within(JsonLimits.ANSWER);
    private HttpServer server;
    private String base;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
        base = "http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":"
                + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        URI uri = exchange.getRequestURI();
        RawResponse response = service.handle(new RawRequest(
                exchange.getRequestMethod(),
                uri.getRawPath(),
                uri.getRawQuery(),
                exchange.getRequestHeaders(),
                exchange.getRequestBody()));
        response.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(response.status(), response.body().length);
        exchange.getResponseBody().write(response.body());
        exchange.close();
    }

    private JsonValue send(String method, String target, byte[] body) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(
                HttpRequest.newBuilder(URI.create(base + target))
                        .header("Content-Type", "application/scim+json")
                        .method(method, BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofByteArray());
        JsonValue sent = json.parse(answer.body());
        if (answer.statusCode() >= 400) {
            throw new ScimException(ErrorMessage.read(sent, answer.statusCode()).error());
        }
        return sent;
    }

    private List<User> everybodyOf(String domain) throws IOException, InterruptedException {
        SearchRequest request = SearchRequest.builder()
                .filter(attribute("emails.value").ew("@" + domain))
                .count(2)
                .build();
        List<User> users = new ArrayList<>();
        Optional<SearchRequest> next = Optional.of(request);
        while (next.isPresent()) {
            ListResponse page =
                    ListResponse.read(send("GET", "/Users?" + next.get().toQuery(), new byte[0]));
            page.resources(CoreSchemas.USER).forEach(user -> users.add(new User(user)));
            next = next.get().after(page);
        }
        return users;
    }

    private User move(User user, String address) throws IOException, InterruptedException {
        PatchRequest patch = PatchRequest.builder()
                .replace(
                        PatchRequest.elements("emails", attribute("type").eq("work"), "value"), new JsonString(address))
                .build();
        return new User(AnswerReader.read(
                CoreSchemas.USER,
                send("PATCH", "/Users/" + user.id().orElseThrow(), JsonText.printBytes(patch.toJson()))));
    }

    private User create(User user) throws IOException, InterruptedException {
        return new User(AnswerReader.read(
                CoreSchemas.USER,
                send("POST", "/Users", JsonText.printBytes(user.resource().tree()))));
    }

    @Test
    void createsFindsAndChanges() throws Exception {
        for (int i = 0; i < 5; i++) {
            create(User.of("user " + i)
                    .email(MultiValue.of("u+" + i + "@old.test").withType("work"))
                    .build());
        }
        for (User user : everybodyOf("old.test")) {
            move(user, user.userName().replace(' ', '.') + "@new.test");
        }

        assertThat(everybodyOf("old.test")).isEmpty();
        assertThat(everybodyOf("new.test"))
                .extracting(User::userName)
                .containsExactlyInAnyOrder("user 0", "user 1", "user 2", "user 3", "user 4");
    }

    @Test
    void aRefusalIsAnException() throws Exception {
        create(User.of("b").build());

        assertThatThrownBy(() -> create(User.of("B").build()))
                .isInstanceOfSatisfying(
                        ScimException.class, e -> assertThat(e.error().status()).isEqualTo(409));
    }
}
