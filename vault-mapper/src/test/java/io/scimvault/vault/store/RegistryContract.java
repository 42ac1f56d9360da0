package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.schema.AttributePath;
import io.scimvault.vault.client.Adoption;
import io.scimvault.vault.client.AliasRule;
import io.scimvault.vault.client.Leaving;
import io.scimvault.vault.client.NameRule;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.client.UnknownMembers;
import io.scimvault.vault.registry.Registration;
import io.scimvault.vault.registry.Registration.State;
import io.scimvault.vault.testing.AuthMount;
import io.scimvault.vault.testing.PersonLogin;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SCIM clients that are kept in Vault, and the tokens that speak for them. */
interface RegistryContract extends RegistryUpdateContract, RegistryDeletionContract {

    private void assertRefused(ScimClient client, String why) {
        bench().calls.drain();
        assertThatThrownBy(() -> registry().create(client))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(why);
        assertThat(bench().halfMade()).isEmpty();
    }

    @Test
    default void aClientIsKeptAsAGroupWithItsPrincipal() {
        AuthMount mount = bench().host.mount();
        PersonLogin principal = principal();
        String before = bench().entity(principal.entityId())
                .without("direct_group_ids")
                .without("group_ids")
                .toString();
        ScimClient client = bench().hr
                .principal(principal.entityId())
                .adoption(Adoption.ADOPT)
                .groupsViaUsers(true)
                .unknownMembers(UnknownMembers.IGNORE)
                .leaving(Leaving.LOCK_OUT)
                .userNames(NameRule.prefix("hr: "))
                .groupNames(NameRule.prefix("HR "))
                .metadataKeys(List.of("team", "cost/center"))
                .requiredPolicy("Default")
                .checksCapabilities(true)
                .aliasMount(mount.accessor())
                .aliasRule(new AliasRule(
                        bench().host.mount().accessor(), AttributePath.parse("emails.value"), true, true));

        registry().create(client);

        assertThat(registry().read(client.name())).contains(client);
        assertThat(bench().scim.authenticate(principal.token().value())).contains(client);
        JsonObject group = bench().groupNamed("scim-client:" + client.name());
        assertThat(group.string("type")).contains("internal");
        assertThat(StoreBench.strings(group, "member_entity_ids")).containsExactly(principal.entityId());
        assertThat(StoreBench.strings(group, "policies")).isEmpty();
        assertThat(group.object("metadata").orElseThrow().names())
                .containsExactlyInAnyOrder(
                        "scim_registry",
                        "scim_format",
                        "scim_adoption",
                        "scim_groups_via_users",
                        "scim_unknown_members",
                        "scim_leaving",
                        "scim_user_names",
                        "scim_group_names",
                        "scim_metadata_keys_0",
                        "scim_required_policy",
                        "scim_checks_capabilities",
                        "scim_alias_0",
                        "scim_alias_1");
        assertThat(bench().entity(principal.entityId())
                        .without("direct_group_ids")
                        .without("group_ids")
                        .toString())
                .isEqualTo(before);
    }

    @Test
    default void aNameIsThereOnce() {
        registry().create(bench().hr.principal(principal().entityId()));

        assertRefused(bench().hr.principal(principal().entityId()), "there is a SCIM client of this name");
    }

    @Test
    default void aPrincipalSpeaksForOneClient() {
        PersonLogin principal = principal();
        registry().create(bench().hr.principal(principal.entityId()));

        assertRefused(
                ScimClient.named(unique("other")).principal(principal.entityId()),
                "the principal speaks for a SCIM client already");
    }

    @Test
    default void aPrincipalIsAnEntity() {
        assertRefused(bench().hr, "a registered client needs a principal");
        assertRefused(bench().hr.principal("00000000-0000-4000-8000-000000000000"), "the principal is no entity");
        assertRefused(bench().hr.principal("../x"), "the principal is no entity");
    }

    @Test
    default void aMountThatCannotBeUsedIsRefusedBeforeAnythingIsMade() {
        ScimClient client = bench().hr.principal(principal().entityId());
        String token = bench().accessor("token/");
        AuthMount own = bench().host.mount();

        assertRefused(client.aliasMount("auth_none_1"), "there is no auth mount with accessor auth_none_1");
        assertRefused(
                client.aliasMount(token),
                "the token mount cannot be an alias mount: principals have their aliases there");
        assertThatThrownBy(() -> bench().as(ScimClient.named(unique("hr")).aliasMount(token)))
                .isInstanceOf(IllegalArgumentException.class);
        registry().create(client.aliasMount(own.accessor()));
        assertThat(registry().read(client.name())).contains(client.aliasMount(own.accessor()));
    }

    @Test
    default void aLocalMountIsRefused() {
        AuthMount local = bench().host.localMount();

        assertRefused(
                bench().hr.principal(principal().entityId()).aliasMount(local.accessor()),
                "the auth mount " + local.path() + "/ is local: its aliases differ by cluster");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "garbage", "a b", "s.0123456789abcdefghijklmn", "ü", "x\r\nX-Vault-Namespace: y"})
    default void garbageIsNobody(String bearer) {
        assertThat(bench().scim.authenticate(bearer)).isEmpty();
    }

    @Test
    default void aTokenWithoutAnEntityIsNobody() {
        assertThat(bench().scim.authenticate(bench().host.library().value())).isEmpty();
        assertThat(bench().scim.authenticate(bench().host.root().value())).isEmpty();
    }

    @Test
    default void whoeverIsNoPrincipalIsNobody() {
        registry().create(bench().hr.principal(principal().entityId()));
        PersonLogin somebody = principal();
        bench().make(
                        "identity/group",
                        "{'name':'" + unique("team") + "','member_entity_ids':'" + somebody.entityId()
                                + "','metadata':{'scim_registry':'" + bench().hr.name() + "'}}");

        assertThat(bench().scim.authenticate(somebody.token().value())).isEmpty();
    }

    @Test
    default void aPrincipalThatIsLockedOutOrGoneIsNobody() {
        PersonLogin principal = principal();
        registry().create(bench().hr.principal(principal.entityId()));
        assertThat(bench().scim.authenticate(principal.token().value())).isPresent();

        bench().postById("identity/entity/id", principal.entityId(), "{'disabled':true}");
        assertThat(bench().scim.authenticate(principal.token().value())).isEmpty();
        bench().postById("identity/entity/id", principal.entityId(), "{'disabled':false}");
        assertThat(bench().scim.authenticate(principal.token().value())).isPresent();

        bench().delete("identity/entity/id", principal.entityId());
        assertThat(bench().scim.authenticate(principal.token().value())).isEmpty();
    }

    @Test
    default void aPrincipalOfTwoClientsIsNobody() {
        PersonLogin principal = principal();
        String other = unique("other");
        registry().create(bench().hr.principal(principal.entityId()));
        bench().make(
                        "identity/group",
                        "{'name':'scim-client:" + other + "','member_entity_ids':'" + principal.entityId()
                                + "','metadata':{'scim_registry':'" + other + "','scim_format':'1'}}");

        assertThat(bench().scim.authenticate(principal.token().value())).isEmpty();
    }

    @Test
    default void aRegistrationThatAnAdminLeftUnreadableOpensNothing() {
        PersonLogin principal = principal();
        ScimClient client = bench().hr.principal(principal.entityId());
        registry().create(client);
        JsonObject group = bench().groupNamed("scim-client:" + client.name());
        String id = group.string("id").orElseThrow();

        for (String metadata : new String[] {
            "{'scim_registry':'" + client.name() + "','scim_format':'2'}",
            "{'scim_registry':'" + client.name() + "','scim_format':'1','scim_adoption':'perhaps'}",
            "{'scim_registry':'" + client.name() + "','scim_format':'1','scim_alias_0':'junk'}",
            "{'scim_registry':'" + client.name() + "','scim_format':'1','scim_alias_0':'[]'}",
            "{'scim_registry':'" + client.name() + "','scim_format':'1','scim_checks_capabilities':'yes'}",
            "{'scim_registry':'" + client.name() + "','scim_format':'1','scim_required_policy':''}",
            "{'scim_registry':'" + client.name() + "','scim_format':'1','scim_required_polcy':'x'}",
            "{'scim_registry':'" + client.name() + "','scim_format':'1','scim_alias_1':'{}'}",
            "{'scim_registry':'" + client.name() + "','scim_format':'1','scim_metadata_keys_0':'scim_x'}",
            "{'scim_registry':'" + client.name() + "','scim_format':'1','scim_user_names':'scim-'}",
            "{'scim_registry':'" + client.name() + "'}",
            "{'scim_registry':'another','scim_format':'1'}",
            "{}"
        }) {
            bench().postById("identity/group/id", id, "{'metadata':" + metadata + "}");
            assertThatThrownBy(() -> bench().scim.authenticate(principal.token().value()))
                    .as(metadata)
                    .isInstanceOfSatisfying(
                            ScimException.class,
                            refusal -> assertThat(refusal.error().status()).isEqualTo(503));
            assertThat(registry().read(client.name())).as(metadata).isEmpty();
        }
        String whole = group.object("metadata").orElseThrow().toString();
        bench().postById("identity/group/id", id, "{'metadata':" + whole + "}");
        assertThat(registry().read(client.name())).contains(client);
        bench().postById("identity/group/id", id, "{'member_entity_ids':''}");
        assertThat(registry().read(client.name())).isEmpty();
    }

    @Test
    default void aClientThatIsNotThereIsNotRead() {
        registry().create(bench().hr.principal(principal().entityId()));

        assertThat(registry().read(unique("nobody"))).isEmpty();
        assertThat(registry().read("")).isEmpty();
        assertThat(registry().read(bench().hr.name().toUpperCase(Locale.ROOT))).isEmpty();
    }

    @Test
    default void aRecordOfTheFirstVersionIsRead() {
        PersonLogin principal = principal();
        String mount = bench().host.mount().accessor();
        String rule = "{\\\"mount_accessor\\\":\\\"" + mount
                + "\\\",\\\"from\\\":\\\"userName\\\",\\\"local_part\\\":false,\\\"lower_case\\\":false}";
        bench().make(
                        "identity/group",
                        "{'name':'scim-client:" + bench().hr.name() + "','member_entity_ids':'" + principal.entityId()
                                + "','metadata':{'scim_registry':'" + bench().hr.name()
                                + "','scim_format':'1','scim_adoption':'adopt','scim_groups_via_users':'true',"
                                + "'scim_unknown_members':'ignore','owner':'me','scim_alias_0':'" + rule + "'}}");

        assertThat(bench().scim.authenticate(principal.token().value()))
                .contains(bench().hr
                        .principal(principal.entityId())
                        .adoption(Adoption.ADOPT)
                        .groupsViaUsers(true)
                        .unknownMembers(UnknownMembers.IGNORE)
                        .aliasMount(mount));
    }

    @Test
    default void aClientThatDoesNotFitIsRefusedBeforeAnythingIsMade() {
        ScimClient client = bench().hr.principal(principal().entityId());
        List<String> keys =
                IntStream.range(0, 400).mapToObj(i -> "k".repeat(120) + i).toList();
        NameRule own = new NameRule() {
            @Override
            public String toVault(String name) {
                return name;
            }

            @Override
            public String toScim(String vaultName) {
                return vaultName;
            }
        };

        assertRefused(
                client.userNames(own), "a client that is kept in Vault can have a prefix as its only rule for names");
        assertRefused(client.metadataKeys(keys), "the client takes 103 metadata pairs; at most 63 are possible");
        assertRefused(
                client.requiredPolicy("p".repeat(513)),
                "scim_required_policy takes 513 bytes; at most 512 are possible");
        ScimClient large = client.metadataKeys(keys.subList(0, 200));
        registry().create(large);
        assertThat(registry().read(client.name())).contains(large);
    }

    @Test
    default void allClientsAreListedReadableOrNot() {
        ScimClient whole = bench().hr.principal(principal().entityId());
        String broken = unique("broken");
        String alone = unique("alone");
        registry().create(whole);
        bench().make("identity/group", "{'name':'scim-client:" + broken + "'}");
        bench().make(
                        "identity/group",
                        "{'name':'scim-client:" + alone + "','metadata':{'scim_registry':'" + alone
                                + "','scim_format':'1'}}");

        assertThat(registry().list())
                .contains(
                        new Registration(whole.name(), Optional.of(whole), State.ACTIVE),
                        new Registration(broken, Optional.empty(), State.UNREADABLE),
                        new Registration(alone, Optional.of(ScimClient.named(alone)), State.WITHOUT_PRINCIPAL));
    }

    @Test
    default void aTokenWithoutTheRequiredPolicyIsNobody() {
        PersonLogin principal = principal();
        ScimClient client = bench().hr.principal(principal.entityId()).requiredPolicy("scim-callers");
        registry().create(client);
        assertThat(bench().scim.authenticate(principal.token().value())).isEmpty();

        registry().update(client.requiredPolicy("default"));
        assertThat(bench().scim.authenticate(principal.token().value())).contains(client.requiredPolicy("default"));
    }

    @Test
    default void authenticatingAgainIsTwoCalls() {
        PersonLogin principal = principal();
        registry().create(bench().hr.principal(principal.entityId()));
        bench().scim.authenticate(principal.token().value());
        bench().calls.drain();

        bench().scim.authenticate(principal.token().value());

        assertThat(bench().calls.drain()).containsExactly("GET auth/token/lookup-self", "GET identity/group/id/{id}");
    }
}
