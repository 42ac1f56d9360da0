package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.aliasNames;
import static io.scimvault.vault.store.StoreBench.refusal;
import static io.scimvault.vault.store.StoreBench.strings;
import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.client.Leaving;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.plan.VaultPlan;
import io.scimvault.vault.registry.Children;
import io.scimvault.vault.registry.Registration;
import io.scimvault.vault.testing.AuthMount;
import io.scimvault.vault.testing.PersonLogin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A client is deleted, with its children or without. */
interface RegistryDeletionContract extends RegistryBench {

    /** A registered client with a user, one whose metadata an admin wiped, one locked out, half a user and half a group, and a group. */
    final class Household {
        final StoreBench bench;
        final AuthMount mount;
        final PersonLogin principal;
        final ScimClient client;
        final String name = unique("alice");
        final String user;
        final String damaged;
        final String tombstone;
        final String halfUser;
        final String halfGroup;
        final String group;
        private final String bystander;
        private final String othersGroup;
        private final String before;

        Household(RegistryBench host) {
            bench = host.bench();
            mount = bench.host.mount();
            principal = host.principal();
            client = bench.hr
                    .principal(principal.entityId())
                    .aliasMount(mount.accessor())
                    .leaving(Leaving.LOCK_OUT);
            host.registry().create(client);
            ClientAccess access = bench.as(client);
            user = create(access, name);
            damaged = create(access, unique("bob"));
            tombstone = create(access, unique("carol"));
            access.users().delete(tombstone);
            group = access.groups()
                    .create(Group.of(unique("team")).member(user).build())
                    .id()
                    .orElseThrow();
            bench.postById("identity/group/id", group, "{'policies':['ops']}");
            bench.postById("identity/entity/id", damaged, "{'metadata':{'team':'core'}}");
            halfUser = bench.make("identity/entity", "{'name':'" + unique("scim-pending") + "'," + mark(client) + "}");
            halfGroup = bench.make("identity/group", "{'name':'" + unique("scim-pending") + "'," + mark(client) + "}");
            ScimClient other = ScimClient.named(unique("other"));
            bystander = bench.as(other)
                    .users()
                    .create(User.of(unique("dave")).build())
                    .id()
                    .orElseThrow();
            othersGroup = bench.as(other)
                    .groups()
                    .create(Group.of(unique("them")).member(bystander).build())
                    .id()
                    .orElseThrow();
            before = bystanders();
        }

        private static String mark(ScimClient client) {
            return "'metadata':{'scim_client':'" + client.name() + "','scim_format':'1'}";
        }

        private static String create(ClientAccess access, String name) {
            return access.users()
                    .create(User.of(name).externalId("00u1").title("Dr").build())
                    .id()
                    .orElseThrow();
        }

        private String bystanders() {
            return String.join(
                    "\n",
                    bench.entity(bystander).toString(),
                    bench.group(othersGroup).toString(),
                    bench.entity(principal.entityId())
                            .without("direct_group_ids")
                            .without("group_ids")
                            .toString());
        }

        void assertNobodyElseWasTouched() {
            assertThat(bystanders()).isEqualTo(before);
            assertThat(bench.lookupSelf(principal.token())).contains(principal.entityId());
        }

        void assertIsGone(String id) {
            assertThat(bench.entity(id)).isEqualTo(JsonObject.EMPTY);
        }

        void assertClientIsGone() {
            assertThat(bench.groupNamed("scim-client:" + client.name())).isEqualTo(JsonObject.EMPTY);
            assertThat(bench.scim.authenticate(principal.token().value())).isEmpty();
            assertThat(bench.halfMade()).isEmpty();
        }
    }

    @Test
    default void aClientWithChildrenIsNotDeletedAndWorksOn() {
        Household house = new Household(this);
        String before =
                registered().without("last_update_time").without("modify_index").toString();

        assertThatThrownBy(() -> registry().delete(house.client.name(), Children.REFUSE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the SCIM client still has children (users: 3, users half-made: 1, groups: 2, "
                        + "entities of others with its aliases: 0)");

        assertThat(registered()
                        .without("last_update_time")
                        .without("modify_index")
                        .toString())
                .isEqualTo(before);
        assertThat(bench().scim.authenticate(house.principal.token().value())).contains(house.client);
        house.assertNobodyElseWasTouched();
    }

    @Test
    default void aClientWithoutChildrenIsDeleted() {
        PersonLogin principal = principal();
        registry().create(bench().hr.principal(principal.entityId()));
        assertThat(bench().scim.authenticate(principal.token().value())).isPresent();

        registry().delete(bench().hr.name(), Children.REFUSE);

        assertThat(bench().scim.authenticate(principal.token().value())).isEmpty();
        assertThat(registered()).isEqualTo(JsonObject.EMPTY);
        assertThat(bench().lookupSelf(principal.token())).contains(principal.entityId());
        assertIllegal(
                () -> registry().delete(bench().hr.name(), Children.REFUSE), "there is no SCIM client of this name");
    }

    @Test
    default void childrenAreDeletedWithTheirClient() {
        Household house = new Household(this);
        PersonLogin person = bench().login(house.mount, house.name);

        VaultPlan planned = registry().planDelete(house.client.name(), Children.DELETE);
        assertThat(registry().read(house.client.name())).isPresent();
        bench().calls.drain();
        registry().delete(house.client.name(), Children.DELETE);
        assertThat(bench().calls.drainWrites())
                .containsExactlyInAnyOrderElementsOf(planned.steps().stream()
                        .map(step ->
                                step.call().method() + " " + step.call().path().template())
                        .toList());

        house.assertIsGone(house.user);
        house.assertIsGone(house.damaged);
        house.assertIsGone(house.tombstone);
        house.assertIsGone(house.halfUser);
        assertThat(bench().group(house.group)).isEqualTo(JsonObject.EMPTY);
        assertThat(bench().group(house.halfGroup)).isEqualTo(JsonObject.EMPTY);
        assertThat(bench().lookupSelf(person.token())).isEmpty();
        house.assertClientIsGone();
        house.assertNobodyElseWasTouched();
    }

    @Test
    default void orphansKeepWhatIsNotOurs() {
        Household house = new Household(this);
        PersonLogin person = bench().login(house.mount, house.name);
        String members =
                strings(bench().group(house.group), "member_entity_ids").toString();
        String leaver = aliasNames(bench().entity(house.tombstone)).get(0);
        bench().postById("identity/entity/id", house.damaged, "{'metadata':{'team':'core','scim_adopt':'next'}}");

        registry().delete(house.client.name(), Children.ORPHAN);

        for (String id : new String[] {house.user, house.damaged, house.tombstone}) {
            assertThat(bench().entity(id).toString()).doesNotContain(house.client.name(), "scim_client", "scim_doc");
        }
        assertThat(bench().lookupSelf(person.token())).contains(house.user);
        assertThat(bench().entity(house.user).string("name")).contains(house.name);
        assertThat(bench().login(house.mount, house.name).entityId()).isEqualTo(house.user);
        assertThat(bench().entity(house.damaged).object("metadata"))
                .contains(StoreBench.object("{'scim_adopt':'next','team':'core'}"));
        assertThat(bench().host.login(house.mount, leaver)).isEmpty();
        JsonObject group = bench().group(house.group);
        assertThat(strings(group, "member_entity_ids").toString()).isEqualTo(members);
        assertThat(strings(group, "policies")).containsExactly("ops");
        assertThat(group.toString()).doesNotContain("scim_");
        house.assertIsGone(house.halfUser);
        assertThat(bench().group(house.halfGroup)).isEqualTo(JsonObject.EMPTY);
        house.assertClientIsGone();
        house.assertNobodyElseWasTouched();
        ClientAccess next = bench().as(ScimClient.named("next").aliasMount(house.mount.accessor()));
        assertThat(next.users().get(house.user)).isEmpty();
        assertThat(refusal(() -> next.users().create(User.of(house.name).build()))
                        .status())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @EnumSource(names = {"ORPHAN", "DELETE"})
    default void anAliasThatSomebodyMovedLeavesOnlyItsMark(Children choice) throws InterruptedException {
        Household house = new Household(this);
        Thread.sleep(300); // an alias that was born with its entity is of the same moment
        String admins = bench().make("identity/entity", "{'name':'" + unique("boss") + "','policies':['ops']}");
        String alias = bench().entity(house.user)
                .array("aliases")
                .only(JsonObject.class)
                .findFirst()
                .flatMap(found -> found.string("id"))
                .orElseThrow();
        bench().postById("identity/entity-alias/id", alias, "{'canonical_id':'" + admins + "'}");

        registry().delete(house.client.name(), choice);

        JsonObject boss = bench().entity(admins);
        assertThat(strings(boss, "policies")).containsExactly("ops");
        assertThat(boss.toString()).doesNotContain("scim_client");
        assertThat(bench().login(house.mount, house.name).entityId()).isEqualTo(admins);
        house.assertNobodyElseWasTouched();
    }

    @ParameterizedTest
    @EnumSource(names = {"ORPHAN", "DELETE"})
    default void aPrincipalIsNeverAChild(Children choice) {
        PersonLogin principal = principal();
        PersonLogin others = principal();
        registry().create(bench().hr.principal(principal.entityId()));
        registry().create(ScimClient.named(unique("other")).principal(others.entityId()));
        String mark = "{'metadata':{'scim_client':'" + bench().hr.name() + "'}}";
        bench().postById("identity/entity/id", principal.entityId(), mark);
        bench().postById("identity/entity/id", others.entityId(), mark);

        registry().delete(bench().hr.name(), choice);

        assertThat(bench().lookupSelf(principal.token())).contains(principal.entityId());
        assertThat(bench().scim.authenticate(others.token().value())).isPresent();
        assertThat(bench().entity(others.entityId()).toString())
                .contains(bench().hr.name());
    }

    @Test
    default void aClientThatIsBeingDeletedAnswersNoRequestAndCanBeDeletedOn() {
        Household house = new Household(this);
        mark("deleting delete");

        assertThat(refusal(() -> bench().scim
                                .authenticate(house.principal.token().value()))
                        .status())
                .isEqualTo(503);
        assertThat(registry().read(house.client.name())).isEmpty();
        assertThat(registry().list())
                .filteredOn(found -> found.name().equals(house.client.name()))
                .extracting(Registration::state)
                .containsExactly(Registration.State.DELETING);
        assertIllegal(() -> registry().update(house.client), "the SCIM client is being deleted");
        assertThatThrownBy(() -> registry().delete(house.client.name(), Children.REFUSE))
                .isInstanceOf(IllegalStateException.class);
        assertThat(registered().toString()).contains("deleting delete");

        registry().delete(house.client.name(), Children.ORPHAN);

        assertThat(bench().entity(house.user).string("name")).contains(house.name);
        house.assertClientIsGone();
    }

    @Test
    default void aClientIsAtWorkAgainAfterACheckThatWasInterrupted() {
        Household house = new Household(this);
        mark("deleting refuse");
        assertThat(registry().read(house.client.name())).isEmpty();

        assertThatThrownBy(() -> registry().delete(house.client.name(), Children.REFUSE))
                .isInstanceOf(IllegalStateException.class);

        assertThat(registry().read(house.client.name())).contains(house.client);
    }

    @Test
    default void aClientThatCannotBeReadCanBeDeleted() {
        Household house = new Household(this);
        String id = registered().string("id").orElseThrow();
        bench().postById("identity/group/id", id, "{'metadata':{'scim_format':'2'}}");
        assertIllegal(
                () -> registry().delete(house.client.name(), Children.DELETE),
                "a newer version of this library keeps the SCIM client");
        bench().postById("identity/group/id", id, "{'metadata':{}}");

        registry().delete(house.client.name(), Children.DELETE);

        house.assertIsGone(house.user);
        house.assertClientIsGone();
        house.assertNobodyElseWasTouched();
    }

    private void mark(String state) {
        JsonObject metadata = registered().object("metadata").orElseThrow().with("scim_state", new JsonString(state));
        bench().postById(
                        "identity/group/id",
                        registered().string("id").orElseThrow(),
                        "{'metadata':" + metadata.toString() + "}");
    }
}
