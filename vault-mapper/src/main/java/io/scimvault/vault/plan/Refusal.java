package io.scimvault.vault.plan;

/** A refusal by Vault that a plan expects, because another object may stand in the way. */
public enum Refusal {
    /** Another entity or group has the name. */
    NAME_TAKEN,
    /** Another entity has the alias. */
    ALIAS_TAKEN,
    /** The entity has an alias on this mount already. */
    ALIAS_PRESENT,
    /** A member of the group, wanted now or stored before, does not exist. */
    UNKNOWN_MEMBER,
    /** A group would come to be in itself. */
    CYCLE,
    /** The object that is to be changed is gone. */
    GONE
}
