package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.refusal;
import static io.scimvault.vault.store.StoreBench.strings;
import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.client.Adoption;
import io.scimvault.vault.client.Leaving;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.mapping.Tombstone;
import io.scimvault.vault.plan.IdRef;
import io.scimvault.vault.plan.Paths;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPlan;
import io.scimvault.vault.testing.AuthMount;
import io.scimvault.vault.testing.PersonLogin;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Users who are locked out when they are deleted. */
interface LeaverContract extends LeaverBench {
    @Test
    default void aLeaverIsLockedOutAndTheTokenDies() {
        AuthMount first = bench().host.mount();
        AuthMount second = bench().host.mount();
        ClientAccess access = bench().as(lockingOut(first, second));
        String name = unique("alice");
        String id = create(access, name);
        PersonLogin person = bench().login(first, name);

        access.users().delete(id);

        assertThat(bench().host.login(first, name)).isEmpty();
        assertThat(bench().host.login(second, name)).isEmpty();
        assertThat(bench().lookupSelf(person.token())).isEmpty();
        assertThat(access.users().get(id)).isEmpty();
        assertThat(access.users().all()).isEmpty();
        assertThat(access.users().query("userName eq \"" + name + "\"")).isEmpty();
        assertThat(access.users().query("externalId eq \"00u1\"")).isEmpty();
        assertThat(refusal(() -> access.users().delete(id))).isEqualTo(NO_USER);
        assertThat(refusal(() -> access.users().replace(id, User.of(name).build())))
                .isEqualTo(NO_USER);
        assertThat(bench().halfMade()).isEmpty();
    }

    @Test
    default void nothingOfTheUserIsKeptButWhoItWasAndWhatAdminsSet() {
        AuthMount mount = bench().host.mount();
        ClientAccess access = bench().as(lockingOut(mount));
        String name = unique("alice");
        String id = create(access, name);
        JsonObject metadata = bench().entity(id).object("metadata").orElseThrow();
        JsonObject withTeam = JsonObject.of("metadata", metadata.with("team", new JsonString("core")));
        bench().admin(VaultCall.post(Paths.entity(IdRef.known(id)), withTeam));

        access.users().delete(id);

        JsonObject entity = bench().entity(id);
        assertThat(entity.string("name")).contains("scim-tombstone-" + id);
        assertThat(entity.bool("disabled")).contains(true);
        assertThat(entity.object("metadata").orElseThrow().names())
                .containsExactlyInAnyOrder(
                        "scim_client", "scim_format", "scim_deleted", "scim_name", "scim_external_id", "team");
        List<Tombstone> tombstones = access.tombstones();
        assertThat(tombstones).hasSize(1);
        assertThat(tombstones.get(0).id()).isEqualTo(id);
        assertThat(tombstones.get(0).userName()).isEqualTo(name);
        assertThat(tombstones.get(0).externalId()).contains("00u1");
        assertThat(tombstones.get(0).deleted()).isPresent();
    }

    @Test
    default void aLeaverLeavesTheClientsGroupsAndNoOthers() {
        AuthMount mount = bench().host.mount();
        ClientAccess access = bench().as(lockingOut(mount));
        String stays = create(access, unique("bob"));
        String leaves = create(access, unique("alice"));
        String mine = access.groups()
                .create(Group.of(unique("staff")).member(stays).member(leaves).build())
                .id()
                .orElseThrow();
        String alone = access.groups()
                .create(Group.of(unique("alone")).member(leaves).build())
                .id()
                .orElseThrow();
        String admins = bench().make(
                        "identity/group", "{'name':'" + unique("admins") + "','member_entity_ids':'" + leaves + "'}");
        VaultPlan planned = access.users().planDelete(leaves);

        access.users().delete(leaves);

        assertThat(planned.steps()).hasSize(4);
        assertThat(strings(bench().group(mine), "member_entity_ids")).containsExactly(stays);
        assertThat(strings(bench().group(alone), "member_entity_ids")).isEmpty();
        assertThat(strings(bench().group(admins), "member_entity_ids")).containsExactly(leaves);
        assertThat(access.groups().get(mine).orElseThrow().memberIds()).containsExactly(stays);
    }

    @Test
    default void someoneHiredAgainIsSomebodyNewAndTheOldTokenStaysDead() {
        AuthMount first = bench().host.mount();
        AuthMount second = bench().host.mount();
        ClientAccess access = bench().as(lockingOut(first, second));
        String name = unique("alice");
        String before = create(access, name);
        PersonLogin person = bench().login(first, name);
        access.users().delete(before);
        VaultPlan planned = access.users()
                .planCreate(User.of(name).externalId("00u1").title("Dr").build());

        String after = create(access, name);

        assertThat(planned.toString()).contains("DELETE identity/entity/id/" + before);

        assertThat(after).isNotEqualTo(before);
        assertThat(bench().entity(before).isEmpty()).isTrue();
        assertThat(access.tombstones()).isEmpty();
        assertThat(bench().login(first, name).entityId()).isEqualTo(after);
        assertThat(bench().login(second, name).entityId()).isEqualTo(after);
        assertThat(bench().lookupSelf(person.token())).isEmpty();
        assertThat(bench().halfMade()).isEmpty();
    }

    @Test
    default void aUserMayBeRenamedToTheNameOfALeaver() {
        AuthMount mount = bench().host.mount();
        ClientAccess access = bench().as(lockingOut(mount));
        String name = unique("alice");
        access.users().delete(create(access, name));
        String id = create(access, unique("bob"));

        access.users().replace(id, User.of(name).build());

        assertThat(bench().login(mount, name).entityId()).isEqualTo(id);
        assertThat(access.tombstones()).isEmpty();
    }

    @Test
    default void aTombstoneOfAnotherClientIsAConflictAndStays() {
        AuthMount mount = bench().host.mount();
        String name = unique("alice");
        ClientAccess access = bench().as(lockingOut(mount));
        String id = create(access, name);
        access.users().delete(id);
        String before = bench().entity(id).toString();
        ClientAccess other = bench().as(ScimClient.named(unique("other"))
                .leaving(Leaving.LOCK_OUT)
                .adoption(Adoption.ADOPT)
                .aliasMount(mount.accessor()));

        assertThat(refusal(() -> other.users().create(User.of(name).build()))).isEqualTo(ConflictContract.LOGIN_TAKEN);

        assertThat(other.tombstones()).isEmpty();
        assertThat(refusal(() -> other.purge(id))).isEqualTo(NO_USER);
        assertThat(bench().entity(id).toString()).isEqualTo(before);
        assertThat(bench().host.login(mount, name)).isEmpty();
    }

    @Test
    default void aPurgedPersonCanLogInAgainAsSomebodyNew() {
        AuthMount mount = bench().host.mount();
        ClientAccess access = bench().as(lockingOut(mount));
        String name = unique("alice");
        String id = create(access, name);
        access.users().delete(id);

        assertThat(access.planPurge(id).toString()).contains("DELETE identity/entity/id/" + id);
        assertThat(access.tombstones()).hasSize(1);
        access.purge(id);

        assertThat(access.tombstones()).isEmpty();
        assertThat(bench().entity(id).isEmpty()).isTrue();
        assertThat(bench().login(mount, name).entityId()).isNotEqualTo(id);
        assertThat(refusal(() -> access.purge(id))).isEqualTo(NO_USER);
    }

    @Test
    default void onlyTombstonesArePurged() {
        AuthMount mount = bench().host.mount();
        ClientAccess access = bench().as(lockingOut(mount));
        String id = create(access, unique("alice"));

        assertThat(refusal(() -> access.purge(id))).isEqualTo(NO_USER);
        assertThat(refusal(() -> access.purge("no/id"))).isEqualTo(NO_USER);
        assertThat(access.users().get(id)).isPresent();
    }

    @Test
    default void aDamagedUserIsLockedOutAllTheSame() {
        AuthMount mount = bench().host.mount();
        ClientAccess access = bench().as(lockingOut(mount));
        String name = unique("alice");
        String id = create(access, name);
        bench().postById("identity/entity/id", id, "{'metadata':{}}");

        access.users().delete(id);

        assertThat(bench().host.login(mount, name)).isEmpty();
        assertThat(access.tombstones()).extracting(Tombstone::id).containsExactly(id);
    }

    @Test
    default void theSweepLeavesTombstonesAlone() {
        AuthMount mount = bench().host.mount();
        ClientAccess access = bench().as(lockingOut(mount));
        String id = create(access, unique("alice"));
        access.users().delete(id);
        String before = bench().entity(id).toString();

        bench().scim.sweep();

        assertThat(bench().entity(id).toString()).isEqualTo(before);
    }

    @Test
    default void aTombstoneTellsThatAnAdminLetThePersonInAgain() {
        AuthMount mount = bench().host.mount();
        ClientAccess access = bench().as(lockingOut(mount));
        String id = create(access, unique("alice"));
        access.users().delete(id);
        assertThat(access.tombstones()).extracting(Tombstone::lockedOut).containsExactly(true);

        bench().postById("identity/entity/id", id, "{'disabled':false}");

        assertThat(access.tombstones()).extracting(Tombstone::lockedOut).containsExactly(false);
        access.purge(id);
        assertThat(access.tombstones()).isEmpty();
    }

    @Test
    default void aLockOutTakesTheCallsItIsSaidTo() {
        AuthMount mount = bench().host.mount();
        ClientAccess access = bench().as(lockingOut(mount));
        String alone = create(access, unique("alice"));
        String member = create(access, unique("bob"));
        access.groups().create(Group.of(unique("staff")).member(member).build());
        bench().calls.drain();

        access.users().delete(alone);
        assertThat(bench().calls.drain())
                .containsExactly("GET identity/entity/id/{id}", "POST identity/entity/id/{id}");
        access.users().delete(member);
        assertThat(bench().calls.drain())
                .containsExactly(
                        "GET identity/entity/id/{id}",
                        "GET identity/entity/id/{id}",
                        "GET identity/group/id/{id}",
                        "POST identity/entity/id/{id}",
                        "POST identity/group/id/{id}",
                        "POST identity/entity/id/{id}");
    }

    @Test
    default void noClientCanCallAUserSo() {
        ClientAccess access = bench().as(bench().hr.leaving(Leaving.LOCK_OUT));

        assertThat(Set.of("scim-tombstone-x", "SCIM-Tombstone-x"))
                .allSatisfy(name -> assertThat(refusal(() ->
                                        access.users().create(User.of(name).build()))
                                .status())
                        .isEqualTo(400));
    }
}
