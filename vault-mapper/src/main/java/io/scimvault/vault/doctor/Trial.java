package io.scimvault.vault.doctor;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.plan.IdRef;
import io.scimvault.vault.plan.Paths;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import java.util.List;

/**
 * A call that shows whether something is allowed, and has no effect if it is: Vault looks at its policies first, and then refuses the
 * call for what is in it, or does nothing with an id that it never gave out.
 *
 * @param path where, for people
 * @param capability what the policy must grant there
 * @param call the call
 * @param what what it is about: what the library cannot do without it, or what somebody could do with it
 */
record Trial(String path, String capability, VaultCall call, String what) {
    /** No bool: refused before anything is written. */
    private static final String NO_BOOL = "neither";
    /** No pairs: refused likewise. */
    private static final int NO_PAIRS = 1;

    private static final String NO_MOUNT = "auth_none_00000000";

    /** What the library needs, with every field that it sends. */
    static List<Trial> needed(String noId) {
        String pending = "scim-pending-" + noId;
        JsonObject entity = body().put("name", "x")
                .put("metadata", JsonObject.EMPTY)
                .put("disabled", false)
                .build();
        JsonObject alias =
                body().put("name", "x").put("custom_metadata", JsonObject.EMPTY).build();
        JsonObject group = members(body().put("name", "x").put("metadata", JsonObject.EMPTY))
                .build();
        return List.of(
                create(
                        Paths.ENTITY,
                        body().put("name", pending)
                                .put("metadata", JsonObject.EMPTY)
                                .put("disabled", NO_BOOL)),
                create(
                        Paths.ALIAS,
                        body().put("name", pending)
                                .put("mount_accessor", NO_MOUNT)
                                .put("canonical_id", noId)
                                .put("custom_metadata", JsonObject.EMPTY)),
                create(Paths.GROUP, members(body().put("name", pending).put("metadata", NO_PAIRS))),
                new Trial(at(Paths.ENTITY_ID), "read", VaultCall.get(path(Paths.ENTITY_ID, noId)), "read users"),
                change(Paths.ENTITY_ID, noId, entity, "change users"),
                delete(Paths.ENTITY_ID, noId, "delete users"),
                change(Paths.ALIAS_ID, noId, alias, "change login names"),
                delete(Paths.ALIAS_ID, noId, "delete login names"),
                new Trial(at(Paths.GROUP_ID), "read", VaultCall.get(path(Paths.GROUP_ID, noId)), "read groups"),
                change(Paths.GROUP_ID, noId, group, "change groups"),
                delete(Paths.GROUP_ID, noId, "delete groups"),
                list(Paths.ENTITY_ID, "search users"),
                list(Paths.ALIAS_ID, "search users by their login names"),
                list(Paths.GROUP_ID, "search groups"),
                change(Paths.LOOKUP_ENTITY, body().put("name", pending), "find users by name"),
                change(Paths.LOOKUP_GROUP, body().put("name", pending), "find groups by name"),
                new Trial("sys/auth", "read", VaultCall.get(VaultPath.of("sys/auth")), "check alias mounts"),
                new Trial(
                        "auth/token/lookup-self",
                        "read",
                        VaultCall.get(VaultPath.of("auth/token/lookup-self")),
                        "know its own token"),
                change("auth/token/renew-self", body().put("increment", NO_BOOL), "renew its own token"));
    }

    /** What the library never does, and nobody who gets hold of its token should be able to. */
    static List<Trial> excessive(String noId) {
        JsonObject policies =
                body().put("policies", JsonArray.ofStrings(List.of("default"))).build();
        JsonObject moved = body().put("canonical_id", noId).build();
        String pending = "scim-pending-" + noId;
        return List.of(
                change(
                        Paths.ENTITY,
                        body().put("name", noId).put("disabled", NO_BOOL),
                        "take over any entity by its name"),
                change(
                        Paths.ENTITY,
                        body().put("name", pending).put("disabled", NO_BOOL).put("policies", ""),
                        "make entities with policies"),
                change(Paths.ENTITY_ID, noId, policies, "give any entity policies"),
                change(
                        "identity/entity/merge",
                        body().put("from_entity_ids", "").put("to_entity_id", noId),
                        "merge entities"),
                change("identity/entity/batch-delete", body().put("entity_ids", ""), "delete many entities at once"),
                change(
                        "identity/entity/name",
                        noId,
                        body().put("disabled", NO_BOOL).build(),
                        "change any entity by its name"),
                change(
                        Paths.ALIAS,
                        body().put("name", noId).put("mount_accessor", NO_MOUNT),
                        "take any alias from the person who has it"),
                change(Paths.ALIAS_ID, noId, moved, "move any alias to another entity"),
                change(
                        Paths.GROUP,
                        body().put("name", noId).put("metadata", NO_PAIRS),
                        "take over any group by its name"),
                change(
                        Paths.GROUP,
                        body().put("name", pending).put("metadata", NO_PAIRS).put("policies", ""),
                        "make groups with policies"),
                change(Paths.GROUP, body().put("name", pending).put("type", NO_BOOL), "make external groups"),
                change(Paths.GROUP_ID, noId, policies, "give any group policies"),
                change(
                        "identity/group/name",
                        noId,
                        body().put("metadata", NO_PAIRS).build(),
                        "change any group by its name"),
                change(
                        "identity/group-alias",
                        body().put("name", noId).put("mount_accessor", NO_MOUNT),
                        "tie groups of other systems to groups"),
                new Trial(
                        "sys/policies/acl/…", "read", VaultCall.get(path("sys/policies/acl", noId)), "read policies"));
    }

    private static JsonObject.Builder body() {
        return JsonObject.builder();
    }

    private static JsonObject.Builder members(JsonObject.Builder body) {
        return body.put("member_entity_ids", "").put("member_group_ids", "");
    }

    private static Trial create(String path, JsonObject.Builder body) {
        return change(path, body, "create anything under a pending name, with every field that it sends");
    }

    private static Trial change(String path, JsonObject.Builder body, String what) {
        return new Trial(path, "update", VaultCall.post(VaultPath.of(path), body.build()), what);
    }

    private static Trial change(String path, String noId, JsonObject body, String what) {
        return new Trial(at(path), "update", VaultCall.post(path(path, noId), body), what);
    }

    private static Trial delete(String path, String noId, String what) {
        return new Trial(at(path), "delete", VaultCall.delete(path(path, noId)), what);
    }

    private static Trial list(String path, String what) {
        return new Trial(path, "list", VaultCall.list(VaultPath.of(path)), what);
    }

    private static VaultPath path(String path, String noId) {
        return VaultPath.of(path, IdRef.known(noId));
    }

    private static String at(String path) {
        return path + "/…";
    }
}
