package io.scimvault.vault.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.resource.User;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.plan.IdRef;
import io.scimvault.vault.plan.Paths;
import io.scimvault.vault.plan.VaultCall;
import java.util.List;
import java.util.Optional;

/** An entity that an admin released becomes the user, with all that hangs on it. */
final class CutRelease implements CutOperation {
    private final boolean byLogin;
    private final int aliases;
    private final String name = CutWorld.name();
    private final User wanted =
            User.of(name).externalId("of " + name).title("Dr").active(true).build();
    private String id = "";

    CutRelease(boolean byLogin, int aliases) {
        this.byLogin = byLogin;
        this.aliases = aliases;
    }

    @Override
    public ScimClient client(CutWorld world) {
        return world.client(aliases);
    }

    @Override
    public void prepare(CutWorld world) {
        id = byLogin
                ? world.bench.login(world.mounts.get(0), name).entityId()
                : world.bench.make("identity/entity", "{'name':'" + name + "'}");
        world.gifts.toUser(id);
        String released =
                "{'metadata':{'team':'core','scim_adopt':'" + client(world).name() + "'}}";
        world.bench.admin(VaultCall.post(Paths.entity(IdRef.known(id)), StoreBench.object(released)));
    }

    @Override
    public void act(ClientAccess access) {
        access.users().create(wanted);
    }

    @Override
    public void assertNothingHalfMadeIsVisible(CutWorld world) {
        visible(world);
        assertThat(world.bench.entity(id).bool("disabled")).contains(false);
    }

    private List<User> visible(CutWorld world) {
        List<User> visible = world.users(client(world), name);
        assertThat(visible).hasSizeLessThanOrEqualTo(1).allSatisfy(user -> {
            assertThat(CutChange.content(user)).isEqualTo(CutChange.content(wanted));
            assertThat(user.id()).contains(id);
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
        world.fresh(client(world)).users().replace(id, wanted);
        world.assertLogsIn(aliases, name, id);
    }

    @Override
    public Optional<String> loginName() {
        return Optional.of(name);
    }

    /** Whoever logs in before the alias is there is a stranger, who is not made the user. */
    @Override
    public void assertSettled(CutWorld world, boolean told) {
        List<User> visible = visible(world);
        assertThat(!told || visible.size() == 1).isTrue();
        for (int i = 0; i < aliases; i++) {
            boolean theirs =
                    world.bench.login(world.mounts.get(i), name).entityId().equals(id);
            assertThat(theirs || world.isStranger(world.mounts.get(i), name)).isTrue();
            assertThat(theirs || i > 0 || !byLogin).isTrue();
        }
    }
}
