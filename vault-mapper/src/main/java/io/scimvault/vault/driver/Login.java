package io.scimvault.vault.driver;

import java.util.Optional;

/** How a token is had, and kept. */
interface Login {

    /**
     * A token to begin with, or in place of one that is refused or about to end.
     *
     * @throws TransportException when there is none to be had
     */
    Lease login();

    /**
     * The same token for longer; empty where Vault refuses.
     *
     * @throws TransportException when no answer came
     */
    Optional<Lease> renew(VaultToken token);
}
