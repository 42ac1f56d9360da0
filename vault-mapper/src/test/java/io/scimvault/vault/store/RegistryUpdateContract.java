package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.strings;
import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.schema.AttributePath;
import io.scimvault.vault.client.Adoption;
import io.scimvault.vault.client.AliasRule;
import io.scimvault.vault.client.Leaving;
import io.scimvault.vault.client.NameRule;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.client.UnknownMembers;
import io.scimvault.vault.testing.PersonLogin;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Settings of a registered client that change, and those that do not. */
interface RegistryUpdateContract extends RegistryBench {

    private ScimClient created() {
        ScimClient client = bench().hr
                .principal(principal().entityId())
                .aliasMount(bench().host.mount().accessor());
        registry().create(client);
        bench().calls.drain();
        return client;
    }

    @Test
    default void whatMayChangeIsOneWriteAndNothingOfAnAdminsIsLost() {
        ScimClient client = created();
        String id = registered().string("id").orElseThrow();
        bench().postById(
                        "identity/group/id",
                        id,
                        "{'policies':['scim-callers'],'metadata':"
                                + registered().object("metadata").orElseThrow().with("owner", new JsonString("me"))
                                + "}");
        ScimClient changed = client.adoption(Adoption.ADOPT)
                .leaving(Leaving.LOCK_OUT)
                .unknownMembers(UnknownMembers.IGNORE)
                .groupsViaUsers(true)
                .requiredPolicy("default")
                .checksCapabilities(true)
                .metadataKeys(List.of("team"))
                .aliasMount(bench().host.mount().accessor());

        bench().calls.drain();
        registry().update(changed);

        assertThat(bench().calls.drainWrites()).containsExactly("POST identity/group/id/{id}");
        assertThat(registry().read(client.name())).contains(changed);
        JsonObject group = registered();
        assertThat(group.object("metadata").flatMap(pairs -> pairs.string("owner")))
                .contains("me");
        assertThat(strings(group, "policies")).containsExactly("scim-callers");
        registry().update(changed);
        assertThat(bench().calls.drainWrites()).isEmpty();
        registry().update(client.aliasRules(changed.aliasRules()));
        assertThat(registry().read(client.name())).contains(client.aliasRules(changed.aliasRules()));
    }

    @Test
    default void anotherPrincipalTakesOverAtOnce() {
        PersonLogin first = principal();
        PersonLogin second = principal();
        PersonLogin other = principal();
        ScimClient client = bench().hr.principal(first.entityId());
        registry().create(client);
        registry().create(ScimClient.named(unique("other")).principal(other.entityId()));
        assertThat(bench().scim.authenticate(first.token().value())).contains(client);
        assertIllegal(
                () -> registry().update(client.principal(other.entityId())),
                "the principal speaks for a SCIM client already");
        assertIllegal(
                () -> registry().update(client.principal("00000000-0000-4000-8000-000000000000")),
                "the principal is no entity");
        assertIllegal(() -> registry().update(bench().hr), "a registered client needs a principal");

        registry().update(client.principal(second.entityId()));

        assertThat(bench().scim.authenticate(first.token().value())).isEmpty();
        assertThat(bench().scim.authenticate(second.token().value())).contains(client.principal(second.entityId()));
    }

    @Test
    default void aClientOutlivesItsPrincipal() {
        PersonLogin first = principal();
        PersonLogin second = principal();
        ScimClient client = bench().hr.principal(first.entityId()).groupsViaUsers(true);
        registry().create(client);
        bench().delete("identity/entity/id", first.entityId());
        assertThat(registry().read(client.name())).isEmpty();

        registry().update(client.principal(second.entityId()));

        assertThat(bench().scim.authenticate(second.token().value())).contains(client.principal(second.entityId()));
    }

    @Test
    default void whatMustNotChangeIsRefusedAndNothingIsWritten() {
        ScimClient client = created();
        String before = registered().toString();
        AliasRule rule = client.aliasRules().get(0);
        AliasRule other = new AliasRule(rule.mountAccessor(), AttributePath.parse("externalId"), false, false);
        String rules = "an alias rule never changes or goes away: the aliases that are there would be left behind";
        String names = "the rules for names never change: what is there would not be found any more";

        assertIllegal(() -> registry().update(client.aliasRules(List.of())), rules);
        assertIllegal(() -> registry().update(client.aliasRules(List.of(other))), rules);
        assertIllegal(() -> registry().update(client.userNames(NameRule.prefix("x"))), names);
        assertIllegal(() -> registry().update(client.groupNames(NameRule.prefix("x"))), names);
        assertIllegal(
                () -> registry().update(client.aliasMount("auth_none_1")),
                "there is no auth mount with accessor auth_none_1");
        assertIllegal(
                () -> registry()
                        .update(ScimClient.named(unique("nobody"))
                                .principal(principal().entityId())),
                "there is no SCIM client of this name");
        assertThat(registered().toString()).isEqualTo(before);
        bench().postById("identity/group/id", registered().string("id").orElseThrow(), "{'metadata':{}}");
        assertIllegal(() -> registry().update(client), "the SCIM client's registration cannot be read");
    }
}
