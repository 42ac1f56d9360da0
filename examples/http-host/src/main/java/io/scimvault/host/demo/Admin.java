package io.scimvault.host.demo;

import io.scimvault.host.config.SetupException;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.driver.VaultTransport;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import java.util.Optional;

/** An administrator's calls: each does what it says or is a {@link SetupException}. */
record Admin(VaultTransport transport, VaultToken token) {

    /** The data at a path. */
    JsonObject read(String path) {
        return done(VaultCall.get(VaultPath.of(path))).data();
    }

    /** Writes, and returns the whole answer. */
    JsonObject write(String path, JsonObject body) {
        return done(VaultCall.post(VaultPath.of(path), body)).body().orElse(JsonObject.EMPTY);
    }

    /** The entity that a look-up finds, if any. */
    Optional<JsonObject> entity(JsonObject by) {
        VaultReply reply = done(VaultCall.post(VaultPath.of("identity/lookup/entity"), by));
        return reply.body().isEmpty() ? Optional.empty() : Optional.of(reply.data());
    }

    private VaultReply done(VaultCall call) {
        VaultReply reply = transport.send(call, token);
        if (reply.isSuccess()) {
            return reply;
        }
        throw new SetupException("Vault answered " + call.method() + " " + call.path() + " with " + reply.status()
                + (reply.status() == 403 ? "; the token must be an administrator's" : ""));
    }
}
