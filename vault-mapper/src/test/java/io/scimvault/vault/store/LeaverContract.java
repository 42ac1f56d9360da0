package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.refusal;
import static io.scimvault.vault.store.StoreBench.strings;
import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.User;
import io.scimvault.scim.schema.AttributePath;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.VaultScim;
import io.scimvault.vault.client.Adoption;
import io.scimvault.vault.client.AliasRule;
import io.scimvault.vault.client.Leaving;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.TokenSources;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.lock.GroupLock;
import io.scimvault.vault.lock.InProcessLock;
import io.scimvault.vault.mapping.Tombstone;
import io.scimvault.vault.plan.IdRef;
import io.scimvault.vault.plan.Paths;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPlan;
import io.scimvault.vault.testing.AuthMount;
import io.scimvault.vault.testing.PersonLogin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Users who are locked out when they are deleted. */
interface LeaverContract extends BenchHost {
    JsonObject DENIED = JsonObject.of(
            "errors", JsonArray.of(List.of(new JsonString("1 error occurred:\n\t* permission denied\n\n"))));

    ScimError NO_USER = ScimError.notFound("There is no such user.");

    private ScimClient lockingOut(AuthMount... mounts) {
        ScimClient client = bench().hr.leaving(Leaving.LOCK_OUT);
        for (AuthMount mount : mounts) {
            client = client.aliasMount(mount.accessor());
        }
        return client;
    }

    private String create(ClientAccess access, String name) {
        return access.users()
                .create(User.of(name).externalId("00u1").title("Dr").build())
                .id()
                .orElseThrow();
    }

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

    /** Whoever waits for the locks of somebody who leaves finds a tombstone, not the user that it was. */
    @Test
    default void aTombstoneJoinsNoGroupHoweverSoonAfter() {
        AuthMount mount = bench().host.mount();
        ScimClient client = lockingOut(mount);
        List<Runnable> after = new ArrayList<>();
        VaultScim scim = VaultScim.builder(
                        bench().host.transport(),
                        TokenSources.fixed(bench().host.library()))
                .groupLock(new GroupLock() {
                    private final GroupLock lock = new InProcessLock();

                    @Override
                    public <T> T holding(Collection<String> ids, Supplier<T> work) {
                        T result = lock.holding(ids, work);
                        after.forEach(Runnable::run);
                        return result;
                    }
                })
                .build();
        ClientAccess access = scim.as(client);
        String leaver = create(access, unique("alice"));
        access.groups().create(Group.of(unique("staff")).member(leaver).build());
        String other =
                access.groups().create(Group.of(unique("others")).build()).id().orElseThrow();
        List<ScimError> refused = new ArrayList<>();
        PatchRequest join = PatchRequest.builder()
                .add("members", JsonArray.of(List.of(JsonObject.of("value", new JsonString(leaver)))))
                .build();
        AtomicBoolean begun = new AtomicBoolean();
        after.add(() -> {
            if (!access.tombstones().isEmpty() && begun.compareAndSet(false, true)) {
                refused.add(refusal(() -> access.groups().patch(other, join)));
            }
        });

        access.users().delete(leaver);

        assertThat(refused).hasSize(1).allMatch(error -> error.status() == 400);
        assertThat(strings(bench().group(other), "member_entity_ids")).isEmpty();
    }

    /** Two hosts: one enables whom the other lets go. */
    @Test
    default void whoIsEnabledWhileLeavingIsLockedOutAgain() {
        AuthMount mount = bench().host.mount();
        ScimClient client = lockingOut(mount);
        ClientAccess access = bench().as(client);
        String name = unique("alice");
        String id =
                access.users().create(User.of(name).active(false).build()).id().orElseThrow();
        ClientAccess late = VaultScim.builder(
                        (call, token) -> {
                            if (call.body().filter(body -> body.has("disabled")).isPresent()
                                    && access.tombstones().isEmpty()) {
                                access.users().delete(id);
                            }
                            return bench().host.transport().send(call, token);
                        },
                        TokenSources.fixed(bench().host.library()))
                .groupLock(new InProcessLock())
                .build()
                .as(client);

        ScimError refused = refusal(() -> late.users()
                .patch(id, PatchRequest.builder().replace("active", true).build()));

        assertThat(refused).isEqualTo(NO_USER);
        assertThat(bench().entity(id).bool("disabled")).contains(true);
        assertThat(bench().host.login(mount, name)).isEmpty();
        assertThat(access.tombstones()).extracting(Tombstone::lockedOut).containsExactly(true);
    }

    /** A request that is refused for another login, or for the name, has freed none of a leaver's. */
    @Test
    default void aRefusedRequestFreesNoLoginOfALeaver() {
        AuthMount byName = bench().host.mount();
        AuthMount byId = bench().host.mount();
        ClientAccess access = bench().as(lockingOut(byName)
                .aliasRule(new AliasRule(byId.accessor(), AttributePath.parse("externalId"), false, false)));
        String name = unique("bob");
        String oldId = unique("b100");
        String takenId = unique("c100");
        String takenName = unique("carol");
        String leaver = access.users()
                .create(User.of(name).externalId(oldId).build())
                .id()
                .orElseThrow();
        access.users().delete(leaver);
        access.users().create(User.of(takenName).externalId(takenId).build());

        ScimError login = refusal(
                () -> access.users().create(User.of(name).externalId(takenId).build()));
        ScimError named = refusal(
                () -> access.users().create(User.of(takenName).externalId(oldId).build()));

        assertThat(login.status()).isEqualTo(409);
        assertThat(named.status()).isEqualTo(409);
        assertThat(bench().host.login(byName, name)).isEmpty();
        assertThat(bench().host.login(byId, oldId)).isEmpty();
        assertThat(access.tombstones()).extracting(Tombstone::id).containsExactly(leaver);
    }

    /** What this service may not do to a login keeps nobody in; any other change fails until it may. */
    @Test
    default void aLoginThatCannotBeHealedKeepsNobodyIn() {
        AuthMount mount = bench().host.mount();
        ClientAccess usual = bench().as(lockingOut(mount));
        String name = unique("alice");
        String id = create(usual, name);
        String group = usual.groups()
                .create(Group.of(unique("staff")).member(id).build())
                .id()
                .orElseThrow();
        bench().deleteAliases(id);
        ClientAccess denied = VaultScim.builder(
                        (call, token) -> call.toString().equals("POST identity/entity-alias")
                                ? new VaultReply(403, Optional.of(DENIED))
                                : bench().host.transport().send(call, token),
                        TokenSources.fixed(bench().host.library()))
                .groupLock(new InProcessLock())
                .build()
                .as(lockingOut(mount));
        PatchRequest title = PatchRequest.builder().replace("title", "Prof").build();

        assertThat(refusal(() -> denied.users().patch(id, title)).status()).isEqualTo(503);
        assertThat(refusal(() -> denied.users().patch(id, title)).status()).isEqualTo(503);
        assertThat(denied.users().patch(id, AdminsHandContract.LEAVE).active()).isFalse();
        denied.users().delete(id);

        assertThat(denied.users().get(id)).isEmpty();
        assertThat(strings(bench().group(group), "member_entity_ids")).isEmpty();
    }

    /** Two hosts: one lets in whom the other has read as locked out already. */
    @Test
    default void whoeverIsLetInWhileLeavingLeavesLockedOut() {
        AuthMount mount = bench().host.mount();
        ScimClient client = lockingOut(mount);
        ClientAccess access = bench().as(client);
        String name = unique("alice");
        String id =
                access.users().create(User.of(name).active(false).build()).id().orElseThrow();
        AtomicBoolean once = new AtomicBoolean();
        ClientAccess late = VaultScim.builder(
                        (call, token) -> {
                            if (call.toString().startsWith("POST identity/entity/id/")
                                    && once.compareAndSet(false, true)) {
                                access.users()
                                        .patch(
                                                id,
                                                PatchRequest.builder()
                                                        .replace("active", true)
                                                        .build());
                            }
                            return bench().host.transport().send(call, token);
                        },
                        TokenSources.fixed(bench().host.library()))
                .groupLock(new InProcessLock())
                .build()
                .as(client);

        late.users().delete(id);

        assertThat(bench().host.login(mount, name)).isEmpty();
        assertThat(access.tombstones()).extracting(Tombstone::lockedOut).containsExactly(true);
    }

    /** A mount that is no rule's any more counts, too. */
    @Test
    default void aLeaverKeepsTheLoginsOfRulesThatAreGone() {
        AuthMount byName = bench().host.mount();
        AuthMount byId = bench().host.mount();
        ScimClient one = lockingOut(byName);
        ScimClient both =
                one.aliasRule(new AliasRule(byId.accessor(), AttributePath.parse("externalId"), false, false));
        String name = unique("bob");
        String oldId = unique("e100");
        ClientAccess before = bench().as(both);
        before.users()
                .delete(before.users()
                        .create(User.of(name).externalId(oldId).build())
                        .id()
                        .orElseThrow());

        String hired =
                bench().as(one).users().create(User.of(name).build()).id().orElseThrow();

        assertThat(bench().login(byName, name).entityId()).isEqualTo(hired);
        assertThat(bench().host.login(byId, oldId)).isEmpty();
    }

    /** Somebody new takes over one login of a leaver's: the other stays refused. */
    @Test
    default void aLeaverKeepsTheLoginsThatNobodyElseIsToHave() {
        AuthMount byName = bench().host.mount();
        AuthMount byId = bench().host.mount();
        ClientAccess access = bench().as(lockingOut(byName)
                .aliasRule(new AliasRule(byId.accessor(), AttributePath.parse("externalId"), false, false)));
        String name = unique("bob");
        String oldId = unique("e100");
        String newId = unique("e200");
        String leaver = access.users()
                .create(User.of(name).externalId(oldId).build())
                .id()
                .orElseThrow();
        access.users().delete(leaver);
        User next = User.of(name).externalId(newId).build();
        VaultPlan planned = access.users().planCreate(next);

        String hired = access.users().create(next).id().orElseThrow();

        assertThat(planned.toString())
                .contains("DELETE identity/entity-alias/id/")
                .doesNotContain("DELETE identity/entity/id/" + leaver);
        assertThat(bench().login(byName, name).entityId()).isEqualTo(hired);
        assertThat(bench().login(byId, newId).entityId()).isEqualTo(hired);
        assertThat(bench().host.login(byId, oldId)).isEmpty();
        assertThat(access.tombstones()).extracting(Tombstone::id).containsExactly(leaver);
        String again = access.users()
                .create(User.of(unique("carol")).externalId(oldId).build())
                .id()
                .orElseThrow();
        assertThat(bench().login(byId, oldId).entityId()).isEqualTo(again);
        assertThat(access.tombstones()).isEmpty();
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
    default void aUserWhoIsToHaveNoLoginIsDeleted() {
        AuthMount mount = bench().host.mount();
        ScimClient byNickName =
                lockingOut().aliasRule(new AliasRule(mount.accessor(), AttributePath.parse("nickName"), false, false));
        String none = create(bench().as(lockingOut()), unique("alice"));
        String nameless = create(bench().as(byNickName), unique("bob"));

        bench().as(lockingOut()).users().delete(none);
        bench().as(byNickName).users().delete(nameless);

        assertThat(bench().entity(none).isEmpty()).isTrue();
        assertThat(bench().entity(nameless).isEmpty()).isTrue();
    }

    /** On a mount without the alias the person would log in as somebody new. */
    @Test
    default void aLostLoginIsHealedSoThatItStaysRefused() {
        AuthMount first = bench().host.mount();
        AuthMount second = bench().host.mount();
        ClientAccess access = bench().as(lockingOut(first, second));
        String one = unique("alice");
        String none = unique("bob");
        String withOne = create(access, one);
        String withNone = create(access, none);
        bench().deleteAlias(second, one);
        bench().deleteAliases(withNone);
        VaultPlan planned = access.users().planDelete(withOne);
        bench().calls.drain();

        access.users().delete(withOne);
        List<String> writes = bench().calls.drainWrites();
        access.users().delete(withNone);

        assertThat(planned.steps()).hasSameSizeAs(writes).hasSize(4);
        for (String name : List.of(one, none)) {
            assertThat(bench().host.login(first, name)).as(name).isEmpty();
            assertThat(bench().host.login(second, name)).as(name).isEmpty();
        }
        assertThat(access.tombstones()).extracting(Tombstone::id).containsExactlyInAnyOrder(withOne, withNone);
        assertThat(bench().halfMade()).isEmpty();
    }

    @Test
    default void aLostLoginThatSomebodyElseHasKeepsNobodyFromLeaving() {
        AuthMount first = bench().host.mount();
        AuthMount second = bench().host.mount();
        ClientAccess access = bench().as(lockingOut(first, second));
        String name = unique("alice");
        String id = create(access, name);
        bench().deleteAlias(second, name);
        PersonLogin stranger = bench().login(second, name);

        access.users().delete(id);

        assertThat(bench().host.login(first, name)).isEmpty();
        assertThat(bench().login(second, name).entityId()).isEqualTo(stranger.entityId());
        assertThat(access.tombstones()).extracting(Tombstone::id).containsExactly(id);
    }

    /** One of two lost logins is somebody else's by the time it is healed: the other is healed all the same. */
    @Test
    default void eachLostLoginIsHealedForItself() {
        AuthMount first = bench().host.mount();
        AuthMount second = bench().host.mount();
        ScimClient client = lockingOut(first, second);
        String name = unique("alice");
        String id = create(bench().as(client), name);
        bench().deleteAliases(id);
        AtomicBoolean once = new AtomicBoolean();
        ClientAccess access = VaultScim.builder(
                        (call, token) -> {
                            if (call.toString().startsWith("POST identity/entity-alias/id/")
                                    && once.compareAndSet(false, true)) {
                                bench().login(first, name);
                            }
                            return bench().host.transport().send(call, token);
                        },
                        TokenSources.fixed(bench().host.library()))
                .groupLock(new InProcessLock())
                .build()
                .as(client);

        access.users().delete(id);

        assertThat(bench().host.login(second, name)).isEmpty();
        assertThat(bench().login(first, name).entityId()).isNotEqualTo(id);
        assertThat(access.tombstones()).extracting(Tombstone::id).containsExactly(id);
        assertThat(bench().halfMade()).isEmpty();
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
