package io.scimvault.vault.client;

/** What a DELETE of a user does in Vault. */
public enum Leaving {
    /** The entity is deleted. A person who can still log in gets a new one, with no rights but those of everybody. */
    DELETE,
    /**
     * The entity stays as a tombstone: disabled, out of all the client's groups, under another name, its aliases kept, so that logins on
     * the client's mounts stay refused. SCIM answers 404, and the userName is free. Needs an alias mount.
     */
    LOCK_OUT
}
