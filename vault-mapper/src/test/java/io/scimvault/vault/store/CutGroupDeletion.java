package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.strings;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.client.ScimClient;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A group with a user and a group in it is deleted: the inner one is let go first. */
final class CutGroupDeletion implements CutOperation {
    private String user = "";
    private String child = "";
    private String id = "";

    @Override
    public ScimClient client(CutWorld world) {
        return world.client(0);
    }

    @Override
    public void prepare(CutWorld world) {
        ClientAccess access = world.bench.as(client(world));
        user = access.users().create(User.of(CutWorld.name()).build()).id().orElseThrow();
        child = access.groups()
                .create(Group.of(CutWorld.name()).member(user).build())
                .id()
                .orElseThrow();
        id = access.groups()
                .create(Group.of(CutWorld.name())
                        .memberIds(List.of(user, child))
                        .build())
                .id()
                .orElseThrow();
    }

    @Override
    public void act(ClientAccess access) {
        access.groups().delete(id);
    }

    @Override
    public void assertNothingHalfMadeIsVisible(CutWorld world) {
        ClientAccess access = world.fresh(client(world));
        Optional<Group> group = access.groups().get(id);
        assertThat(group.stream().map(found -> Set.copyOf(found.memberIds())))
                .allMatch(List.of(Set.of(user, child), Set.of(user))::contains);
        assertThat(access.groups().get(child).orElseThrow().memberIds()).containsExactly(user);
        assertThat(access.users().get(user).orElseThrow().groups()).hasSize(group.isPresent() ? 2 : 1);
    }

    @Override
    public int repeatedStatus() {
        return 404;
    }

    @Override
    public void assertDone(CutWorld world) {
        assertThat(world.bench.group(id)).isEqualTo(JsonObject.EMPTY);
        assertThat(strings(world.bench.group(child), "parent_group_ids")).isEmpty();
        assertThat(strings(world.bench.group(child), "member_entity_ids")).containsExactly(user);
    }
}
