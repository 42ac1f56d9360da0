package io.scimvault.vault.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.client.ScimClient;

/** A user with two aliases is renamed and changed. */
final class CutRename implements CutOperation {
    private final String before = CutWorld.name();
    private final String after = CutWorld.name();
    private String id = "";

    @Override
    public ScimClient client(CutWorld world) {
        return world.client(2);
    }

    @Override
    public void prepare(CutWorld world) {
        User user = world.bench
                .as(client(world))
                .users()
                .create(User.of(before).title("Dr").build());
        id = user.id().orElseThrow();
        world.assertLogsIn(2, before, id);
    }

    @Override
    public void act(ClientAccess access) {
        access.users()
                .patch(
                        id,
                        PatchRequest.builder()
                                .replace("userName", after)
                                .replace("title", "Prof")
                                .replace("active", JsonBoolean.TRUE)
                                .build());
    }

    @Override
    public void assertNothingHalfMadeIsVisible(CutWorld world) {
        User user = world.fresh(client(world)).users().get(id).orElseThrow();
        assertThat(user.title()).contains(user.userName().equals(before) ? "Dr" : "Prof");
        assertThat(user.userName()).isIn(before, after);
    }

    @Override
    public int repeatedStatus() {
        return 200;
    }

    @Override
    public void assertDone(CutWorld world) {
        assertThat(world.fresh(client(world)).users().get(id).orElseThrow().userName())
                .isEqualTo(after);
        assertThat(StoreBench.aliasNames(world.bench.entity(id))).containsExactly(after, after);
        world.assertLogsIn(2, after, id);
    }
}
