package io.scimvault.vault.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.resource.User;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.testing.PersonLogin;
import java.util.Optional;

/** What is refused since somebody else has the name or the login, and is taken back. */
final class CutRefusal implements CutOperation {
    private final boolean renames;
    private final boolean byLogin;
    private final String name = CutWorld.name();
    private final String before = CutWorld.name();
    private String id = "";
    private String holder = "";
    private String untouched = "";
    private Optional<PersonLogin> person = Optional.empty();

    private CutRefusal(boolean renames, boolean byLogin) {
        this.renames = renames;
        this.byLogin = byLogin;
    }

    static CutRefusal create(boolean byLogin) {
        return new CutRefusal(false, byLogin);
    }

    static CutRefusal rename(boolean byLogin) {
        return new CutRefusal(true, byLogin);
    }

    @Override
    public ScimClient client(CutWorld world) {
        return world.client(2);
    }

    @Override
    public void prepare(CutWorld world) {
        if (byLogin) {
            person = Optional.of(world.bench.login(world.mounts.get(1), name));
            holder = person.get().entityId();
        } else {
            holder = world.bench.make("identity/entity", "{'name':'" + name + "','policies':['ops']}");
        }
        untouched = world.bench.entity(holder).toString();
        if (renames) {
            id = world.bench
                    .as(client(world))
                    .users()
                    .create(User.of(before).title("Dr").build())
                    .id()
                    .orElseThrow();
            world.gifts.toUser(id);
        }
    }

    @Override
    public void act(ClientAccess access) {
        if (renames) {
            access.users().replace(id, User.of(name).title("Dr").build());
        } else {
            access.users().create(User.of(name).title("Dr").build());
        }
    }

    @Override
    public void assertNothingHalfMadeIsVisible(CutWorld world) {
        assertThat(world.users(client(world), name, before))
                .hasSize(renames ? 1 : 0)
                .allSatisfy(user -> assertThat(user.id()).contains(id))
                .allSatisfy(user -> assertThat(user.title()).contains("Dr"));
        assertThat(world.bench.entity(holder).toString()).isEqualTo(untouched);
        person.ifPresent(
                login -> assertThat(world.bench.lookupSelf(login.token())).contains(holder));
        if (renames) {
            world.assertLogsIn(2, before, id);
        }
    }

    @Override
    public int repeatedStatus() {
        return 409;
    }

    @Override
    public void assertDone(CutWorld world) {
        assertNothingHalfMadeIsVisible(world);
        if (renames) {
            assertThat(world.users(client(world), before)).hasSize(1);
        }
    }
}
