package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.strings;
import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.vault.plan.IdRef;
import io.scimvault.vault.plan.Paths;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What admins gave a client's users and groups by hand, which must last as long as these do. */
final class CutGifts {
    private static final JsonString TEAM = new JsonString("core");

    private final StoreBench bench;
    private final CutBystanders bystanders;
    private final Map<String, String> users = new LinkedHashMap<>();
    private final List<String> groups = new ArrayList<>();

    CutGifts(StoreBench bench, CutBystanders bystanders) {
        this.bench = bench;
        this.bystanders = bystanders;
    }

    /** A policy, a pair, a place in an admins' group, and a login on a mount where the client has none. */
    void toUser(String id) {
        bench.postById("identity/entity/id", id, "{'policies':['ops']}");
        addPair(Paths.entity(IdRef.known(id)), bench.entity(id));
        bench.make(
                "identity/entity-alias",
                "{'name':'" + unique("ssh") + "','mount_accessor':'"
                        + bystanders.foreign().accessor() + "','canonical_id':'" + id + "'}");
        users.put(
                id,
                bench.make(
                        "identity/group", "{'name':'" + unique("operators") + "','member_entity_ids':'" + id + "'}"));
    }

    /** A policy, a pair, and a member who is none of the client's. */
    void toGroup(String id) {
        List<String> members = new ArrayList<>(strings(bench.group(id), "member_entity_ids"));
        members.add(bystanders.colleague());
        bench.postById(
                "identity/group/id",
                id,
                "{'policies':['ops'],'member_entity_ids':'" + String.join(",", members) + "'}");
        addPair(Paths.group(IdRef.known(id)), bench.group(id));
        groups.add(id);
    }

    private void addPair(VaultPath path, JsonObject object) {
        JsonObject pairs = object.object("metadata").orElse(JsonObject.EMPTY).with("team", TEAM);
        bench.admin(VaultCall.post(path, JsonObject.of("metadata", pairs)));
    }

    void assertThere() {
        users.forEach((id, group) -> {
            JsonObject user = bench.entity(id);
            if (user.isEmpty()) {
                return;
            }
            assertCommon(user);
            assertThat(strings(bench.group(group), "member_entity_ids")).containsExactly(id);
            assertThat(user.array("aliases").only(JsonObject.class))
                    .anyMatch(alias -> alias.string("mount_accessor")
                            .equals(Optional.of(bystanders.foreign().accessor())));
        });
        for (String id : groups) {
            JsonObject group = bench.group(id);
            if (!group.isEmpty()) {
                assertCommon(group);
                assertThat(strings(group, "member_entity_ids")).contains(bystanders.colleague());
            }
        }
    }

    private static void assertCommon(JsonObject object) {
        assertThat(strings(object, "policies")).containsExactly("ops");
        assertThat(object.object("metadata").orElseThrow().string("team")).contains("core");
    }
}
