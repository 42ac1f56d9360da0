package io.scimvault.vault.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.client.Leaving;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.identity.ReservedNames;
import io.scimvault.vault.testing.AuthMount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A user is deleted, or locked out for it. */
final class CutLeaving implements CutOperation {
    private final int aliases;
    private final int groups;
    private final Leaving leaving;
    private boolean losesLogin;
    private final String name = CutWorld.name();
    private final String stays = CutWorld.name();
    private final List<String> groupNames = new ArrayList<>();
    private final List<String> groupIds = new ArrayList<>();
    private String id = "";
    private String other = "";

    private CutLeaving(int aliases, int groups, Leaving leaving) {
        this.aliases = aliases;
        this.groups = groups;
        this.leaving = leaving;
    }

    static CutLeaving delete(int aliases) {
        return new CutLeaving(aliases, 2, Leaving.DELETE);
    }

    static CutLeaving lockOut(int aliases, int groups) {
        return new CutLeaving(aliases, groups, Leaving.LOCK_OUT);
    }

    /** The last login was lost before. */
    static CutLeaving lockOutWithoutTheLastLogin(int aliases) {
        CutLeaving leaving = lockOut(aliases, 1);
        leaving.losesLogin = true;
        return leaving;
    }

    @Override
    public ScimClient client(CutWorld world) {
        return world.client(aliases).leaving(leaving);
    }

    @Override
    public void prepare(CutWorld world) {
        ClientAccess access = world.bench.as(client(world));
        id = access.users()
                .create(User.of(name).title("Dr").active(true).build())
                .id()
                .orElseThrow();
        other = access.users().create(User.of(stays).build()).id().orElseThrow();
        if (losesLogin) {
            world.bench.deleteAlias(world.mounts.get(aliases - 1), name);
        }
        world.gifts.toUser(id);
        for (int i = 0; i < groups; i++) {
            String group = CutWorld.name();
            groupNames.add(group);
            groupIds.add(access.groups()
                    .create(Group.of(group).member(id).member(other).build())
                    .id()
                    .orElseThrow());
            world.gifts.toGroup(groupIds.get(i));
        }
    }

    @Override
    public void act(ClientAccess access) {
        access.users().delete(id);
    }

    @Override
    public void assertNothingHalfMadeIsVisible(CutWorld world) {
        List<User> visible = world.users(client(world), name, stays);
        assertThat(visible).anyMatch(user -> user.id().equals(Optional.of(other)));
        assertThat(visible)
                .filteredOn(user -> user.userName().equals(name))
                .hasSize(world.fresh(client(world)).users().get(id).isPresent() ? 1 : 0)
                .allSatisfy(user -> assertThat(user.title()).contains("Dr"));
        assertThat(world.groups(client(world), groupNames.toArray(String[]::new)))
                .hasSize(groups)
                .allSatisfy(group -> assertThat(group.memberIds()).contains(other));
    }

    @Override
    public int repeatedStatus() {
        return 404;
    }

    @Override
    public void assertDone(CutWorld world) {
        assertDone(world, aliases);
    }

    /** A stranger may have come first where a login was lost; if it was the only one, nothing is left to keep. */
    @Override
    public void assertSettled(CutWorld world, boolean told) {
        assertDone(world, losesLogin ? aliases - 1 : aliases);
        AuthMount last = world.mounts.get(Math.max(aliases - 1, 0));
        assertThat(!losesLogin || world.host.login(last, name).isEmpty() || world.isStranger(last, name))
                .isTrue();
    }

    private void assertDone(CutWorld world, int keptOut) {
        assertThat(world.users(client(world), name, stays)).hasSize(1);
        for (String group : groupIds) {
            assertThat(StoreBench.strings(world.bench.group(group), "member_entity_ids"))
                    .contains(other)
                    .doesNotContain(id);
        }
        boolean isThere = !world.bench.entity(id).isEmpty();
        boolean locksOut = leaving == Leaving.LOCK_OUT && aliases > 0 && (keptOut > 0 || isThere);
        assertThat(world.bench.entity(id).isEmpty()).isEqualTo(!locksOut);
        if (locksOut) {
            world.assertKeptOut(keptOut, name);
            assertThat(world.bench.entity(id).string("name")).contains(ReservedNames.TOMBSTONE + id);
        } else {
            for (var mount : world.mounts.subList(0, aliases)) {
                JsonObject now = world.bench.entityWithAlias(mount, name);
                assertThat(now.string("id")).isNotEqualTo(Optional.of(id));
                assertThat(now.isEmpty() || world.isStranger(mount, name)).isTrue();
            }
        }
    }

    @Override
    public Optional<String> loginName() {
        return aliases == 0 ? Optional.empty() : Optional.of(name);
    }

    @Override
    public Optional<String> removed() {
        return leaving == Leaving.DELETE ? Optional.of(id) : Optional.empty();
    }
}
