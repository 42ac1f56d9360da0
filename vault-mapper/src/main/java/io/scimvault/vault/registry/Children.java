package io.scimvault.vault.registry;

/** What becomes of a SCIM client's users and groups when the client is deleted. */
public enum Children {
    /** Where there are any, the client is not deleted. */
    REFUSE,
    /**
     * They stay in Vault under their names, with their members, policies and logins, and are nobody's: their marks and all that SCIM
     * kept beside them go. Who was locked out stays so, as an entity that tells no more who it was: {@code purge} those whose logins may be
     * wanted again before. Another client gets one only where an admin lets it ({@code scim_adopt}).
     */
    ORPHAN,
    /** They are deleted, the people who were locked out as well: these can log in again, as somebody new. */
    DELETE
}
