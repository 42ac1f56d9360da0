package io.scimvault.vault.store;

import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.driver.VaultTransport;
import io.scimvault.vault.testing.AuthMount;
import io.scimvault.vault.testing.PersonLogin;
import java.util.Optional;

/** A Vault on which the store is tried. */
interface StoreHost {

    VaultTransport transport();

    /** An administrator's token. */
    VaultToken root();

    /** The library's token: no more rights than the shipped policy gives, and no entity. */
    VaultToken library();

    /** A token with the library's rights that has an entity. */
    PersonLogin service();

    /** A new auth mount, on which people log in under any name. */
    AuthMount mount();

    /** A new auth mount that is local to its cluster. */
    AuthMount localMount();

    /** Takes an auth mount away; the aliases on it stay. */
    void unmount(AuthMount mount);

    /** A person's login; nothing where Vault refuses it. */
    Optional<PersonLogin> login(AuthMount mount, String name);
}
