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
        world.gifts.toUser(member);
    }

    @Override
    public void act(ClientAccess access) {
        access.groups().create(Group.of(name).externalId("00g1").member(member).build());
    }

    @Override
    public void assertNothingHalfMadeIsVisible(CutWorld world) {
        visible(world);
    }

    private List<Group> visible(CutWorld world) {
        List<Group> visible = world.groups(client(world), name);
        assertThat(visible).hasSizeLessThanOrEqualTo(1).allSatisfy(group -> {
            assertThat(group.externalId()).contains("00g1");
            assertThat(group.memberIds()).containsExactly(member);
        });
        User user = world.fresh(client(world)).users().get(member).orElseThrow();
        assertThat(user.groups()).hasSameSizeAs(visible);
        return visible;
    }

    @Override
    public int repeatedStatus() {
        return 409;
    }

    @Override
    public void assertDone(CutWorld world) {
        assertThat(visible(world)).hasSize(1);
    }
}
