package io.scimvault.vault.client;

/** What a DELETE of a user does in Vault. */
public enum Leaving {
    /** The entity is deleted. A person who can still log in gets a new one, with no rights but those of everybody. */
    DELETE,
    /**
     * The entity stays as a tombstone: disabled, out of all the client's groups, under another name, its aliases kept, so that logins on
     * the client's mounts stay refused; one that was lost is made anew first, unless somebody else has it by now. SCIM answers 404, and the
     * userName is free. A user who has no login on a mount of the client's, and is to have none, is deleted. Alias rules that the client
     * gets later do not reach the tombstones that there are.
     */
    LOCK_OUT
}
