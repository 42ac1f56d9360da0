package io.scimvault.vault.driver;

import com.bettercloud.vault.VaultConfig;
import com.bettercloud.vault.rest.Rest;
import com.bettercloud.vault.rest.RestException;
import com.bettercloud.vault.rest.RestResponse;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonText;
import io.scimvault.vault.driver.TransportException.Effect;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultCall.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Calls Vault through the REST client of BetterCloud's vault-java-driver.
 *
 * <p>What to know of that client, and of the JDK's {@code HttpURLConnection} beneath it:
 *
 * <ul>
 *   <li>Timeouts are always set. The read timeout bounds each wait for bytes, not the call as a whole.
 *   <li>It hides a body that broke off. A 200 whose body is not one JSON object is therefore a {@link TransportException} with an
 *       unknown effect, never an empty answer; so is a 200 to a POST without Vault's {@code request_id}.
 *   <li>Where Vault hangs up without an answer, the JDK sends the request a second time by itself. A change that is
 *       sent twice may take back what somebody else did in between: {@code -Dsun.net.http.retryPost=false} ends it for POST.
 *   <li>The JDK follows redirects. Over TLS it is stopped here from leaving the one host and port that was configured. Over plain
 *       HTTP nothing local to one connection can stop it: the token goes where the answer points. Use TLS, or call
 *       {@code HttpURLConnection.setFollowRedirects(false)} once in the host; a redirect is then a {@link TransportException}.
 *   <li>A redirect that is not followed, and an error without a body, lose their status in the client: both are a
 *       {@link TransportException} with an unknown effect.
 *   <li>It keeps at most five idle connections to a host; {@code -Dhttp.maxConnections} sets another number.
 * </ul>
 */
public final class BetterCloudTransport implements VaultTransport {
    private final JsonText json = JsonText.within(JsonLimits.ANSWER);
    private final String api;
    private final @Nullable SSLContext tls;
    private final @Nullable String namespace;
    private final int connectSeconds;
    private final int readSeconds;

    private BetterCloudTransport(Builder builder) {
        this.api = builder.address.api();
        this.tls = builder.address.isTls() ? PinnedTls.to(builder.address, builder.tls) : null;
        this.namespace = builder.namespace;
        this.connectSeconds = builder.connectSeconds;
        this.readSeconds = builder.readSeconds;
    }

    /** Starts a transport to the Vault at this address, such as {@code https://vault.example.com:8200}. */
    public static Builder builder(String address) {
        return new Builder(VaultAddress.parse(address));
    }

    /**
     * A transport to where the given, built configuration of the driver points: address, namespace, trust and timeouts are copied
     * (the usual 5 and 15 seconds where it has none). Its retries, engine versions and token are not used.
     *
     * @throws IllegalArgumentException when the configuration was not built, or does not verify a TLS server: the driver leaves
     *     {@code isVerify()} false in an {@code SslConfig} whose {@code build()} was forgotten, and that cannot be told from
     *     {@code verify(false)}
     */
    public static BetterCloudTransport of(VaultConfig config) {
        if (config.getAddress() == null || config.getSslConfig() == null) {
            throw new IllegalArgumentException("the VaultConfig was not built; call build() on it first");
        }
        Builder builder = builder(config.getAddress());
        if (builder.address.isTls()) {
            if (!config.getSslConfig().isVerify()) {
                throw new IllegalArgumentException(
                        "the SslConfig does not verify the server; call verify(true) and build() on it");
            }
            builder.tls = config.getSslConfig().getSslContext();
        }
        builder.namespace = config.getNameSpace();
        if (config.getOpenTimeout() != null && config.getOpenTimeout() > 0) {
            builder.connectTimeout(Duration.ofSeconds(config.getOpenTimeout()));
        }
        if (config.getReadTimeout() != null && config.getReadTimeout() > 0) {
            builder.readTimeout(Duration.ofSeconds(config.getReadTimeout()));
        }
        return builder.build();
    }

    @Override
    public VaultReply send(VaultCall call, VaultToken token) {
        RestResponse response;
        try {
            response = exchange(call, token);
        } catch (RestException | RuntimeException e) {
            throw TransportFailures.explain(call, e);
        }
        int status = response.getStatus();
        Optional<JsonObject> body = status == 204 ? Optional.empty() : parse(response.getBody());
        if (status / 100 == 2 && status != 204 && !isVaults(call, body)) {
            throw new TransportException(
                    TransportFailures.what(call) + " was answered with " + status + ", but not by Vault or not whole",
                    Effect.UNKNOWN);
        }
        return new VaultReply(status, body);
    }

    /** A write that a redirect turned into a read is answered, too; the request's id tells that Vault carried out a request. */
    private static boolean isVaults(VaultCall call, Optional<JsonObject> body) {
        return body.isPresent() && (call.method() != Method.POST || body.get().has("request_id"));
    }

    private RestResponse exchange(VaultCall call, VaultToken token) throws RestException {
        String url = api + call.path().onTheWire() + (call.method() == Method.LIST ? "?list=true" : "");
        Rest rest = new Rest()
                .url(url)
                .connectTimeoutSeconds(connectSeconds)
                .readTimeoutSeconds(readSeconds)
                .sslVerification(true)
                .sslContext(tls)
                .header("X-Vault-Token", token.equals(VaultToken.NONE) ? null : token.value())
                .header("X-Vault-Request", "true")
                .header("X-Vault-Namespace", namespaceOf(call))
                .header("Accept", "application/json");
        return switch (call.method()) {
            case GET, LIST -> rest.get();
            case DELETE -> rest.delete();
            case POST ->
                rest.header("Content-Type", "application/json")
                        .body(JsonText.printBytes(call.body().orElse(JsonObject.EMPTY)))
                        .post();
        };
    }

    /** The server's own health is not asked within a namespace: there the call is refused. */
    private @Nullable String namespaceOf(VaultCall call) {
        return call.path().fixed().equals("sys/health") ? null : namespace;
    }

    private Optional<JsonObject> parse(byte[] body) {
        try {
            return json.parse(body) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
        } catch (ScimException e) {
            return Optional.empty();
        }
    }

    /** The address, and nothing else. */
    @Override
    public String toString() {
        return "BetterCloudTransport[" + api + "]";
    }

    /** What a transport needs to know. */
    public static final class Builder {
        private final VaultAddress address;
        private @Nullable SSLContext tls;
        private @Nullable String namespace;
        private int connectSeconds = 5;
        private int readSeconds = 15;

        private Builder(VaultAddress address) {
            this.address = address;
        }

        /** Every call goes to this namespace. */
        public Builder namespace(String namespace) {
            if (!namespace.matches("[\\x21-\\x7e]+")) {
                throw new IllegalArgumentException("a namespace is visible ASCII");
            }
            this.namespace = namespace;
            return this;
        }

        /** Trusts the certificate authorities in this PEM file, all of them, and no others. */
        public Builder trust(Path pemFile) {
            return tls(PemTrust.read(pemFile));
        }

        /** Trusts the certificate authorities in this PEM text, all of them, and no others. */
        public Builder trustPem(String pem) {
            return tls(PemTrust.parse(pem));
        }

        /** Takes trust and client certificate from the host's own context; host names are checked all the same. */
        public Builder tls(SSLContext context) {
            this.tls = context;
            return this;
        }

        /** How long to wait for a connection; whole seconds, rounded up. 5 s unless told otherwise. */
        public Builder connectTimeout(Duration timeout) {
            this.connectSeconds = seconds(timeout);
            return this;
        }

        /** How long to wait for the next bytes of an answer; whole seconds, rounded up. 15 s unless told otherwise. */
        public Builder readTimeout(Duration timeout) {
            this.readSeconds = seconds(timeout);
            return this;
        }

        public BetterCloudTransport build() {
            if (tls != null && !address.isTls()) {
                throw new IllegalArgumentException("trust was given, but the address is not https");
            }
            return new BetterCloudTransport(this);
        }

        private static int seconds(Duration timeout) {
            if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(Duration.ofHours(1)) > 0) {
                throw new IllegalArgumentException("a timeout is more than zero and at most an hour");
            }
            return Math.toIntExact(timeout.plusNanos(999_999_999).toSeconds());
        }
    }
}
