package io.scimvault.vault.plan;

/** The paths of the identity engine that this library calls. */
public final class Paths {
    public static final String ENTITY = "identity/entity";
    public static final String ENTITY_ID = "identity/entity/id";
    public static final String ALIAS = "identity/entity-alias";
    public static final String ALIAS_ID = "identity/entity-alias/id";
    public static final String GROUP = "identity/group";
    public static final String GROUP_ID = "identity/group/id";
    public static final String LOOKUP_ENTITY = "identity/lookup/entity";
    public static final String LOOKUP_GROUP = "identity/lookup/group";

    private Paths() {}

    public static VaultPath entity(IdRef id) {
        return VaultPath.of(ENTITY_ID, id);
    }

    public static VaultPath alias(IdRef id) {
        return VaultPath.of(ALIAS_ID, id);
    }

    public static VaultPath group(IdRef id) {
        return VaultPath.of(GROUP_ID, id);
    }
}
