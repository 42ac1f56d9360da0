package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.object;
import static io.scimvault.vault.store.StoreBench.refusal;
import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.testing.AuthMount;
import io.scimvault.vault.testing.PersonLogin;
import io.scimvault.vault.testing.RealPeople;
import io.scimvault.vault.testing.RealVault;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who may read a secret that a policy of a group grants: people in it, and in the groups that are in it. */
class NestedPeopleIT {
    private static final String TREASURE = "the treasure";

    private final RealPeople people = new RealPeople(RealVault.get());
    private final StoreBench bench = new StoreBench(new RealHost());
    private final AuthMount mount = people.approle();
    private final ScimClient client = bench.hr.aliasMount(mount.accessor());
    private final ClientAccess access = bench.as(client);
    private final String secret = people.secret(TREASURE);
    private final String policy = people.readPolicy(secret);
    private final String name = unique("alice");
    private final String alice =
            access.users().create(User.of(name).build()).id().orElseThrow();
    private final PersonLogin login = people.login(mount, name).orElseThrow();

    private Optional<String> read() {
        assertThat(login.entityId()).isEqualTo(alice);
        return people.readSecret(login.token(), secret);
    }

    private String group(String... members) {
        return access.groups()
                .create(Group.of(unique("g")).memberIds(List.of(members)).build())
                .id()
                .orElseThrow();
    }

    private void grant(String group) {
        bench.postById("identity/group/id", group, "{'policies':['" + policy + "']}");
    }

    private static PatchRequest adding(String id) {
        return PatchRequest.builder()
                .add("members", JsonArray.of(List.of(object("{'value':'" + id + "'}"))))
                .build();
    }

    @Test
    void aMemberOfAGroupInAGroupHasWhatTheOuterOneGrants() {
        String inner = group(alice);
        String middle = group(inner);
        String outer = group();
        grant(outer);
        assertThat(read()).isEmpty();

        access.groups().patch(outer, adding(middle));
        assertThat(read()).contains(TREASURE);

        access.groups()
                .patch(
                        middle,
                        PatchRequest.builder()
                                .remove("members[value eq \"" + inner + "\"]")
                                .build());
        assertThat(read()).isEmpty();

        access.groups().patch(middle, adding(inner));
        assertThat(read()).contains(TREASURE);
        access.groups().delete(outer);
        assertThat(read()).isEmpty();
        assertThat(people.login(mount, name).map(PersonLogin::entityId)).contains(alice);
    }

    @Test
    void aRefusedListGrantsNothing() {
        String inner = group(alice);
        String outer = group();
        grant(outer);

        for (String id : List.of("nobody", outer)) {
            assertThat(refusal(() -> access.groups()
                                    .replace(
                                            outer,
                                            Group.of(unique("g"))
                                                    .memberIds(List.of(inner, id))
                                                    .build()))
                            .status())
                    .isEqualTo(400);
            assertThat(read()).isEmpty();
        }
    }

    @Test
    void aGroupOfAnotherClientOrAnAdminIsNoWayToASecret() {
        String foreign =
                bench.make("identity/group", "{'name':'" + unique("admins") + "','policies':['" + policy + "']}");
        String theirs = bench.as(ScimClient.named(unique("other")))
                .groups()
                .create(Group.of(unique("g")).build())
                .id()
                .orElseThrow();
        grant(theirs);
        String inner = group(alice);

        for (String target : List.of(foreign, theirs)) {
            assertThat(refusal(() -> access.groups().patch(target, adding(inner)))
                            .status())
                    .isEqualTo(404);
            assertThat(refusal(() -> group(target, inner)).status()).isEqualTo(400);
        }
        assertThat(read()).isEmpty();
    }

    @Test
    void anAdoptedGroupGrantsWhatItGranted() {
        String adopted = unique("Engineers");
        bench.make("identity/group", "{'name':'" + adopted + "','policies':['" + policy + "']}");
        assertThat(refusal(() -> access.groups()
                                .create(Group.of(adopted).member(alice).build()))
                        .status())
                .isEqualTo(409);
        assertThat(read()).isEmpty();
        String id = bench.groupNamed(adopted).string("id").orElseThrow();
        bench.postById("identity/group/id", id, "{'metadata':{'scim_adopt':'" + client.name() + "'}}");

        assertThat(access.groups()
                        .create(Group.of(adopted).member(alice).build())
                        .id())
                .contains(id);
        assertThat(read()).contains(TREASURE);
    }
}
