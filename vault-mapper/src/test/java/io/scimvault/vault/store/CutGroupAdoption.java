package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.strings;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.client.ScimClient;
import java.util.List;

/** A group that an admin made and allowed to be adopted is created by the client. */
final class CutGroupAdoption implements CutOperation {
    private final String name = CutWorld.name();
    private String present = "";
    private String added = "";
    private String id = "";

    @Override
    public ScimClient client(CutWorld world) {
        return world.client(0);
    }

    @Override
    public void prepare(CutWorld world) {
        ClientAccess access = world.bench.as(client(world));
        present = access.users().create(User.of(CutWorld.name()).build()).id().orElseThrow();
        added = access.users().create(User.of(CutWorld.name()).build()).id().orElseThrow();
        id = world.bench.make(
                "identity/group",
                "{'name':'" + name + "','policies':['engineers'],'member_entity_ids':'" + present
                        + "','metadata':{'team':'core','scim_adopt':'"
                        + client(world).name() + "'}}");
    }

    @Override
    public void act(ClientAccess access) {
        access.groups().create(Group.of(name).member(added).build());
    }

    @Override
    public void assertNothingHalfMadeIsVisible(CutWorld world) {
        ClientAccess access = world.fresh(client(world));
        List<Group> visible = access.groups().all();
        assertThat(visible).hasSizeLessThanOrEqualTo(1).allSatisfy(this::assertWhole);
        JsonObject group = world.bench.group(id);
        JsonObject pairs = group.object("metadata").orElseThrow();
        assertThat(strings(group, "policies")).containsExactly("engineers");
        assertThat(strings(group, "member_entity_ids")).contains(present);
        assertThat(pairs.string("team")).contains("core");
        assertThat(pairs.has("scim_adopt")).isEqualTo(visible.isEmpty());
        assertThat(pairs.has("scim_client")).isEqualTo(!visible.isEmpty());
    }

    private void assertWhole(Group group) {
        assertThat(group.id()).contains(id);
        assertThat(group.memberIds()).containsExactlyInAnyOrder(present, added);
    }

    @Override
    public int repeatedStatus() {
        return 409;
    }

    @Override
    public void assertDone(CutWorld world) {
        assertThat(world.fresh(client(world)).groups().all()).hasSize(1).allSatisfy(this::assertWhole);
    }
}
