package io.scimvault.vault.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.resource.User;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.client.Adoption;
import io.scimvault.vault.client.ScimClient;
import java.util.List;
import java.util.Optional;

/** A user is created. */
final class CutCreation implements CutOperation {
    private final int aliases;
    private final boolean active;
    private final Adoption adoption;
    private final String name = CutWorld.name();
    private final User wanted;

    CutCreation(int aliases, boolean active, Adoption adoption) {
        this.aliases = aliases;
        this.active = active;
        this.adoption = adoption;
        this.wanted = User.of(name)
                .externalId("of " + name)
                .title("Dr")
                .active(active)
                .build();
    }

    @Override
    public ScimClient client(CutWorld world) {
        return world.client(aliases).adoption(adoption);
    }

    @Override
    public void prepare(CutWorld world) {}

    @Override
    public void act(ClientAccess access) {
        access.users().create(wanted);
    }

    @Override
    public void assertNothingHalfMadeIsVisible(CutWorld world) {
        visible(world);
    }

    private List<User> visible(CutWorld world) {
        List<User> visible = world.users(client(world), name);
        assertThat(visible)
                .hasSizeLessThanOrEqualTo(1)
                .allSatisfy(user -> assertThat(CutChange.content(user)).isEqualTo(CutChange.content(wanted)));
        return visible;
    }

    @Override
    public int repeatedStatus() {
        return 409;
    }

    @Override
    public void assertDone(CutWorld world) {
        List<User> visible = visible(world);
        assertThat(visible).hasSize(1);
        if (active) {
            world.assertLogsIn(aliases, name, visible.get(0).id().orElseThrow());
        } else {
            world.assertKeptOut(aliases, name);
        }
    }

    @Override
    public Optional<String> loginName() {
        return aliases == 0 ? Optional.empty() : Optional.of(name);
    }

    /** Either the user is there, or the person is somebody else and the client is told of the conflict. */
    @Override
    public void assertSettled(CutWorld world, boolean told) {
        List<User> visible = visible(world);
        if (visible.isEmpty()) {
            assertThat(told).as("the client was told that the user is there").isFalse();
            assertThat(adoption == Adoption.REFUSE || aliases > 1).isTrue();
            assertThat(world.mounts.subList(0, aliases)).anyMatch(mount -> world.isStranger(mount, name));
        } else if (adoption == Adoption.REFUSE || aliases == 1) {
            assertDone(world);
        }
    }
}
