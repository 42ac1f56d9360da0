package io.scimvault.vault.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.client.ScimClient;
import java.util.List;

/** A user with an alias and in a group is deleted. */
final class CutDeletion implements CutOperation {
    private final String name = CutWorld.name();
    private String id = "";
    private String groupId = "";

    @Override
    public ScimClient client(CutWorld world) {
        return world.client(1);
    }

    @Override
    public void prepare(CutWorld world) {
        ClientAccess access = world.bench.as(client(world));
        id = access.users().create(User.of(name).title("Dr").build()).id().orElseThrow();
        groupId = access.groups()
                .create(Group.of("group of " + name).member(id).build())
                .id()
                .orElseThrow();
    }

    @Override
    public void act(ClientAccess access) {
        access.users().delete(id);
    }

    @Override
    public void assertNothingHalfMadeIsVisible(CutWorld world) {
        ClientAccess access = world.fresh(client(world));
        List<String> members = access.groups().get(groupId).orElseThrow().memberIds();
        assertThat(members.contains(id)).isEqualTo(access.users().get(id).isPresent());
        assertThat(access.users().get(id).stream())
                .allMatch(user -> user.title().isPresent());
    }

    @Override
    public int repeatedStatus() {
        return 404;
    }

    @Override
    public void assertDone(CutWorld world) {
        assertThat(world.bench.entity(id)).isEqualTo(JsonObject.EMPTY);
        assertThat(StoreBench.strings(world.bench.group(groupId), "member_entity_ids"))
                .isEmpty();
        assertThat(world.bench.entityWithAlias(world.mounts.get(0), name)).isEqualTo(JsonObject.EMPTY);
    }
}
