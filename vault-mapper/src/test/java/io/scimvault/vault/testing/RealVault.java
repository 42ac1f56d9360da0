package io.scimvault.vault.testing;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonText;
import io.scimvault.vault.driver.BetterCloudTransport;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.driver.VaultTransport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;

/**
 * The real server that integration tests share, one for each JVM: the one named by {@code -Dvault.addr} and {@code -Dvault.token},
 * else a development server started from {@code bao} or {@code vault} on the PATH. Where there is neither, the tests are skipped,
 * or fail with {@code -Dvault.it=required}.
 *
 * <p>Every test works under {@linkplain #unique unique} names, since others use the server at the same time.
 */
public final class RealVault {
    private static final Object LOCK = new Object();
    private static final String NONE =
            "No Vault: neither -Dvault.addr and -Dvault.token, nor one that starts from bao or vault on the PATH.";

    private static boolean asked;
    private static Optional<RealVault> shared = Optional.empty();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final JsonText json = JsonText.within(JsonLimits.ANSWER);
    private final String address;
    private final VaultToken rootToken;
    private final VaultTransport transport;
    private String restrictedPolicy;

    private RealVault(String address, String token) {
        this.address = address;
        this.rootToken = new VaultToken(token);
        this.transport = BetterCloudTransport.builder(address).build();
    }

    /** The server; the test that asks is skipped where there is none. */
    public static RealVault get() {
        synchronized (LOCK) {
            if (!asked) {
                asked = true;
                shared = given().or(RealVault::started);
                if (shared.isEmpty()) {
                    System.out.println("Integration tests were skipped. " + NONE);
                }
            }
            if (shared.isEmpty() && System.getProperty("vault.it", "").equals("required")) {
                throw new IllegalStateException(NONE);
            }
            return shared.orElseGet(() -> Assumptions.abort(NONE));
        }
    }

    /** A server on which there is nothing else, for a test that looks through all of it again and again; the shared one where none starts. */
    public static RealVault own() {
        RealVault common = get();
        return started().orElse(common);
    }

    private static Optional<RealVault> given() {
        String address = System.getProperty("vault.addr", "");
        String token = System.getProperty("vault.token", "");
        return address.isEmpty() || token.isEmpty()
                ? Optional.empty()
                : Optional.of(new RealVault(address.replaceAll("/+$", ""), token));
    }

    private static Optional<RealVault> started() {
        return ServerProcess.program()
                .map(ServerProcess::start)
                .map(server -> new RealVault(server.address(), server.rootToken()));
    }

    /** Where it listens, such as {@code http://127.0.0.1:8200}. */
    public String address() {
        return address;
    }

    public VaultToken rootToken() {
        return rootToken;
    }

    /** The library's own way to it. */
    public VaultTransport transport() {
        return transport;
    }

    /** A name that nothing on the server has yet. */
    public static String unique(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 13);
    }

    /** Any request at all, the path raw and percent-encoded by the caller; an empty body is not sent. */
    public VaultReply raw(VaultToken token, String method, String path, String body, String contentType) {
        HttpRequest.BodyPublisher publisher = body.isEmpty()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/v1/" + path))
                .timeout(Duration.ofSeconds(30))
                .header("X-Vault-Token", token.value())
                .header("Content-Type", contentType)
                .method(method, publisher)
                .build();
        try {
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new VaultReply(response.statusCode(), object(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Optional<JsonObject> object(byte[] body) {
        try {
            return json.parse(body) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
        } catch (ScimException notJson) {
            return Optional.empty();
        }
    }

    /** Any request with a JSON body. */
    public VaultReply raw(VaultToken token, String method, String path, String body) {
        return raw(token, method, path, body, "application/json");
    }

    /** What an administrator does: a request with the root token, which must succeed. */
    public VaultReply admin(String method, String path, String body) {
        VaultReply reply = raw(rootToken, method, path, body);
        if (!reply.isSuccess()) {
            throw new AssertionError(
                    method + " " + path + " was answered with " + reply.status() + " " + reply.errors());
        }
        return reply;
    }

    /** Writes an ACL policy. */
    public void policy(String name, String hcl) {
        admin(
                "POST",
                "sys/policies/acl/" + name,
                JsonObject.builder().put("policy", hcl).build().toString());
    }

    /** A token without an entity that has these policies, and not {@code default}. */
    public VaultToken tokenWith(String... policies) {
        JsonObject request = JsonObject.builder()
                .put("policies", JsonArray.ofStrings(List.of(policies)))
                .put("no_default_policy", true)
                .put("no_parent", true)
                .put("ttl", "2h")
                .build();
        return clientToken(admin("POST", "auth/token/create", request.toString()));
    }

    /** The name of the policy that the library's token has in production. */
    public synchronized String restrictedPolicy() {
        if (restrictedPolicy == null) {
            String name = unique("scim-vault");
            policy(name, policyText());
            restrictedPolicy = name;
        }
        return restrictedPolicy;
    }

    /** The policy's text, as it is shipped. */
    public static String policyText() {
        try (InputStream in = VaultTransport.class.getResourceAsStream("/io/scimvault/vault/scim-vault-policy.hcl")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A token that may do what the library's token may do in production, and nothing else; it has no entity. */
    public VaultToken restrictedToken() {
        return tokenWith(restrictedPolicy());
    }

    static VaultToken clientToken(VaultReply reply) {
        return new VaultToken(reply.body()
                .flatMap(body -> body.object("auth"))
                .flatMap(auth -> auth.string("client_token"))
                .orElseThrow());
    }

    static String entityId(VaultReply reply) {
        return reply.body()
                .flatMap(body -> body.object("auth"))
                .flatMap(auth -> auth.string("entity_id"))
                .orElseThrow();
    }
}
