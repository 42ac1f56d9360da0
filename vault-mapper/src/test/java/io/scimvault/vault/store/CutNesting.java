package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.object;
import static io.scimvault.vault.store.StoreBench.strings;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.client.ScimClient;
import java.util.List;

/** A group with a user comes into another, and a third leaves it, with a new name for the head. */
final class CutNesting implements CutOperation {
    private final String before = CutWorld.name();
    private final String after = CutWorld.name();
    private String user = "";
    private String joiner = "";
    private String leaver = "";
    private String id = "";

    @Override
    public ScimClient client(CutWorld world) {
        return world.client(0);
    }

    @Override
    public void prepare(CutWorld world) {
        ClientAccess access = world.bench.as(client(world));
        user = access.users().create(User.of(CutWorld.name()).build()).id().orElseThrow();
        joiner = access.groups()
                .create(Group.of(CutWorld.name()).member(user).build())
                .id()
                .orElseThrow();
        leaver = access.groups().create(Group.of(CutWorld.name()).build()).id().orElseThrow();
        id = access.groups()
                .create(Group.of(before).member(leaver).build())
                .id()
                .orElseThrow();
    }

    @Override
    public void act(ClientAccess access) {
        JsonArray added = JsonArray.of(List.of(object("{'value':'" + joiner + "','type':'Group'}")));
        access.groups()
                .patch(
                        id,
                        PatchRequest.builder()
                                .remove("members[value eq \"" + leaver + "\"]")
                                .add("members", added)
                                .replace("displayName", after)
                                .build());
    }

    @Override
    public void assertNothingHalfMadeIsVisible(CutWorld world) {
        ClientAccess access = world.fresh(client(world));
        Group group = access.groups().get(id).orElseThrow();
        assertThat(List.of(group.displayName(), group.memberIds()))
                .isIn(List.of(before, List.of(leaver)), List.of(after, List.of(joiner)));
        assertThat(access.users().get(user).orElseThrow().groups())
                .hasSize(group.memberIds().contains(joiner) ? 2 : 1);
    }

    @Override
    public int repeatedStatus() {
        return 200;
    }

    @Override
    public void assertDone(CutWorld world) {
        assertThat(world.bench.group(id).string("name")).contains(after);
        assertThat(strings(world.bench.group(id), "member_group_ids")).containsExactly(joiner);
        assertThat(strings(world.bench.group(joiner), "parent_group_ids")).containsExactly(id);
        assertThat(strings(world.bench.group(leaver), "parent_group_ids")).isEmpty();
    }
}
