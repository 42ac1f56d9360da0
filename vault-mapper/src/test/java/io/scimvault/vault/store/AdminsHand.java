package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.strings;
import static io.scimvault.vault.store.StoreBench.unique;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.testing.AuthMount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an administrator does to a client's user by hand. */
enum AdminsHand {
    KEEPS_AWAY,
    WIPES_METADATA,
    RENAMES_ENTITY,
    DISABLES,
    ENABLES,
    DELETES_ALIAS,
    RENAMES_ALIAS,
    WIPES_ALIAS_METADATA,
    TAKES_OUT_OF_GROUP,
    PUTS_INTO_GROUP;

    /**
     * A client's user.
     *
     * @param group one of the client's, in which the client put the user
     * @param otherGroup another of the client's
     */
    record Subject(String id, String name, AuthMount mount, String group, String otherGroup) {}

    void act(StoreBench bench, Subject user) {
        switch (this) {
            case KEEPS_AWAY -> {}
            case WIPES_METADATA -> change(bench, user, "{'metadata':{'team':'core'}}");
            case RENAMES_ENTITY -> change(bench, user, "{'name':'" + unique("operator") + "'}");
            case DISABLES -> change(bench, user, "{'disabled':true}");
            case ENABLES -> change(bench, user, "{'disabled':false}");
            case DELETES_ALIAS -> bench.delete("identity/entity-alias/id", aliasOf(bench, user));
            case RENAMES_ALIAS -> changeAlias(bench, user, "{'name':'" + unique("moved") + "'}");
            case WIPES_ALIAS_METADATA -> changeAlias(bench, user, "{'custom_metadata':{'desk':'7'}}");
            case TAKES_OUT_OF_GROUP -> {
                List<String> others = members(bench, user.group());
                others.remove(user.id());
                setMembers(bench, user.group(), others);
            }
            case PUTS_INTO_GROUP -> {
                List<String> all = members(bench, user.otherGroup());
                all.add(user.id());
                setMembers(bench, user.otherGroup(), all);
            }
        }
    }

    private static void change(StoreBench bench, Subject user, String body) {
        bench.postById("identity/entity/id", user.id(), body);
    }

    private static void changeAlias(StoreBench bench, Subject user, String body) {
        bench.postById("identity/entity-alias/id", aliasOf(bench, user), body);
    }

    private static List<String> members(StoreBench bench, String group) {
        return new ArrayList<>(strings(bench.group(group), "member_entity_ids"));
    }

    private static void setMembers(StoreBench bench, String group, List<String> members) {
        bench.postById("identity/group/id", group, "{'member_entity_ids':'" + String.join(",", members) + "'}");
    }

    private static String aliasOf(StoreBench bench, Subject user) {
        return alias(bench, user).flatMap(alias -> alias.string("id")).orElseThrow();
    }

    /** The user's alias on the client's mount. */
    static Optional<JsonObject> alias(StoreBench bench, Subject user) {
        return bench.entity(user.id())
                .array("aliases")
                .only(JsonObject.class)
                .filter(alias -> alias.string("mount_accessor")
                        .equals(Optional.of(user.mount().accessor())))
                .findFirst();
    }
}
