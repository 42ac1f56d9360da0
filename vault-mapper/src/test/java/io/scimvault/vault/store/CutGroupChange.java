package io.scimvault.vault.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.client.ScimClient;
import java.util.List;

/** A group loses one member, gets another, and a new name. */
final class CutGroupChange implements CutOperation {
    private final String before = CutWorld.name();
    private final String after = CutWorld.name();
    private String leaver = "";
    private String joiner = "";
    private String id = "";

    @Override
    public ScimClient client(CutWorld world) {
        return world.client(0);
    }

    @Override
    public void prepare(CutWorld world) {
        ClientAccess access = world.bench.as(client(world));
        leaver = access.users().create(User.of(CutWorld.name()).build()).id().orElseThrow();
        joiner = access.users().create(User.of(CutWorld.name()).build()).id().orElseThrow();
        id = access.groups()
                .create(Group.of(before).member(leaver).build())
                .id()
                .orElseThrow();
    }

    @Override
    public void act(ClientAccess access) {
        JsonArray added = JsonArray.of(List.of(JsonObject.of("value", new JsonString(joiner))));
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
        Group group = world.fresh(client(world)).groups().get(id).orElseThrow();
        assertThat(List.of(group.displayName(), group.memberIds()))
                .isIn(List.of(before, List.of(leaver)), List.of(after, List.of(joiner)));
    }

    @Override
    public int repeatedStatus() {
        return 200;
    }

    @Override
    public void assertDone(CutWorld world) {
        Group group = world.fresh(client(world)).groups().get(id).orElseThrow();
        assertThat(group.displayName()).isEqualTo(after);
        assertThat(StoreBench.strings(world.bench.group(id), "member_entity_ids"))
                .containsExactly(joiner);
    }
}
