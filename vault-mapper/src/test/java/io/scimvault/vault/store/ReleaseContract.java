package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.aliasNames;
import static io.scimvault.vault.store.StoreBench.refusal;
import static io.scimvault.vault.store.StoreBench.strings;
import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.plan.VaultPlan;
import io.scimvault.vault.testing.AuthMount;
import io.scimvault.vault.testing.PersonLogin;
import org.junit.jupiter.api.Test;

/** An entity that an admin released with {@code scim_adopt} becomes the user of that client, whatever it is; of no other. */
interface ReleaseContract extends BenchHost {

    private String release(String id, ScimClient client) {
        bench().postById("identity/entity/id", id, "{'metadata':{'scim_adopt':'" + client.name() + "','team':'core'}}");
        return bench().entity(id).toString();
    }

    private ScimClient client(AuthMount... mounts) {
        ScimClient client = bench().hr;
        for (AuthMount mount : mounts) {
            client = client.aliasMount(mount.accessor());
        }
        return client;
    }

    private void assertAdopted(ScimClient client, String id, User adopted) {
        JsonObject metadata = bench().entity(id).object("metadata").orElseThrow();
        assertThat(adopted.id()).contains(id);
        assertThat(bench().as(client).users().get(id)).contains(adopted);
        assertThat(metadata.string("scim_client")).contains(client.name());
        assertThat(metadata.string("team")).contains("core");
        assertThat(metadata.has("scim_adopt")).isFalse();
        assertThat(bench().halfMade()).isEmpty();
    }

    @Test
    default void anEntityOfTheNameWithPoliciesAndGroupsKeepsThem() {
        AuthMount mount = bench().host.mount();
        String name = unique("alice");
        String id = bench().make("identity/entity", "{'name':'" + name + "','policies':['ops']}");
        String group =
                bench().make("identity/group", "{'name':'" + unique("admins") + "','member_entity_ids':'" + id + "'}");
        release(id, client(mount));

        User wanted = User.of(name).title("Dr").build();
        VaultPlan planned = bench().as(client(mount)).users().planCreate(wanted);
        assertThat(bench().entity(id).object("metadata").orElseThrow().has("scim_client"))
                .isFalse();
        bench().calls.drain();

        User adopted = bench().as(client(mount)).users().create(wanted);

        assertThat(bench().calls.drainWrites()) // the first four are what showed that the name is taken
                .endsWith(planned.steps().stream()
                        .map(step ->
                                step.call().method() + " " + step.call().path().template())
                        .toArray(String[]::new));
        assertAdopted(client(mount), id, adopted);
        assertThat(adopted.title()).contains("Dr");
        assertThat(strings(bench().entity(id), "policies")).containsExactly("ops");
        assertThat(strings(bench().group(group), "member_entity_ids")).containsExactly(id);
        assertThat(bench().login(mount, name).entityId()).isEqualTo(id);
    }

    @Test
    default void anEntityOfTheLoginIsAdoptedWhateverItIsCalled() {
        AuthMount mount = bench().host.mount();
        String name = unique("alice");
        PersonLogin person = bench().login(mount, name);
        bench().postById(
                        "identity/entity/id",
                        person.entityId(),
                        "{'name':'" + unique("operator") + "','policies':['ops']}");
        release(person.entityId(), client(mount));

        User adopted = bench().as(client(mount)).users().create(User.of(name).build());

        assertAdopted(client(mount), person.entityId(), adopted);
        assertThat(bench().entity(person.entityId()).string("name")).contains(name);
        assertThat(bench().lookupSelf(person.token())).contains(person.entityId());
    }

    @Test
    default void aUserWithoutAliasWhoseMarkWasWipedIsNobodysUntilReleased() {
        String name = unique("alice");
        ClientAccess access = bench().as(client());
        String id =
                access.users().create(User.of(name).title("Dr").build()).id().orElseThrow();
        bench().postById("identity/entity/id", id, "{'metadata':{'team':'core'}}");
        assertThat(access.users().get(id)).isEmpty();
        assertThat(refusal(() -> access.users().create(User.of(name).build())).status())
                .isEqualTo(409);

        release(id, client());
        assertThat(access.users().get(id)).isEmpty();
        User adopted = access.users().create(User.of(name).title("Prof").build());

        assertAdopted(client(), id, adopted);
    }

    @Test
    default void oneReleasedToAnotherClientIsAConflictAndStays() {
        String name = unique("alice");
        String id = bench().make("identity/entity", "{'name':'" + name + "'}");
        String before = release(id, ScimClient.named(unique("other")));

        assertThat(refusal(() -> bench().as(client())
                                .users()
                                .create(User.of(name).build()))
                        .status())
                .isEqualTo(409);

        assertThat(bench().entity(id).toString()).isEqualTo(before);
        assertThat(bench().halfMade()).isEmpty();
    }

    @Test
    default void oneThatAnotherClientOwnsIsNotForAnAdminsHandToGive() {
        String name = unique("alice");
        ScimClient other = ScimClient.named(unique("other"));
        String id = bench().as(other).users().create(User.of(name).build()).id().orElseThrow();
        JsonObject metadata = bench().entity(id).object("metadata").orElseThrow();
        bench().postById(
                        "identity/entity/id",
                        id,
                        "{'metadata':{'scim_client':'" + other.name() + "','scim_adopt':'"
                                + bench().hr.name() + "','scim_times':'"
                                + metadata.string("scim_times").orElseThrow() + "'}}");
        String before = bench().entity(id).toString();

        assertThat(refusal(() -> bench().as(client())
                                .users()
                                .create(User.of(name).build()))
                        .status())
                .isEqualTo(409);

        assertThat(bench().entity(id).toString()).isEqualTo(before);
    }

    @Test
    default void whoIsLockedOutStaysSo() {
        String name = unique("alice");
        String id = bench().make("identity/entity", "{'name':'" + name + "','disabled':true}");
        release(id, client());

        User adopted =
                bench().as(client()).users().create(User.of(name).active(true).build());

        assertAdopted(client(), id, adopted);
        assertThat(adopted.active()).isFalse();
        assertThat(bench().entity(id).bool("disabled")).contains(true);
    }

    @Test
    default void aLoginThatSomebodyElseHasRefusesTheAdoption() {
        AuthMount mount = bench().host.mount();
        String name = unique("alice");
        PersonLogin somebody = bench().login(mount, name);
        String id = bench().make("identity/entity", "{'name':'" + name + "'}");
        String before = release(id, client(mount)) + bench().entity(somebody.entityId());

        assertThat(refusal(() ->
                        bench().as(client(mount)).users().create(User.of(name).build())))
                .isEqualTo(ConflictContract.LOGIN_TAKEN);

        assertThat(bench().entity(id).toString() + bench().entity(somebody.entityId()))
                .isEqualTo(before);
        assertThat(bench().halfMade()).isEmpty();
    }

    @Test
    default void aRenameDoesNotAdopt() {
        String name = unique("alice");
        String id = bench().make("identity/entity", "{'name':'" + name + "'}");
        String before = release(id, client());
        ClientAccess access = bench().as(client());
        String bob = access.users().create(User.of(unique("bob")).build()).id().orElseThrow();

        assertThat(refusal(() -> access.users().replace(bob, User.of(name).build()))
                        .status())
                .isEqualTo(409);

        assertThat(bench().entity(id).toString()).isEqualTo(before);
    }

    @Test
    default void anAliasOfTheEntityUnderAnotherNameStaysThePersonsLogin() {
        AuthMount mount = bench().host.mount();
        String name = unique("alice");
        String id = bench().make("identity/entity", "{'name':'" + name + "'}");
        String login = unique("old");
        bench().make(
                        "identity/entity-alias",
                        "{'name':'" + login + "','mount_accessor':'" + mount.accessor() + "','canonical_id':'" + id
                                + "'}");
        release(id, client(mount));

        bench().as(client(mount)).users().create(User.of(name).build());

        assertThat(aliasNames(bench().entity(id))).containsExactly(login);
    }

    @Test
    default void theClientsPrincipalIsNotReleased() {
        String name = unique("okta");
        String id = bench().make("identity/entity", "{'name':'" + name + "'}");
        String before = release(id, client());

        assertThat(refusal(() -> bench().as(client().principal(id))
                                .users()
                                .create(User.of(name).build()))
                        .status())
                .isEqualTo(409);

        assertThat(bench().entity(id).toString()).isEqualTo(before);
    }
}
