package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.refusal;
import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.client.NameRule;
import io.scimvault.vault.client.ScimClient;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The users of clients that name their entities by a rule of their own. */
interface NamingContract extends BenchHost {

    /** A host's own rule that forgets the letter case. */
    NameRule SMALL_AND_BACKWARDS = new NameRule() {
        @Override
        public String toVault(String name) {
            return "rule-" + new StringBuilder(name.toLowerCase(Locale.ROOT)).reverse();
        }

        @Override
        public String toScim(String vaultName) {
            return vaultName.startsWith("rule-")
                    ? new StringBuilder(vaultName.substring("rule-".length()))
                            .reverse()
                            .toString()
                    : vaultName;
        }
    };

    @Test
    default void twoClientsHaveTheSamePeople() {
        String name = unique("alice+x@example.com");
        ClientAccess okta = bench().as(ScimClient.named(unique("okta")).userNames(NameRule.prefix("okta:")));
        ClientAccess entra = bench().as(ScimClient.named(unique("entra")).userNames(NameRule.prefix("entra:")));

        User one = okta.users().create(User.of(name).build());
        User other = entra.users().create(User.of(name).build());

        assertThat(one.userName()).isEqualTo(name);
        assertThat(bench().entity(one.id().orElseThrow()).string("name")).contains("okta:" + name.replace("+", "%2B"));
        assertThat(okta.users().query("userName eq \"" + name + "\"")).containsExactly(one);
        assertThat(entra.users().query("userName eq \"" + name.toUpperCase(Locale.ROOT) + "\""))
                .containsExactly(other);
        assertThat(okta.users().get(one.id().orElseThrow())).contains(one);
        assertThat(okta.users().get(other.id().orElseThrow())).isEmpty();
    }

    @Test
    default void aPrefixGoesAlongWithARename() {
        ClientAccess okta = bench().as(bench().hr.userNames(NameRule.prefix("okta:")));
        String id = okta.users().create(User.of(unique("alice")).build()).id().orElseThrow();
        String after = unique("bob");

        User renamed = okta.users().replace(id, User.of(after).build());

        assertThat(renamed.userName()).isEqualTo(after);
        assertThat(bench().entity(id).string("name")).contains("okta:" + after);
        assertThat(okta.users().planReplace(id, User.of(after).build()).isEmpty())
                .isTrue();
    }

    /** With a mark that joins the prefix's last letter the entity's name would not begin with the prefix. */
    @Test
    default void noNameJoinsThePrefix() {
        ClientAccess acme = bench().as(bench().hr.userNames(NameRule.prefix("acme")));
        ClientAccess separate = bench().as(bench().hr.userNames(NameRule.prefix("acme-")));
        String name = "\u0301" + unique("x");

        ScimError refused = refusal(() -> acme.users().create(User.of(name).build()));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).contains("userName must not begin with a mark that joins the letter before it.");
        assertThat(acme.users().query("userName eq \"" + name + "\"")).isEmpty();
        assertThat(separate.users().create(User.of(name).build()).userName()).isEqualTo(name);
    }

    @Test
    default void anAdminsRenameShowsAsItIs() {
        ClientAccess okta = bench().as(bench().hr.userNames(NameRule.prefix("okta:")));
        String id = okta.users().create(User.of(unique("alice")).build()).id().orElseThrow();
        String given = unique("operator");
        bench().postById("identity/entity/id", id, "{'name':'" + given + "'}");

        assertThat(okta.users().get(id).orElseThrow().userName()).isEqualTo(given);
    }

    /** What SCIM shows can be found: a client that found nothing would make a second one. */
    @Test
    default void whatAnAdminRenamedIsFoundAsItIsShown() {
        ClientAccess okta =
                bench().as(bench().hr.userNames(NameRule.prefix("okta:")).groupNames(NameRule.prefix("okta:")));
        String user = okta.users().create(User.of(unique("alice")).build()).id().orElseThrow();
        String group =
                okta.groups().create(Group.of(unique("devs")).build()).id().orElseThrow();
        String operator = unique("operator");
        String developers = unique("Developers");
        bench().postById("identity/entity/id", user, "{'name':'" + operator + "'}");
        bench().postById("identity/group/id", group, "{'name':'" + developers + "'}");

        assertThat(okta.users().query("userName eq \"" + operator.toUpperCase(Locale.ROOT) + "\""))
                .extracting(User::id)
                .containsExactly(Optional.of(user));
        assertThat(okta.groups().query("displayName eq \"" + developers + "\""))
                .extracting(Group::id)
                .containsExactly(Optional.of(group));
        assertThat(okta.users().query("userName eq \"okta:" + operator + "\"")).isEmpty();
        User prefixed = okta.users().create(User.of(unique("bob")).build());
        assertThat(okta.users().query("userName eq \"okta:" + prefixed.userName() + "\""))
                .isEmpty();
    }

    @Test
    default void aRuleThatForgetsLosesNothing() {
        String name = unique("Alice");
        ClientAccess access = bench().as(bench().hr.userNames(SMALL_AND_BACKWARDS));

        User created = access.users().create(User.of(name).build());

        assertThat(created.userName()).isEqualTo(name);
        assertThat(access.users().get(created.id().orElseThrow())).contains(created);
        assertThat(access.users().query("userName eq \"" + name + "\"")).containsExactly(created);
        assertThat(access.users().all()).containsExactly(created);
        assertThat(List.of(bench().entity(created.id().orElseThrow())
                        .string("name")
                        .orElseThrow()))
                .containsExactly(SMALL_AND_BACKWARDS.toVault(name));
    }
}
