package io.scimvault.vault.driver;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.driver.TransportException.Effect;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
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
                    ? new Lease(
                            token,
                            Lease.seconds(reply.data(), "ttl"),
                            reply.data().bool("renewable").orElse(false))
                    : Lease.endless(token); // whoever uses it will learn what is wrong with it
        });
    }

    @Override
    public Lease login() {
        return first.get();
    }

    @Override
    public Optional<Lease> renew(VaultToken token) {
        return Lease.of(transport.send(RENEW, token))
                .map(lease -> new Lease(token, lease.lifetime(), lease.renewable()));
    }

    @Override
    public String toString() {
        return "VaultLogin";
    }
}
