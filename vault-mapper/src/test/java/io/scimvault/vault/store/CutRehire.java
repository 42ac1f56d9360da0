package io.scimvault.vault.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.resource.User;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.client.Leaving;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.testing.PersonLogin;
import java.util.List;
import java.util.Optional;

/** A user gets the name of one who is locked out. */
final class CutRehire implements CutOperation {
    private final int aliases;
    private final boolean byRename;
    private final String name = CutWorld.name();
    private final String before = CutWorld.name();
    private String leaver = "";
    private String id = "";
    private Optional<PersonLogin> then = Optional.empty();

    CutRehire(int aliases, boolean byRename) {
        this.aliases = aliases;
        this.byRename = byRename;
    }

    @Override
    public ScimClient client(CutWorld world) {
        return world.client(aliases).leaving(Leaving.LOCK_OUT);
    }

    @Override
    public void prepare(CutWorld world) {
        ClientAccess access = world.bench.as(client(world));
        leaver = access.users().create(User.of(name).build()).id().orElseThrow();
        then = Optional.of(world.bench.login(world.mounts.get(0), name));
        access.users().delete(leaver);
        if (byRename) {
            id = access.users().create(User.of(before).title("Dr").build()).id().orElseThrow();
        }
    }

    @Override
    public void act(ClientAccess access) {
        User wanted = User.of(name).title("Dr").active(true).build();
        if (byRename) {
            access.users().replace(id, wanted);
        } else {
            access.users().create(wanted);
        }
    }

    @Override
    public void assertNothingHalfMadeIsVisible(CutWorld world) {
        visible(world);
        assertThat(world.bench.lookupSelf(then.orElseThrow().token())).isEmpty();
    }

    private List<User> visible(CutWorld world) {
        List<User> visible = world.users(client(world), name, before);
        assertThat(visible)
                .hasSizeBetween(byRename ? 1 : 0, 1)
                .allSatisfy(user -> assertThat(user.title()).contains("Dr"))
                .noneMatch(user -> user.id().equals(Optional.of(leaver)));
        return visible;
    }

    @Override
    public int repeatedStatus() {
        return byRename ? 200 : 409;
    }

    @Override
    public void assertDone(CutWorld world) {
        List<User> visible = visible(world);
        assertThat(visible)
                .hasSize(1)
                .allSatisfy(user -> assertThat(user.userName()).isEqualTo(name));
        world.assertLogsIn(aliases, name, visible.get(0).id().orElseThrow());
        assertThat(world.bench.entity(leaver).isEmpty()).isTrue();
    }

    @Override
    public Optional<String> loginName() {
        return Optional.of(name);
    }

    /** Between the leaver's removal and the new user's commit, the person may become a stranger; nobody is the leaver again. */
    @Override
    public void assertSettled(CutWorld world, boolean told) {
        List<User> visible = visible(world);
        boolean there = visible.stream().anyMatch(user -> user.userName().equals(name));
        assertThat(there || !told).isTrue();
        if (there && !byRename) {
            assertDone(world);
        } else if (!byRename) {
            assertThat(world.mounts.subList(0, aliases))
                    .anyMatch(mount -> world.host
                            .login(mount, name)
                            .filter(login -> world.isStranger(mount, name))
                            .isPresent());
        } else {
            String holder = world.bench
                    .entityWithAlias(world.mounts.get(0), name)
                    .string("id")
                    .orElse("");
            assertThat(holder.equals(id) || world.isStranger(world.mounts.get(0), name))
                    .isTrue();
        }
    }

    @Override
    public Optional<String> removed() {
        return Optional.of(leaver);
    }
}
