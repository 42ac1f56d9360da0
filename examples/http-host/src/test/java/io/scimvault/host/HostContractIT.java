package io.scimvault.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What scripts rely on, seen from outside the packaged host with its Vault in memory. */
final class HostContractIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String AUTHORIZED = "Host: x\r\nAuthorization: Bearer okta-demo-token\r\n";

    /** All that a line may hold: method, template, status, time, id. */
    private static final Pattern LOG_LINE = Pattern.compile(
            "\\S+ INFO ScimHttpHandler - ([A-Z]+|\\{method})"
                    + " ((/(Users|Groups|\\{other}|\\{id}))+|\\{elsewhere}) [1-5][0-9]{2} [0-9]+ ms [0-9a-f-]{36}( \\(the caller was gone\\))?");

    private static HostProcess host;

    @BeforeAll
    static void starts() {
        host = HostProcess.serve(Map.of());
    }

    @AfterAll
    static void ends() {
        host.close();
    }

    @Test
    void saysOnceWhereItIsReadyAndLoudlyThatNothingIsKept() {
        assertThat(host.out()).matches("SCIM host ready at http://127\\.0\\.0\\.1:[1-9][0-9]*/scim/v2\n");
        assertThat(host.err()).contains("NOTHING IS KEPT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"okta-demo-token", "sailpoint-demo-token"})
    void bothDemoTokensAreKnown(String token) throws Exception {
        assertThat(get("/Users", "Bearer " + token).statusCode()).isEqualTo(200);
        assertThat(get("/Users", "bearer   " + token).statusCode()).isEqualTo(200);
    }

    @Test
    void oneClientDoesNotSeeWhatTheOtherMade() throws Exception {
        HttpResponse<String> made = post("sailpoint-demo-token", "{\"userName\":\"seen.by.one\"}");
        String path = "/Users/" + made.body().replaceFirst("(?s).*\"id\":\"([^\"]+)\".*", "$1");

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(get(path, "Bearer sailpoint-demo-token").statusCode()).isEqualTo(200);
        assertThat(get(path, "Bearer okta-demo-token").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer wrong",
                "Basic b2t0YS1kZW1vLXRva2Vu",
                "okta-demo-token",
                "Bearer okta-demo-token x",
                "Bearer okta-demo-toke",
                "Bearer okta-demo-tokenn"
            })
    void refusesAnybodyElseWithAChallengeAndAScimError(String authorization) throws Exception {
        HttpResponse<String> answer = get("/Users", authorization);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer"));
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/scim+json");
        assertThat(answer.body())
                .contains("\"urn:ietf:params:scim:api:messages:2.0:Error\"", "\"status\":\"401\"", "\"detail\":\"");
    }

    static Stream<Arguments> wrongRequests() {
        String json = AUTHORIZED + "Content-Type: application/scim+json\r\n";
        return Stream.of(
                Arguments.of(
                        "no JSON", 400, "POST /scim/v2/Users HTTP/1.1\r\n" + json + "Content-Length: 4\r\n\r\n{\"a\""),
                Arguments.of(
                        "half a body", 400, "POST /scim/v2/Users HTTP/1.1\r\n" + json + "Content-Length: 40\r\n\r\n{}"),
                Arguments.of(
                        "a broken chunk",
                        400,
                        "POST /scim/v2/Users HTTP/1.1\r\n" + json + "Transfer-Encoding: chunked\r\n\r\nzz\r\n"),
                Arguments.of(
                        "half a chunk",
                        400,
                        "POST /scim/v2/Users HTTP/1.1\r\n" + json + "Transfer-Encoding: chunked\r\n\r\n9\r\n{}"),
                Arguments.of(
                        "no UTF-8",
                        400,
                        "POST /scim/v2/Users HTTP/1.1\r\n" + json
                                + "Content-Length: 20\r\n\r\n{\"userName\":\"\u00ff\u00fe\u00fd--\"}"),
                Arguments.of(
                        "another type",
                        415,
                        "POST /scim/v2/Users HTTP/1.1\r\n" + AUTHORIZED
                                + "Content-Type: text/xml\r\nContent-Length: 2\r\n\r\n{}"),
                Arguments.of("no filter", 400, "GET /scim/v2/Users?filter=a%20b HTTP/1.1\r\n" + AUTHORIZED + "\r\n"),
                Arguments.of(
                        "broken UTF-8 in a query",
                        400,
                        "GET /scim/v2/Users?filter=%ff%fe HTTP/1.1\r\n" + AUTHORIZED + "\r\n"),
                Arguments.of("no number", 400, "GET /scim/v2/Users?count=many HTTP/1.1\r\n" + AUTHORIZED + "\r\n"),
                Arguments.of(
                        "an id that is none", 404, "GET /scim/v2/Users/..%2f%00%7d HTTP/1.1\r\n" + AUTHORIZED + "\r\n"),
                Arguments.of("no such endpoint", 404, "GET /scim/v2/Devices HTTP/1.1\r\n" + AUTHORIZED + "\r\n"),
                Arguments.of("another base", 404, "GET /scim/v1/Users HTTP/1.1\r\n" + AUTHORIZED + "\r\n"),
                Arguments.of("a host in the path", 404, "GET //evil/Users HTTP/1.1\r\n" + AUTHORIZED + "\r\n"),
                Arguments.of("OPTIONS", 405, "OPTIONS /scim/v2/Users HTTP/1.1\r\n" + AUTHORIZED + "\r\n"),
                Arguments.of("TRACE", 405, "TRACE /scim/v2/Users HTTP/1.1\r\n" + AUTHORIZED + "\r\n"),
                Arguments.of("an unknown method", 501, "FROB /scim/v2/Users/1 HTTP/1.1\r\n" + AUTHORIZED + "\r\n"),
                Arguments.of("DELETE of all", 405, "DELETE /scim/v2/Users HTTP/1.1\r\n" + AUTHORIZED + "\r\n"),
                Arguments.of(
                        "two tokens",
                        401,
                        "GET /scim/v2/Users HTTP/1.1\r\n" + AUTHORIZED + "Authorization: Bearer x\r\n\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongRequests")
    void answersAWrongRequestWithAScimErrorWithinASecond(String name, int status, String request) throws Exception {
        long begun = System.nanoTime();
        String answer;
        try (RawHttp connection = new RawHttp(host.base())) {
            answer = connection.send(request).endOfRequest().answer();
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status + " ")
                .contains("\"urn:ietf:params:scim:api:messages:2.0:Error\"", "\"status\":\"" + status + "\"")
                .doesNotContain("Exception", "at io.scimvault");
    }

    @Test
    void headHasTheHeadersAndNoBody() throws Exception {
        try (RawHttp connection = new RawHttp(host.base())) {
            String answer = connection
                    .send("HEAD /scim/v2/Users HTTP/1.1\r\nConnection: close\r\n" + AUTHORIZED + "\r\n")
                    .answer();

            assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n");
        }
    }

    @Test
    void slashesTooManyAndChunksDoNoHarm() throws Exception {
        String body = "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"chunked\"}";
        try (RawHttp connection = new RawHttp(host.base())) {
            String answer = connection
                    .send("POST //scim//v2//Users/ HTTP/1.1\r\n" + AUTHORIZED
                            + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + "5\r\n" + body.substring(0, 5) + "\r\n"
                            + Integer.toHexString(body.length() - 5) + "\r\n" + body.substring(5) + "\r\n0\r\n\r\n")
                    .answer();

            assertThat(answer).startsWith("HTTP/1.1 201 ").contains("\"userName\":\"chunked\"");
        }
    }

    @Test
    void aBodyThatIsTooLargeIs413AndTheClientGetsToReadIt() throws Exception {
        String large = "{\"userName\":\"" + "x".repeat(6 << 20) + "\"}";

        HttpResponse<String> answer = post("okta-demo-token", large);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("\"status\":\"413\"");
    }

    @Test
    void manyClientsAtOnceAreAllServed() {
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String body = "{\"userName\":\"parallel" + i % 100 + "\"}";
            answers.add(HTTP.sendAsync(
                            request("/Users", "Bearer okta-demo-token")
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(body))
                                    .build(),
                            BodyHandlers.ofString())
                    .thenApply(HttpResponse::statusCode));
        }

        List<Integer> statuses = answers.stream().map(CompletableFuture::join).toList();
        assertThat(statuses).isSubsetOf(201, 409, 503);
        assertThat(statuses.stream().filter(status -> status == 201)).hasSize(100);
    }

    @Test
    void logsALineForEachRequestWithoutAnythingTheClientChose() throws Exception {
        get("/Users/somebody@secret.test?filter=x", "Bearer a-wrong-secret-token");
        post("okta-demo-token", "{\"userName\":\"very.private\",\"password\":\"hunter2\"}");

        for (int i = 0; i < 50 && requestLines().noneMatch(line -> line.contains("GET /Users/{id} 401")); i++) {
            Thread.sleep(100);
        }
        assertThat(requestLines())
                .anyMatch(line -> line.contains("GET /Users/{id} 401"))
                .anyMatch(line -> line.contains("POST /Users 201"))
                .allMatch(LOG_LINE.asMatchPredicate());
        assertThat(host.err()).doesNotContain("somebody", "secret", "very.private", "hunter2");
    }

    private static Stream<String> requestLines() {
        return host.err().lines().filter(line -> line.contains("ScimHttpHandler"));
    }

    private static HttpRequest.Builder request(String path, String authorization) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(host.base() + path)).timeout(Duration.ofSeconds(30));
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private static HttpResponse<String> get(String path, String authorization)
            throws IOException, InterruptedException {
        return HTTP.send(request(path, authorization).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String token, String body) throws IOException, InterruptedException {
        return HTTP.send(
                request("/Users", "Bearer " + token)
                        .header("Content-Type", "application/scim+json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
