package io.scimvault.vault.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.resource.User;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.client.Adoption;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.testing.PersonLogin;
import java.util.List;
import java.util.Optional;

/** A user is created, or made of a person who has logged in. */
final class CutCreation implements CutOperation {
    private final int aliases;
    private final boolean loggedInBefore;
    private final String name = CutWorld.name();
    private final User wanted =
            User.of(name).externalId("00u1").title("Dr").active(true).build();
    private Optional<PersonLogin> person = Optional.empty();

    CutCreation(int aliases, boolean loggedInBefore) {
        this.aliases = aliases;
        this.loggedInBefore = loggedInBefore;
    }

    @Override
    public ScimClient client(CutWorld world) {
        return world.client(aliases).adoption(loggedInBefore ? Adoption.ADOPT : Adoption.REFUSE);
    }

    @Override
    public void prepare(CutWorld world) {
        if (loggedInBefore) {
            person = Optional.of(world.bench.login(world.mounts.get(0), name));
        }
    }

    @Override
    public void act(ClientAccess access) {
        access.users().create(wanted);
    }

    @Override
    public void assertNothingHalfMadeIsVisible(CutWorld world) {
        List<User> visible = world.fresh(client(world)).users().all();
        assertThat(visible).hasSizeLessThanOrEqualTo(1).allSatisfy(this::assertWhole);
        assertThat(world.fresh(client(world)).users().query("userName eq \"" + name + "\""))
                .isEqualTo(visible);
        person.ifPresent(
                login -> assertThat(world.bench.lookupSelf(login.token())).contains(login.entityId()));
    }

    private void assertWhole(User user) {
        assertThat(user.resource().without("id").without("meta").tree())
                .isEqualTo(wanted.resource().tree());
    }

    @Override
    public int repeatedStatus() {
        return 409;
    }

    @Override
    public void assertDone(CutWorld world) {
        List<User> visible = world.fresh(client(world)).users().all();
        assertThat(visible).hasSize(1).allSatisfy(this::assertWhole);
        String id = visible.get(0).id().orElseThrow();
        person.ifPresent(login -> assertThat(login.entityId()).isEqualTo(id));
        world.assertLogsIn(loggedInBefore ? 1 : aliases, name, id);
    }
}
