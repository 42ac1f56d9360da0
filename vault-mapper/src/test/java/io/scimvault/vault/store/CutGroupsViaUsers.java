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

/** A user gets a title, leaves one group and joins another, all by one PATCH of the user. */
final class CutGroupsViaUsers implements CutOperation {
    private final String name = CutWorld.name();
    private final String stays = CutWorld.name();
    private final String left = CutWorld.name();
    private final String joined = CutWorld.name();
    private String id = "";
    private String other = "";
    private String leftId = "";
    private String joinedId = "";

    @Override
    public ScimClient client(CutWorld world) {
        return world.client(1).groupsViaUsers(true);
    }

    @Override
    public void prepare(CutWorld world) {
        ClientAccess access = world.bench.as(client(world));
        id = access.users().create(User.of(name).title("Dr").build()).id().orElseThrow();
        other = access.users().create(User.of(stays).build()).id().orElseThrow();
        leftId = access.groups()
                .create(Group.of(left).member(id).member(other).build())
                .id()
                .orElseThrow();
        joinedId = access.groups()
                .create(Group.of(joined).member(other).build())
                .id()
                .orElseThrow();
        world.gifts.toUser(id);
        world.gifts.toGroup(leftId);
        world.gifts.toGroup(joinedId);
    }

    @Override
    public void act(ClientAccess access) {
        JsonArray added = JsonArray.of(List.of(JsonObject.of("value", new JsonString(joinedId))));
        access.users()
                .patch(
                        id,
                        PatchRequest.builder()
                                .replace("title", "Prof")
                                .remove("groups[value eq \"" + leftId + "\"]")
                                .add("groups", added)
                                .build());
    }

    @Override
    public void assertNothingHalfMadeIsVisible(CutWorld world) {
        assertThat(world.users(client(world), name, stays)).hasSize(2);
        assertThat(world.groups(client(world), left, joined))
                .hasSize(2)
                .allSatisfy(group -> assertThat(group.memberIds()).contains(other));
    }

    @Override
    public int repeatedStatus() {
        return 200;
    }

    @Override
    public void assertDone(CutWorld world) {
        User user = world.fresh(client(world)).users().get(id).orElseThrow();
        assertThat(user.title()).contains("Prof");
        assertThat(user.groups()).hasSize(1);
        assertThat(user.groups().get(0).value()).contains(joinedId);
        world.assertLogsIn(1, name, id);
    }
}
