package io.scimvault.vault.driver;

import static io.scimvault.vault.driver.RawStub.empty;
import static io.scimvault.vault.driver.RawStub.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.driver.RawStub.Answer;
import io.scimvault.vault.driver.RawStub.Request;
import io.scimvault.vault.driver.RawStub.Then;
import io.scimvault.vault.driver.TransportException.Effect;
import io.scimvault.vault.plan.IdRef;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The transport over plain HTTP, against a server that misbehaves as Vaults and proxies do. */
class BetterCloudTransportTest {
    private static final VaultToken TOKEN = new VaultToken("s.verysecret");
    private static final VaultCall GET = VaultCall.get(VaultPath.of("identity/entity/id", IdRef.known("abc")));
    private static final VaultCall LIST = VaultCall.list(VaultPath.of("identity/entity/id"));
    private static final VaultCall DELETE = VaultCall.delete(VaultPath.of("identity/entity/id", IdRef.known("abc")));
    private static final VaultCall POST = VaultCall.post(
            VaultPath.of("identity/entity"),
            JsonObject.builder()
                    .put("name", "é 😀 \"x\"")
                    .put("disabled", false)
                    .build());
    private static final String FULL = "{\"request_id\":\"r\",\"data\":{\"id\":\"1\"}}";

    @Test
    void sendsEachCallAsVaultWantsIt() throws IOException {
        try (RawStub stub = RawStub.plain(json(200, FULL), json(200, FULL), json(200, FULL), empty(204))) {
            VaultTransport transport = BetterCloudTransport.builder(stub.address() + "/")
                    .namespace("team/a")
                    .build();
            List.of(GET, LIST, POST, DELETE).forEach(call -> transport.send(call, TOKEN));

            List<Request> sent = stub.requests();
            assertThat(sent)
                    .extracting(Request::line)
                    .containsExactly(
                            "GET /v1/identity/entity/id/abc HTTP/1.1",
                            "GET /v1/identity/entity/id?list=true HTTP/1.1",
                            "POST /v1/identity/entity HTTP/1.1",
                            "DELETE /v1/identity/entity/id/abc HTTP/1.1");
            assertThat(sent).allSatisfy(request -> {
                assertThat(request.header("X-Vault-Token")).hasValue("s.verysecret");
                assertThat(request.header("X-Vault-Request")).hasValue("true");
                assertThat(request.header("X-Vault-Namespace")).hasValue("team/a");
                assertThat(request.header("Accept")).hasValue("application/json");
            });
            assertThat(sent.get(2).header("Content-Type")).hasValue("application/json");
            assertThat(sent.get(2).body()).isEqualTo("{\"name\":\"é 😀 \\\"x\\\"\",\"disabled\":false}");
            assertThat(stub.connections()).isEqualTo(1);
        }
    }

    @Test
    void sendsNoNamespaceUnlessThereIsOneAndKeepsABasePath() throws IOException {
        try (RawStub stub = RawStub.plain(json(200, FULL))) {
            BetterCloudTransport.builder(stub.address() + "/proxy/").build().send(GET, TOKEN);

            assertThat(stub.requests().get(0).header("X-Vault-Namespace")).isEmpty();
            assertThat(stub.requests().get(0).line()).startsWith("GET /proxy/v1/identity/");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 405, 412, 413, 429, 500, 503})
    void givesEveryStatusWithItsBody(int status) throws IOException {
        try (RawStub stub = RawStub.plain(json(status, "{\"errors\":[\"é\"]}"))) {
            for (VaultCall call : List.of(GET, LIST, POST, DELETE)) {
                VaultReply reply =
                        BetterCloudTransport.builder(stub.address()).build().send(call, TOKEN);

                assertThat(reply.status()).isEqualTo(status);
                assertThat(reply.errors()).containsExactly("é");
            }
            assertThat(stub.requests()).hasSize(4);
        }
    }

    @Test
    void aRefusalNeedsNoJson() throws IOException {
        Answer html = new Answer("HTTP/1.1 502 x\r\nContent-Length: 6\r\n\r\n<html>", Then.KEEP);
        try (RawStub stub = RawStub.plain(html)) {
            VaultReply reply =
                    BetterCloudTransport.builder(stub.address()).build().send(GET, TOKEN);

            assertThat(reply.status()).isEqualTo(502);
            assertThat(reply.body()).isEmpty();
        }
    }

    @Test
    void nothingToSayIsAnEmptyReply() throws IOException {
        try (RawStub stub = RawStub.plain(empty(204))) {
            for (VaultCall call : List.of(GET, POST, DELETE)) {
                VaultReply reply =
                        BetterCloudTransport.builder(stub.address()).build().send(call, TOKEN);

                assertThat(reply.status()).isEqualTo(204);
                assertThat(reply.body()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 x\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 x\r\nContent-Length: 6\r\n\r\n<html>",
                "HTTP/1.1 200 x\r\nContent-Length: 2\r\n\r\n[]",
                "HTTP/1.1 200 x\r\nContent-Length: 900\r\n\r\n{\"request_id\":\"r\",\"data\":{\"keys\":[\"a\"",
                "HTTP/1.1 200 x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"dat\r\n",
                "HTTP/1.1 201 x\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 x\r\n\r\n"
            })
    void aSuccessThatIsNotWholeJsonIsNoSuccess(String bytes) throws IOException {
        for (VaultCall call : List.of(GET, LIST, POST, DELETE)) {
            try (RawStub stub = RawStub.plain(new Answer(bytes, Then.CLOSE))) {
                assertThat(failure(stub, call).effect()).isEqualTo(Effect.UNKNOWN);
            }
        }
    }

    @Test
    void aStalledBodyOrHeadEndsWithTheReadTimeout() throws IOException {
        String half = "HTTP/1.1 200 x\r\nContent-Length: 900\r\n\r\n{\"request_id\":\"r\",\"data\":{}";
        for (String bytes : List.of(half, "HTTP/1.1 200 x\r\n", "")) {
            try (RawStub stub = RawStub.plain(new Answer(bytes, Then.STALL))) {
                long start = System.nanoTime();

                assertThat(failure(stub, LIST).effect()).isEqualTo(Effect.UNKNOWN);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            }
        }
    }

    @Test
    void anAnswerToAWriteThatHasNoRequestIdIsNotVaults() throws IOException {
        try (RawStub stub = RawStub.plain(json(200, "{\"data\":{}}"))) {
            assertThat(failure(stub, POST).effect()).isEqualTo(Effect.UNKNOWN);
        }
    }

    @Test
    void aWriteThatARedirectTurnsIntoAReadIsNoSuccess() throws IOException {
        try (RawStub stub = RawStub.plain(empty(301, "Location: /elsewhere"), json(200, "{\"status\":\"ok\"}"))) {
            assertThat(failure(stub, POST).effect()).isEqualTo(Effect.UNKNOWN);
            assertThat(stub.requests()).extracting(Request::line).endsWith("GET /elsewhere HTTP/1.1");
            assertThat(stub.requests().get(1).header("X-Vault-Token")).isEmpty();
        }
    }

    /** Documented: over plain HTTP the JDK cannot be stopped for one connection alone. */
    @Test
    void overPlainHttpARedirectIsFollowedWithTheToken() throws IOException {
        try (RawStub active = RawStub.plain(json(200, FULL));
                RawStub standby = RawStub.plain(empty(307, "Location: " + active.address() + "/v1/identity/entity"))) {
            VaultReply reply =
                    BetterCloudTransport.builder(standby.address()).build().send(POST, TOKEN);

            assertThat(reply.status()).isEqualTo(200);
            assertThat(active.requests().get(0).header("X-Vault-Token")).hasValue("s.verysecret");
            assertThat(active.requests().get(0).body())
                    .isEqualTo(standby.requests().get(0).body());
        }
    }

    @Test
    void aHostThatTurnsRedirectsOffGetsAnException() throws IOException {
        boolean before = HttpURLConnection.getFollowRedirects();
        HttpURLConnection.setFollowRedirects(false);
        try (RawStub active = RawStub.plain(json(200, FULL));
                RawStub standby = RawStub.plain(empty(307, "Location: " + active.address() + "/v1/identity/entity"))) {
            assertThat(failure(standby, POST).effect()).isEqualTo(Effect.UNKNOWN);
            assertThat(active.requests()).isEmpty();
        } finally {
            HttpURLConnection.setFollowRedirects(before);
        }
    }

    @Test
    void whatTheDriverLosesTheStatusOfIsUnknown() throws IOException {
        for (Answer answer :
                List.of(empty(308, "Location: /x"), empty(304), empty(302), empty(400), empty(404), empty(503))) {
            for (VaultCall call : List.of(GET, POST, DELETE)) {
                try (RawStub stub = RawStub.plain(answer)) {
                    assertThat(failure(stub, call))
                            .hasMessageContaining("a redirect, or an error without a body")
                            .returns(Effect.UNKNOWN, TransportException::effect);
                }
            }
        }
    }

    @Test
    void aServerThatHangsUpIsAskedTwiceByTheJdkAndTheEffectIsUnknown() throws IOException {
        try (RawStub stub = RawStub.plain(new Answer("", Then.CLOSE))) {
            assertThat(failure(stub, POST).effect()).isEqualTo(Effect.UNKNOWN);
            assertThat(stub.requests()).hasSize(2);
        }
    }

    @Test
    void aServerThatDiesAfterTheFirstCopyLeavesTheEffectUnknown() throws IOException {
        for (VaultCall call : List.of(GET, POST, DELETE)) {
            try (RawStub stub = RawStub.plain(new Answer("", Then.CLOSE_THE_SERVER))) {
                assertThat(failure(stub, call).effect()).isEqualTo(Effect.UNKNOWN);
                assertThat(stub.requests()).hasSize(1);
            }
        }
    }

    @Test
    void aServerThatDiesBehindAPooledConnectionLeavesTheEffectUnknown() throws IOException {
        try (RawStub stub = RawStub.plain(json(200, FULL), new Answer("", Then.CLOSE_THE_SERVER))) {
            VaultTransport transport =
                    BetterCloudTransport.builder(stub.address()).build();
            transport.send(GET, TOKEN);

            TransportException failure =
                    catchThrowableOfType(TransportException.class, () -> transport.send(POST, TOKEN));
            assertThat(failure.effect()).isEqualTo(Effect.UNKNOWN);
        }
    }

    @Test
    void whereNobodyListensNothingHappened() throws IOException {
        String address;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            address = "http://127.0.0.1:" + free.getLocalPort();
        }
        for (VaultCall call : List.of(GET, LIST, POST, DELETE)) {
            assertThat(failure(address, call).effect()).isEqualTo(Effect.NONE);
        }
        assertThat(failure("http://no-such-host.invalid:8200", POST).effect()).isEqualTo(Effect.NONE);
    }

    private static TransportException failure(RawStub stub, VaultCall call) {
        return failure(stub.address(), call);
    }

    /** The exception of a call, which must not show the token anywhere. */
    private static TransportException failure(String address, VaultCall call) {
        VaultTransport transport = BetterCloudTransport.builder(address)
                .readTimeout(Duration.ofSeconds(1))
                .build();
        TransportException failure = catchThrowableOfType(TransportException.class, () -> transport.send(call, TOKEN));
        assertThat(failure).isNotNull();
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        assertThat(text.toString()).doesNotContain("verysecret");
        assertThat(failure.getMessage()).doesNotContain("abc");
        return failure;
    }
}
