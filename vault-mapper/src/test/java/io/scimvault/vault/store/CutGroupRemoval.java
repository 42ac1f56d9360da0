package io.scimvault.vault.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.client.ScimClient;

/** A group with a member is deleted; the member stays. */
final class CutGroupRemoval implements CutOperation {
    private final String name = CutWorld.name();
    private final String other = CutWorld.name();
    private String member = "";
    private String id = "";

    @Override
    public ScimClient client(CutWorld world) {
        return world.client(0);
    }

    @Override
    public void prepare(CutWorld world) {
        ClientAccess access = world.bench.as(client(world));
        member = access.users().create(User.of(CutWorld.name()).build()).id().orElseThrow();
        world.gifts.toUser(member);
        id = access.groups().create(Group.of(name).member(member).build()).id().orElseThrow();
        world.gifts.toGroup(access.groups()
                .create(Group.of(other).member(member).build())
                .id()
                .orElseThrow());
    }

    @Override
    public void act(ClientAccess access) {
        access.groups().delete(id);
    }

    @Override
    public void assertNothingHalfMadeIsVisible(CutWorld world) {
        assertThat(world.groups(client(world), name, other))
                .hasSize(world.bench.group(id).isEmpty() ? 1 : 2)
                .allSatisfy(group -> assertThat(group.memberIds()).containsExactly(member));
    }

    @Override
    public int repeatedStatus() {
        return 404;
    }

    @Override
    public void assertDone(CutWorld world) {
        assertThat(world.groups(client(world), name, other)).hasSize(1);
        assertThat(world.bench.group(id).isEmpty()).isTrue();
        User user = world.fresh(client(world)).users().get(member).orElseThrow();
        assertThat(user.groups()).hasSize(1);
    }
}
