package io.scimvault.vault.client;

/** What happens to a group's members that are no users or groups of the client's. */
public enum UnknownMembers {
    /** The request is refused, 400 {@code invalidValue}: success is not claimed for what cannot be done. */
    REFUSE,
    /** They are left out, and the rest of the request is done. */
    IGNORE
}
