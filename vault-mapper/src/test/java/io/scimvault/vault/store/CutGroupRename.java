package io.scimvault.vault.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.client.ScimClient;
import java.util.List;

/** A group gets another name. */
final class CutGroupRename implements CutOperation {
    private final String before = CutWorld.name();
    private final String after = CutWorld.name();
    private String member = "";
    private String id = "";

    @Override
    public ScimClient client(CutWorld world) {
        return world.client(0);
    }

    @Override
    public void prepare(CutWorld world) {
        ClientAccess access = world.bench.as(client(world));
        member = access.users().create(User.of(CutWorld.name()).build()).id().orElseThrow();
        id = access.groups()
                .create(Group.of(before).member(member).build())
                .id()
                .orElseThrow();
        world.gifts.toGroup(id);
    }

    @Override
    public void act(ClientAccess access) {
        access.groups()
                .patch(id, PatchRequest.builder().replace("displayName", after).build());
    }

    @Override
    public void assertNothingHalfMadeIsVisible(CutWorld world) {
        visible(world);
    }

    private Group visible(CutWorld world) {
        List<Group> visible = world.groups(client(world), before, after);
        assertThat(visible).hasSize(1);
        assertThat(visible.get(0).id()).contains(id);
        assertThat(visible.get(0).memberIds()).containsExactly(member);
        return visible.get(0);
    }

    @Override
    public int repeatedStatus() {
        return 200;
    }

    @Override
    public void assertDone(CutWorld world) {
        assertThat(visible(world).displayName()).isEqualTo(after);
    }
}
