package io.scimvault.host.backend;

import io.scimvault.vault.VaultScim;
import io.scimvault.vault.client.ScimClient;
import java.util.Optional;

/** What stands behind the host: a Vault, and the way its callers are told apart. */
public interface Backend {

    /** The mapper, set up on that Vault. */
    VaultScim vault();

    /** The SCIM client that a bearer token speaks for; nothing where it speaks for none. */
    Optional<ScimClient> caller(String bearer);
}
