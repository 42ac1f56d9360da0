package io.scimvault.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonText;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever arrives that is not right is refused with a SCIM error within a second, and nobody else notices. */
final class DoorIT {
    private static final String TOKEN = "okta-demo-token";
    private static final String AUTHORIZED = "Host: localhost\r\nAuthorization: Bearer " + TOKEN + "\r\n";
    private static final Duration SECOND = Duration.ofSeconds(1);

    private static HostProcess host;

    @BeforeAll
    static void serves() throws Exception {
        host = HostProcess.serve(Map.of());
        everybodyElseIsServed(host, TOKEN); // the first request of a process loads classes
    }

    @AfterAll
    static void ends() {
        host.close();
    }

    static Stream<OddRequest> oddRequests() {
        return OddRequest.all(TOKEN).stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oddRequests")
    void refusesWhatIsNotRight(OddRequest request) throws Exception {
        isRefused(host, request);
    }

    @Test
    void refusesTheSameOnARealServer() throws Exception {
        DemoVault vault = DemoVault.setUp();
        String token = vault.token("okta-demo");
        try (HostProcess real = vault.serve()) {
            everybodyElseIsServed(real, token);
            for (OddRequest request : OddRequest.all(token)) {
                isRefused(real, request);
            }
            everybodyElseIsServed(real, token);
        }
    }

    private static void isRefused(HostProcess host, OddRequest request) throws IOException {
        long begun = System.nanoTime();
        String answer;
        try (RawHttp connection = new RawHttp(host.base())) {
            answer = connection.send(request.bytes()).endOfRequest().answer();
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begun);

        int split = answer.indexOf("\r\n\r\n");
        assertThat(split).as("%s: %s", request, answer).isPositive();
        String head = answer.substring(0, split);
        int status = Integer.parseInt(head.substring(9, 12));
        assertThat(status).as("%s: %s", request, answer).isEqualTo(request.status());
        assertThat(head)
                .as("%s", request)
                .containsIgnoringCase("Content-Type: application/scim+json")
                .containsIgnoringCase("X-Request-Id: ");
        JsonObject error = (JsonObject) JsonText.within(JsonLimits.ANSWER).parse(answer.substring(split + 4));
        assertThat(error.string("status")).as("%s", request).contains(Integer.toString(status));
        assertThat(error.array("schemas").toString())
                .as("%s", request)
                .isEqualTo("[\"urn:ietf:params:scim:api:messages:2.0:Error\"]");
        assertThat(error.string("detail").orElse(""))
                .as("%s", request)
                .isNotBlank()
                .doesNotContain("Exception", "java.", "jetty");
        assertThat(took).as("%s", request).isLessThan(SECOND);
    }

    private static void everybodyElseIsServed(HostProcess host, String token) throws IOException {
        try (RawHttp connection = new RawHttp(host.base())) {
            assertThat(connection
                            .send("GET /scim/v2/Users?count=1 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + token + "\r\n\r\n")
                            .answer())
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void whoeverStallsKeepsNobodyWaiting() throws Exception {
        List<RawHttp> stalled = new ArrayList<>();
        try {
            for (int i = 0; i < 500; i++) {
                stalled.add(new RawHttp(host.base()).send("GET /scim/v2/Users HT"));
                stalled.add(new RawHttp(host.base())
                        .send("POST /scim/v2/Users HTTP/1.1\r\n" + AUTHORIZED
                                + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"));
            }
            long begun = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                everybodyElseIsServed(host, TOKEN);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SECOND);
        } finally {
            for (RawHttp connection : stalled) {
                connection.close();
            }
        }
    }

    @Test
    void whoeverNeverEndsIsToldSo() throws Exception {
        try (RawHttp connection = new RawHttp(host.base())) {
            String answer = connection
                    .send("POST /scim/v2/Users HTTP/1.1\r\n" + AUTHORIZED
                            + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{")
                    .answer();

            assertThat(answer).startsWith("HTTP/1.1 408 ").contains("\"status\":\"408\"");
        }
    }

    @Test
    void aClientThatAsksFirstIsAnsweredFirst() throws Exception {
        String body = "{\"userName\":\"continued\"}";
        try (RawHttp connection = new RawHttp(host.base())) {
            connection.send("POST /scim/v2/Users HTTP/1.1\r\n" + AUTHORIZED
                    + "Content-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: " + body.length()
                    + "\r\n\r\n");
            assertThat(connection.answer()).startsWith("HTTP/1.1 100 ");
            assertThat(connection.send(body).answer()).startsWith("HTTP/1.1 201 ");
        }
        try (RawHttp connection = new RawHttp(host.base())) {
            connection.send("POST /scim/v2/Users HTTP/1.1\r\n" + AUTHORIZED
                    + "Content-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: 5000000\r\n\r\n");
            assertThat(connection.answer()).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void anOfferOfAnotherProtocolIsPassedOver() throws Exception {
        try (RawHttp connection = new RawHttp(host.base())) {
            assertThat(connection
                            .send(
                                    "GET /scim/v2/Users HTTP/1.1\r\n" + AUTHORIZED
                                            + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n")
                            .answer())
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void aTargetMayNameAnotherHostThanTheHeader() throws Exception {
        try (RawHttp connection = new RawHttp(host.base())) {
            assertThat(connection
                            .send("GET http://scim.example.org/scim/v2/Users HTTP/1.1\r\n" + AUTHORIZED + "\r\n")
                            .answer())
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    /** Characters that a URL must not hold have one meaning all the same: themselves. */
    @Test
    void rawCharactersInAFilterMeanThemselves() throws Exception {
        String create = "{\"userName\":\"zo\\u00eb|odd\"}";
        try (RawHttp connection = new RawHttp(host.base())) {
            connection
                    .send("POST /scim/v2/Users HTTP/1.1\r\n" + AUTHORIZED
                            + "Content-Type: application/json\r\nContent-Length: " + create.length() + "\r\n\r\n"
                            + create)
                    .answer();
        }
        try (RawHttp connection = new RawHttp(host.base())) {
            assertThat(connection
                            .send("GET /scim/v2/Users?filter=userName+eq+\"zo\u00c3\u00ab|odd\" HTTP/1.1\r\n"
                                    + AUTHORIZED + "\r\n")
                            .answer())
                    .startsWith("HTTP/1.1 200 ")
                    .contains("\"totalResults\":1");
        }
    }

    /** A server may remember the headers of a connection: not so that one is taken for another. */
    @Test
    void noHeaderIsTakenForAnEarlierOneInOtherLetterCase() throws Exception {
        String get = "GET /scim/v2/Users?count=0 HTTP/1.1\r\n";
        try (RawHttp connection = new RawHttp(host.base())) {
            assertThat(connection.send(get + AUTHORIZED + "\r\n").answer()).startsWith("HTTP/1.1 200 ");
            assertThat(connection
                            .send(get + "Host: localhost\r\nAuthorization: Bearer " + TOKEN.toUpperCase(Locale.ROOT)
                                    + "\r\n\r\n")
                            .answer())
                    .startsWith("HTTP/1.1 401 ");
            assertThat(connection
                            .send(get + "Host: localhost\r\nauthorization: bearer " + TOKEN + "\r\n\r\n")
                            .answer())
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    /** Several requests on one connection: after a refused one the next is answered for itself, or the connection is closed. */
    @Test
    void noRequestIsTakenForThePartOfAnother() throws Exception {
        String get = "GET /scim/v2/ServiceProviderConfig HTTP/1.1\r\n" + AUTHORIZED + "\r\n";
        String smuggled = "DELETE /scim/v2/Users/1 HTTP/1.1\r\n" + AUTHORIZED + "\r\n";
        for (String first : List.of(
                "POST /scim/v2/Users HTTP/1.1\r\n" + AUTHORIZED + "Content-Length: " + smuggled.length()
                        + "\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + smuggled,
                "POST /scim/v2/Users HTTP/1.1\r\n" + AUTHORIZED
                        + "Transfer-Encoding : chunked\r\nContent-Length: 0\r\n\r\n" + smuggled,
                "POST /scim/v2/Users HTTP/1.1\r\n" + AUTHORIZED + "Transfer-Encoding: xchunked\r\n\r\n" + smuggled)) {
            try (RawHttp connection = new RawHttp(host.base())) {
                connection.send(first + get).endOfRequest();
                assertThat(connection.answer()).startsWith("HTTP/1.1 4").containsAnyOf(" 400 ", " 501 ");
                assertThat(connection.answer()).isEmpty();
            }
        }
        try (RawHttp connection = new RawHttp(host.base())) {
            connection.send("GET /scim/v2/Users/nobody HTTP/1.1\r\n" + AUTHORIZED + "\r\n" + get);
            assertThat(connection.answer()).startsWith("HTTP/1.1 404 ");
            assertThat(connection.answer()).startsWith("HTTP/1.1 200 ");
        }
    }
}
