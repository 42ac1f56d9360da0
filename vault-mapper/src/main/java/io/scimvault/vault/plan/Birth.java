package io.scimvault.vault.plan;

import io.scimvault.scim.json.JsonObject;

/**
 * What a step makes, and under which names its ids are known to later steps. Since it is made under a random pending name, the step
 * can be repeated when its answer was lost, and {@link #lookup} finds what the first attempt made.
 *
 * @param kind what is made
 * @param pendingName its name at birth
 * @param mountAccessor the alias' mount; empty text for an entity or group
 * @param idName the name that stands for its id
 * @param entityIdName for an alias: the name that stands for the id of its entity
 */
public record Birth(Kind kind, String pendingName, String mountAccessor, String idName, String entityIdName) {

    /** What can be made. */
    public enum Kind {
        ENTITY,
        ALIAS,
        GROUP
    }

    static Birth entity(String pendingName, String idName) {
        return new Birth(Kind.ENTITY, pendingName, "", idName, idName);
    }

    static Birth alias(String pendingName, String mountAccessor, String idName, String entityIdName) {
        return new Birth(Kind.ALIAS, pendingName, mountAccessor, idName, entityIdName);
    }

    static Birth group(String pendingName, String idName) {
        return new Birth(Kind.GROUP, pendingName, "", idName, idName);
    }

    /** The call that finds what was made. */
    public VaultCall lookup() {
        return switch (kind) {
            case ENTITY ->
                VaultCall.post(
                        VaultPath.of(Paths.LOOKUP_ENTITY),
                        JsonObject.builder().put("name", pendingName).build());
            case GROUP ->
                VaultCall.post(
                        VaultPath.of(Paths.LOOKUP_GROUP),
                        JsonObject.builder().put("name", pendingName).build());
            case ALIAS ->
                VaultCall.post(
                        VaultPath.of(Paths.LOOKUP_ENTITY),
                        JsonObject.builder()
                                .put("alias_name", pendingName)
                                .put("alias_mount_accessor", mountAccessor)
                                .build());
        };
    }

    /** Without the pending name: whoever knows it can log in under it. */
    @Override
    public String toString() {
        return "Birth[" + kind + " as <" + idName + ">]";
    }
}
