package io.scimvault.vault.driver;

import static io.scimvault.vault.driver.RawStub.empty;
import static io.scimvault.vault.driver.RawStub.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.bettercloud.vault.SslConfig;
import com.bettercloud.vault.VaultConfig;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.driver.RawStub.Request;
import io.scimvault.vault.driver.TransportException.Effect;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The transport over TLS: whom it trusts, how it keeps connections, and where it does not follow. */
class BetterCloudTransportTlsTest {
    private static final VaultToken TOKEN = new VaultToken("s.verysecret");
    private static final VaultCall GET = VaultCall.get(VaultPath.of("identity/entity"));
    private static final VaultCall POST = VaultCall.post(VaultPath.of("identity/entity"), JsonObject.EMPTY);
    private static final String FULL = "{\"request_id\":\"r\",\"data\":{}}";

    private static TestCertificate own;
    private static TestCertificate other;

    @TempDir
    private Path directory;

    @BeforeAll
    static void makeCertificates() throws Exception {
        own = TestCertificate.of("ip:127.0.0.1");
        other = TestCertificate.of("dns:vault.other.test");
    }

    @Test
    void manyCallsShareOneConnection() throws Exception {
        try (RawStub stub = RawStub.tls(own.sockets(), json(200, FULL))) {
            VaultTransport transport = BetterCloudTransport.builder(stub.address())
                    .trustPem(own.pem())
                    .build();
            for (int i = 0; i < 50; i++) {
                assertThat(transport.send(i % 2 == 0 ? GET : POST, TOKEN).status())
                        .isEqualTo(200);
            }

            assertThat(stub.requests()).hasSize(50);
            assertThat(stub.connections()).isEqualTo(1);
        }
    }

    @Test
    void everyCertificateOfABundleIsTrusted() throws Exception {
        Path bundle = Files.writeString(directory.resolve("bundle.pem"), other.pem() + "\n" + own.pem());
        try (RawStub stub = RawStub.tls(own.sockets(), json(200, FULL))) {
            VaultTransport transport =
                    BetterCloudTransport.builder(stub.address()).trust(bundle).build();

            assertThat(transport.send(GET, TOKEN).status()).isEqualTo(200);
        }
    }

    @Test
    void anUnknownAuthorityIsRefusedBeforeAnythingIsSent() throws Exception {
        try (RawStub stub = RawStub.tls(own.sockets(), json(200, FULL))) {
            for (BetterCloudTransport transport : new BetterCloudTransport[] {
                BetterCloudTransport.builder(stub.address())
                        .trustPem(other.pem())
                        .build(),
                BetterCloudTransport.builder(stub.address()).build()
            }) {
                assertThat(failure(transport, POST).effect()).isEqualTo(Effect.NONE);
            }
            assertThat(stub.requests()).isEmpty();
        }
    }

    @Test
    void anotherHostsCertificateIsRefusedBeforeAnythingIsSent() throws Exception {
        try (RawStub stub = RawStub.tls(other.sockets(), json(200, FULL))) {
            VaultTransport transport = BetterCloudTransport.builder(stub.address())
                    .trustPem(other.pem())
                    .build();

            assertThat(failure(transport, POST).effect()).isEqualTo(Effect.NONE);
            assertThat(stub.requests()).isEmpty();
        }
    }

    @Test
    void aRedirectToAnotherAddressIsNotFollowed() throws Exception {
        try (RawStub other = RawStub.tls(own.sockets(), json(200, FULL));
                RawStub stub = RawStub.tls(
                        own.sockets(), empty(307, "Location: " + other.address() + "/v1/identity/entity"))) {
            VaultTransport transport = BetterCloudTransport.builder(stub.address())
                    .trustPem(own.pem())
                    .build();

            for (VaultCall call : new VaultCall[] {GET, POST}) {
                assertThat(failure(transport, call))
                        .hasMessageContaining("was redirected to another address")
                        .returns(Effect.UNKNOWN, TransportException::effect);
            }
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void aRedirectFromTlsToPlainHttpIsNotFollowed() throws Exception {
        try (RawStub other = RawStub.plain(json(200, FULL));
                RawStub stub = RawStub.tls(
                        own.sockets(), empty(307, "Location: " + other.address() + "/v1/identity/entity"))) {
            VaultTransport transport = BetterCloudTransport.builder(stub.address())
                    .trustPem(own.pem())
                    .build();

            assertThat(failure(transport, POST).effect()).isEqualTo(Effect.UNKNOWN);
            assertThat(other.requests()).isEmpty();
        }
    }

    /** Documented: it stays with the server that has the token anyway. */
    @Test
    void aRedirectToTheSameAddressIsFollowed() throws Exception {
        try (RawStub stub = RawStub.tls(own.sockets(), empty(307, "Location: /v1/elsewhere"), json(200, FULL))) {
            VaultTransport transport = BetterCloudTransport.builder(stub.address())
                    .trustPem(own.pem())
                    .build();

            assertThat(transport.send(GET, TOKEN).status()).isEqualTo(200);
            assertThat(stub.requests()).extracting(Request::line).endsWith("GET /v1/elsewhere HTTP/1.1");
        }
    }

    @Test
    void takesOverABuiltConfigurationOfTheDriverWithItsTrust() throws Exception {
        try (RawStub stub = RawStub.tls(own.sockets(), json(200, FULL))) {
            VaultConfig config = config(stub.address())
                    .nameSpace("team")
                    .openTimeout(2)
                    .readTimeout(2)
                    .sslConfig(new SslConfig().verify(true).pemUTF8(own.pem()).build())
                    .build();
            VaultTransport transport = BetterCloudTransport.of(config);
            for (int i = 0; i < 20; i++) {
                transport.send(GET, TOKEN);
            }

            assertThat(stub.connections()).isEqualTo(1);
            assertThat(stub.requests().get(0).header("X-Vault-Namespace")).hasValue("team");
        }
    }

    @Test
    void refusesAConfigurationThatVerifiesNothing() throws Exception {
        VaultConfig unbuiltTls = config("https://vault.test")
                .sslConfig(new SslConfig().verify(true).pemUTF8(own.pem()))
                .build();
        VaultConfig verifyOff = config("https://vault.test")
                .sslConfig(new SslConfig().verify(false).build())
                .build();
        VaultConfig unbuilt = config("https://vault.test");

        assertThatThrownBy(() -> BetterCloudTransport.of(unbuiltTls))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not verify the server");
        assertThatThrownBy(() -> BetterCloudTransport.of(verifyOff))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not verify the server");
        assertThatThrownBy(() -> BetterCloudTransport.of(unbuilt))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was not built");
    }

    @Test
    void takesOverAPlainConfigurationWithoutItsRetries() throws Exception {
        try (RawStub stub = RawStub.plain(json(503, "{\"errors\":[\"Vault is sealed\"]}"))) {
            VaultConfig config = config(stub.address()).build();

            assertThat(BetterCloudTransport.of(config).send(GET, TOKEN).status())
                    .isEqualTo(503);
            assertThat(stub.requests()).hasSize(1);
            assertThat(stub.requests().get(0).header("X-Vault-Token")).hasValue("s.verysecret");
        }
    }

    @Test
    void refusesTrustForAnAddressThatIsNotHttpsAndPemThatIsNone() throws Exception {
        assertThatThrownBy(() -> BetterCloudTransport.builder("http://vault.test")
                        .trustPem(own.pem())
                        .build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> BetterCloudTransport.builder("https://vault.test").trustPem("no certificate"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> BetterCloudTransport.builder("https://vault.test").trustPem(""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** A configuration that takes nothing from the environment. */
    private static VaultConfig config(String address) {
        return new VaultConfig()
                .environmentLoader(new NoEnvironment())
                .address(address)
                .token("s.other");
    }

    private static TransportException failure(VaultTransport transport, VaultCall call) {
        return catchThrowableOfType(TransportException.class, () -> transport.send(call, TOKEN));
    }
}
