package io.scimvault.vault.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.resource.User;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.client.Leaving;
import io.scimvault.vault.client.ScimClient;
import java.util.Optional;

/** What is left of a user who is locked out is erased. */
final class CutPurge implements CutOperation {
    private final String name = CutWorld.name();
    private String id = "";

    @Override
    public ScimClient client(CutWorld world) {
        return world.client(2).leaving(Leaving.LOCK_OUT);
    }

    @Override
    public void prepare(CutWorld world) {
        ClientAccess access = world.bench.as(client(world));
        id = access.users().create(User.of(name).build()).id().orElseThrow();
        access.users().delete(id);
    }

    @Override
    public void act(ClientAccess access) {
        access.purge(id);
    }

    @Override
    public void assertNothingHalfMadeIsVisible(CutWorld world) {
        assertThat(world.users(client(world), name)).isEmpty();
    }

    @Override
    public int repeatedStatus() {
        return 404;
    }

    @Override
    public void assertDone(CutWorld world) {
        assertThat(world.bench.entity(id).isEmpty()).isTrue();
        assertThat(world.mounts.subList(0, 2)).allMatch(mount -> world.isStranger(mount, name));
    }

    @Override
    public Optional<String> loginName() {
        return Optional.of(name);
    }

    @Override
    public Optional<String> removed() {
        return Optional.of(id);
    }
}
