package io.scimvault.vault.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.client.ScimClient;
import java.util.List;

/** A group with a member is created. */
final class CutGroupCreation implements CutOperation {
    private final String name = CutWorld.name();
    private String member = "";

    @Override
    public ScimClient client(CutWorld world) {
        return world.client(0);
    }

    @Override
    public void prepare(CutWorld world) {
        User user = world.bench
                .as(client(world))
                .users()
                .create(User.of(CutWorld.name()).build());
        member = user.id().orElseThrow();
    }

    @Override
    public void act(ClientAccess access) {
        access.groups().create(Group.of(name).externalId("00g1").member(member).build());
    }

    @Override
    public void assertNothingHalfMadeIsVisible(CutWorld world) {
        ClientAccess access = world.fresh(client(world));
        List<Group> visible = access.groups().all();
        assertThat(visible).hasSizeLessThanOrEqualTo(1).allSatisfy(this::assertWhole);
        assertThat(access.groups().query("displayName eq \"" + name + "\"")).isEqualTo(visible);
        assertThat(access.users().get(member).orElseThrow().groups()).hasSameSizeAs(visible);
    }

    private void assertWhole(Group group) {
        assertThat(group.displayName()).isEqualTo(name);
        assertThat(group.externalId()).contains("00g1");
        assertThat(group.memberIds()).containsExactly(member);
    }

    @Override
    public int repeatedStatus() {
        return 409;
    }

    @Override
    public void assertDone(CutWorld world) {
        assertThat(world.fresh(client(world)).groups().all()).hasSize(1).allSatisfy(this::assertWhole);
    }
}
