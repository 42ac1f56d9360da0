package io.scimvault.vault.registry;

import io.scimvault.vault.client.ScimClient;
import java.util.Optional;

/**
 * A SCIM client as it is found in Vault.
 *
 * @param name the client's name
 * @param client the client, without a principal where it has not exactly one; empty where it cannot be read
 * @param state whether it answers requests
 */
public record Registration(String name, Optional<ScimClient> client, State state) {

    /** Whether a client answers requests, and if not, why. */
    public enum State {
        /** It does. */
        ACTIVE,
        /** Its principal is gone, or an admin's hand gave it several: {@link ClientRegistry#update} sets another one. */
        WITHOUT_PRINCIPAL,
        /** It is being deleted, or a deletion was interrupted: {@link ClientRegistry#delete} goes on. */
        DELETING,
        /** An admin's hand, or a newer version of this library, left a setting that is not understood. */
        UNREADABLE
    }
}
