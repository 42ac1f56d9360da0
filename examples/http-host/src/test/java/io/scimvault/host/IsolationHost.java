package io.scimvault.host;

import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.driver.VaultTransport;
import java.net.URI;

/** A host for okta-demo and sailpoint-demo, the Vault behind it, and what people and administrators can do there. */
interface IsolationHost extends AutoCloseable {
    URI base();

    /** The bearer token of a client. */
    String token(String client);

    /** The way to Vault itself. */
    VaultTransport transport();

    VaultToken root();

    /** The accessor of a client's auth mount. */
    String accessor(String client);

    /** The accessor of an auth mount that no client has. */
    String strangeAccessor();

    /** A person's login on a client's mount, before anybody has provisioned the person; the id of the entity that it made. */
    String logsIn(String client, String name);

    /** The id of the entity that the host's own token belongs to. */
    String ownEntity();

    @Override
    void close();
}
