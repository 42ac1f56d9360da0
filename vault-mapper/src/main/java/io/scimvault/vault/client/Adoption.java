package io.scimvault.vault.client;

/** What happens when the person to be created has logged in before and so has an entity that nobody manages. */
public enum Adoption {
    /** 409; the entity stays as it is. */
    REFUSE,
    /** The entity becomes the user, in place, if it is nothing but that person's first login. No alias is ever moved. */
    ADOPT
}
