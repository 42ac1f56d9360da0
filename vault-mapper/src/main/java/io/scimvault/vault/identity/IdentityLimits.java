package io.scimvault.vault.identity;

/** The identity engine's limits on metadata, which it enforces with a 500; checked here first. */
public final class IdentityLimits {
    /** Pairs an entity or group can have. */
    public static final int METADATA_PAIRS = 64;

    /** Bytes of a metadata or custom_metadata value. */
    public static final int VALUE_BYTES = 512;

    /** Bytes of a userName or displayName; ours, not Vault's. */
    public static final int NAME_BYTES = 512;

    /** Users that one group can have: a storage entry of Vault's ends at some 27,500, and other groups may share it. */
    public static final int MEMBER_ENTITIES = 25_000;

    /** Groups that one group can have, and that may be below one that is put into another; ours, not Vault's. */
    public static final int MEMBER_GROUPS = 1_000;

    private IdentityLimits() {}
}
