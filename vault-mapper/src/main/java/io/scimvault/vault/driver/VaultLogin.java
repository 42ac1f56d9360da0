package io.scimvault.vault.driver;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.driver.TransportException.Effect;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** A login by calls of Vault; neither what it sends nor what comes back is in any message. */
record VaultLogin(VaultTransport transport, Supplier<Lease> first) implements Login {
    private static final VaultCall RENEW = VaultCall.post(VaultPath.of("auth/token/renew-self"), JsonObject.EMPTY);
    private static final VaultCall LOOK = VaultCall.get(VaultPath.of("auth/token/lookup-self"));

    static VaultLogin byAppRole(VaultTransport transport, String mountPath, String roleId, Supplier<String> secretId) {
        VaultPath path = VaultPath.of("auth/" + mountPath.replaceAll("^/+|/+$", "") + "/login");
        return new VaultLogin(transport, () -> {
            JsonObject body = JsonObject.builder()
                    .put("role_id", roleId)
                    .put("secret_id", given(secretId))
                    .build();
            VaultReply reply = transport.send(VaultCall.post(path, body), VaultToken.NONE);
            return Lease.of(reply)
                    .orElseThrow(() -> new TransportException(
                            "Vault refused the login by AppRole, status " + reply.status(), Effect.NONE));
        });
    }

    private static String given(Supplier<String> secretId) {
        try {
            return secretId.get();
        } catch (RuntimeException e) {
            throw new TransportException("the host gave no secret id", Effect.NONE, e);
        }
    }

    /** A token that is there already, and of which Vault is asked how long it lives. */
    static VaultLogin with(VaultTransport transport, VaultToken token) {
        return new VaultLogin(transport, () -> {
            VaultReply reply = transport.send(LOOK, token);
            return reply.status() == 200
                    ? looked(transport, token, reply.data())
                    : Lease.endless(token); // whoever uses it will learn what is wrong with it
        });
    }

    /** Vault tells whole seconds: in its last one, a token that ends looks like one that does not. */
    private static Lease looked(VaultTransport transport, VaultToken token, JsonObject data) {
        boolean renewable = data.bool("renewable").orElse(false);
        Duration left = Lease.seconds(data, "ttl");
        if (!left.isZero() || data.string("expire_time").isEmpty()) {
            return new Lease(token, left, renewable);
        }
        Optional<Lease> longer = renewable ? longer(transport, token) : Optional.empty();
        return longer.orElseGet(() -> new Lease(token, Duration.ofSeconds(1), renewable));
    }

    private static Optional<Lease> longer(VaultTransport transport, VaultToken token) {
        return Lease.of(transport.send(RENEW, token))
                .map(lease -> new Lease(token, lease.lifetime(), lease.renewable()));
    }

    @Override
    public Lease login() {
        return first.get();
    }

    @Override
    public Optional<Lease> renew(VaultToken token) {
        return longer(transport, token);
    }

    @Override
    public String toString() {
        return "VaultLogin";
    }
}
