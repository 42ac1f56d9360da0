package io.scimvault.vault.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.resource.User;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.client.Adoption;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.testing.PersonLogin;
import java.util.List;
import java.util.Optional;

/** A user is made of a person who has logged in on the first mount. */
final class CutAdoption implements CutOperation {
    private final int aliases;
    private final String name = CutWorld.name();
    private final User wanted =
            User.of(name).externalId("of " + name).title("Dr").active(true).build();
    private Optional<PersonLogin> person = Optional.empty();

    CutAdoption(int aliases) {
        this.aliases = aliases;
    }

    @Override
    public ScimClient client(CutWorld world) {
        return world.client(aliases).adoption(Adoption.ADOPT);
    }

    @Override
    public void prepare(CutWorld world) {
        person = Optional.of(world.bench.login(world.mounts.get(0), name));
        world.bench.postById("identity/entity/id", id(), "{'metadata':{'team':'core'}}");
    }

    private String id() {
        return person.orElseThrow().entityId();
    }

    @Override
    public void act(ClientAccess access) {
        access.users().create(wanted);
    }

    @Override
    public void assertNothingHalfMadeIsVisible(CutWorld world) {
        visible(world);
        assertThat(world.bench.lookupSelf(person.orElseThrow().token())).contains(id());
        assertThat(world.bench.entity(id()).object("metadata").orElseThrow().string("team"))
                .contains("core");
    }

    private List<User> visible(CutWorld world) {
        List<User> visible = world.users(client(world), name);
        assertThat(visible).hasSizeLessThanOrEqualTo(1).allSatisfy(user -> {
            assertThat(CutChange.content(user)).isEqualTo(CutChange.content(wanted));
            assertThat(user.id()).contains(id());
        });
        return visible;
    }

    @Override
    public int repeatedStatus() {
        return 409;
    }

    /** An alias that is missing still comes with the next write: a client that is told 409 looks the user up and replaces it. */
    @Override
    public void assertDone(CutWorld world) {
        assertThat(visible(world)).hasSize(1);
        world.fresh(client(world)).users().replace(id(), wanted);
        world.assertLogsIn(aliases, name, id());
    }

    @Override
    public Optional<String> loginName() {
        return Optional.of(name);
    }

    @Override
    public void assertSettled(CutWorld world, boolean told) {
        if (aliases == 1) {
            assertDone(world);
            return;
        }
        List<User> visible = visible(world); // with two entities, an admin has to say which is to stay
        assertThat(!told || visible.size() == 1).isTrue();
        world.assertLogsIn(1, name, id());
        if (visible.isEmpty()) {
            assertThat(world.isStranger(world.mounts.get(1), name)).isTrue();
        }
    }
}
