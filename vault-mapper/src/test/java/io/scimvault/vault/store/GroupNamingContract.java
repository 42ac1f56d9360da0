package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.refusal;
import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.client.NameRule;
import io.scimvault.vault.client.ScimClient;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The groups of clients that name them by a rule of their own. */
interface GroupNamingContract extends BenchHost {

    @Test
    default void twoClientsHaveTheirOwnEveryone() {
        String name = unique("Everyone");
        ClientAccess okta = bench().as(ScimClient.named(unique("okta")).groupNames(NameRule.prefix("okta-")));
        ClientAccess entra = bench().as(ScimClient.named(unique("entra")).groupNames(NameRule.prefix("entra-")));

        Group one = okta.groups().create(Group.of(name).build());
        Group other = entra.groups().create(Group.of(name).build());

        assertThat(one.displayName()).isEqualTo(name);
        assertThat(bench().group(one.id().orElseThrow()).string("name")).contains("okta-" + name);
        assertThat(okta.groups().query("displayName eq \"" + name + "\"")).containsExactly(one);
        assertThat(entra.groups().query("displayName eq \"" + name.toUpperCase(Locale.ROOT) + "\""))
                .containsExactly(other);
        assertThat(okta.groups().query("displayName eq \"okta-" + name + "\"")).isEmpty();
        assertThat(okta.groups().query("displayName sw \"Every\"")).containsExactly(one);
        assertThat(refusal(() -> okta.groups()
                        .create(Group.of(name.toLowerCase(Locale.ROOT)).build())))
                .isEqualTo(GroupAdoptionContract.NAME_IN_USE);
    }

    @Test
    default void aPrefixGoesAlongWithAGroupsRenameAndUsersShowItsName() {
        ClientAccess okta = bench().as(bench().hr.groupNames(NameRule.prefix("okta-")));
        String alice = okta.users().create(User.of(unique("u")).build()).id().orElseThrow();
        String id = okta.groups()
                .create(Group.of(unique("g")).member(alice).build())
                .id()
                .orElseThrow();
        String name = unique("okta-g");

        okta.groups()
                .patch(id, PatchRequest.builder().replace("displayName", name).build());

        assertThat(bench().group(id).string("name")).contains("okta-" + name);
        assertThat(okta.users().get(alice).orElseThrow().groups())
                .extracting(group -> group.display().orElseThrow())
                .containsExactly(name);
        assertThat(okta.groups()
                        .planPatch(
                                id,
                                PatchRequest.builder()
                                        .replace("displayName", name)
                                        .build())
                        .isEmpty())
                .isTrue();
    }

    @Test
    default void aRuleThatForgetsLosesNoGroupsName() {
        ClientAccess access = bench().as(bench().hr.groupNames(NamingContract.SMALL_AND_BACKWARDS));
        String name = unique("Engineers");

        Group created = access.groups().create(Group.of(name).build());
        String id = created.id().orElseThrow();

        assertThat(created.displayName()).isEqualTo(name);
        assertThat(access.groups().get(id)).contains(created);
        assertThat(access.groups().query("displayName eq \"" + name + "\"")).containsExactly(created);
        assertThat(bench().group(id).string("name")).contains(NamingContract.SMALL_AND_BACKWARDS.toVault(name));
        String given = unique("operators");
        bench().postById("identity/group/id", id, "{'name':'" + given + "'}");
        assertThat(access.groups().get(id).orElseThrow().displayName()).isEqualTo(given);
        assertThat(access.groups().all()).extracting(Group::displayName).isEqualTo(List.of(given));
    }
}
