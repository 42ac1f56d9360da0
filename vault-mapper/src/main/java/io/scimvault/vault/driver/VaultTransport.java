package io.scimvault.vault.driver;

import io.scimvault.vault.plan.VaultCall;

/** The way to a Vault: one call out, its answer back. Implementations are thread-safe. */
@FunctionalInterface
public interface VaultTransport {

    /**
     * Sends one call once; nothing is repeated here.
     *
     * @return Vault's answer, whatever its status
     * @throws TransportException when no answer came, or one that is not Vault's
     */
    VaultReply send(VaultCall call, VaultToken token);
}
