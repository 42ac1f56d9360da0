package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.refusal;
import static io.scimvault.vault.store.StoreBench.strings;
import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.User;
import io.scimvault.scim.schema.AttributePath;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.client.AliasRule;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.mapping.Tombstone;
import io.scimvault.vault.plan.VaultPlan;
import io.scimvault.vault.testing.AuthMount;
import io.scimvault.vault.testing.PersonLogin;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The logins of users who are locked out when they are deleted: which stay refused, and which are given up. */
interface LeaverLoginsContract extends LeaverBench {
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

    /** The same where the name is that of an entity which an admin has released. */
    @Test
    default void aReleasedNameFreesNoLoginOfALeaverBeforeTheOthersAreFree() {
        AuthMount byName = bench().host.mount();
        AuthMount byId = bench().host.mount();
        ClientAccess access = bench().as(lockingOut(byName)
                .aliasRule(new AliasRule(byId.accessor(), AttributePath.parse("externalId"), false, false)));
        String name = unique("bob");
        String takenId = unique("c100");
        String leaver = access.users()
                .create(User.of(name).externalId(unique("b100")).build())
                .id()
                .orElseThrow();
        access.users().delete(leaver);
        access.users().create(User.of(unique("carol")).externalId(takenId).build());
        bench().make(
                        "identity/entity",
                        "{'name':'" + name + "','metadata':{'scim_adopt':'"
                                + bench().hr.name() + "'}}");

        ScimError refused = refusal(
                () -> access.users().create(User.of(name).externalId(takenId).build()));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(bench().host.login(byName, name)).isEmpty();
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
        ClientAccess denied = bench().through(
                        (call, token) -> call.toString().equals("POST identity/entity-alias")
                                ? new VaultReply(403, Optional.of(DENIED))
                                : bench().host.transport().send(call, token),
                        lockingOut(mount));
        PatchRequest title = PatchRequest.builder().replace("title", "Prof").build();

        assertThat(refusal(() -> denied.users().patch(id, title)).status()).isEqualTo(503);
        assertThat(refusal(() -> denied.users().patch(id, title)).status()).isEqualTo(503);
        assertThat(denied.users().patch(id, AdminsHandContract.LEAVE).active()).isFalse();
        denied.users().delete(id);

        assertThat(denied.users().get(id)).isEmpty();
        assertThat(strings(bench().group(group), "member_entity_ids")).isEmpty();
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
        ClientAccess access = bench().through(
                        (call, token) -> {
                            if (call.toString().startsWith("POST identity/entity-alias/id/")
                                    && once.compareAndSet(false, true)) {
                                bench().login(first, name);
                            }
                            return bench().host.transport().send(call, token);
                        },
                        client);

        access.users().delete(id);

        assertThat(bench().host.login(second, name)).isEmpty();
        assertThat(bench().login(first, name).entityId()).isNotEqualTo(id);
        assertThat(access.tombstones()).extracting(Tombstone::id).containsExactly(id);
        assertThat(bench().halfMade()).isEmpty();
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
}
