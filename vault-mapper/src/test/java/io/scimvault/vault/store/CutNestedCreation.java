package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.strings;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.client.ScimClient;
import java.util.List;

/** A group with a user and a group in it is created. */
final class CutNestedCreation implements CutOperation {
    private final String name = CutWorld.name();
    private String user = "";
    private String child = "";

    @Override
    public ScimClient client(CutWorld world) {
        return world.client(0);
    }

    @Override
    public void prepare(CutWorld world) {
        ClientAccess access = world.bench.as(client(world));
        user = access.users().create(User.of(CutWorld.name()).build()).id().orElseThrow();
        child = access.groups().create(Group.of(CutWorld.name()).build()).id().orElseThrow();
    }

    @Override
    public void act(ClientAccess access) {
        access.groups().create(Group.of(name).memberIds(List.of(user, child)).build());
    }

    private List<Group> made(CutWorld world) {
        return world.fresh(client(world)).groups().query("displayName eq \"" + name + "\"");
    }

    @Override
    public void assertNothingHalfMadeIsVisible(CutWorld world) {
        List<Group> made = made(world);
        assertThat(made).hasSizeLessThanOrEqualTo(1);
        assertThat(made).allSatisfy(group -> assertThat(group.memberIds()).containsExactlyInAnyOrder(user, child));
        assertThat(strings(world.bench.group(child), "parent_group_ids"))
                .isEqualTo(made.stream().map(group -> group.id().orElseThrow()).toList());
    }

    @Override
    public int repeatedStatus() {
        return 409;
    }

    @Override
    public void assertDone(CutWorld world) {
        assertThat(made(world)).hasSize(1);
        assertNothingHalfMadeIsVisible(world);
    }
}
