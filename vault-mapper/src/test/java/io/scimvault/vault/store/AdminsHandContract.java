package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.refusal;
import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.protocol.RawRequest;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.TypedResources;
import io.scimvault.vault.VaultScim;
import io.scimvault.vault.client.Adoption;
import io.scimvault.vault.client.Leaving;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.TokenSources;
import io.scimvault.vault.lock.InProcessLock;
import io.scimvault.vault.testing.AuthMount;
import io.scimvault.vault.testing.PersonLogin;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an administrator did to a client's objects by hand: to lock a person out and to delete must work all the same. */
interface AdminsHandContract extends BenchHost {
    PatchRequest LEAVE =
            PatchRequest.builder().replace("active", JsonBoolean.FALSE).build();

    @ParameterizedTest
    @EnumSource
    default void toDeactivateWorksWhateverAnAdminDid(AdminsHand hand) {
        new AdminsHandDuty(bench(), hand, Leaving.DELETE).deactivate();
    }

    @ParameterizedTest
    @EnumSource
    default void toReplaceWorksWhateverAnAdminDid(AdminsHand hand) {
        new AdminsHandDuty(bench(), hand, Leaving.DELETE).replace();
    }

    @ParameterizedTest
    @EnumSource
    default void toRenameWorksWhateverAnAdminDid(AdminsHand hand) {
        new AdminsHandDuty(bench(), hand, Leaving.DELETE).rename();
    }

    @ParameterizedTest
    @EnumSource
    default void toDeleteWorksWhateverAnAdminDid(AdminsHand hand) {
        new AdminsHandDuty(bench(), hand, Leaving.DELETE).leave(Leaving.DELETE);
    }

    @ParameterizedTest
    @EnumSource
    default void toLockOutWorksWhateverAnAdminDid(AdminsHand hand) {
        new AdminsHandDuty(bench(), hand, Leaving.LOCK_OUT).leave(Leaving.LOCK_OUT);
    }

    @Test
    default void aUserWhoseMetadataWasWipedCanStillBeLockedOut() {
        AuthMount mount = bench().host.mount();
        TypedResources<User> users =
                bench().as(bench().hr.aliasMount(mount.accessor())).users();
        String name = unique("alice");
        String id = users.create(User.of(name).title("Dr").build()).id().orElseThrow();
        bench().postById("identity/entity/id", id, "{'metadata':{},'policies':['default']}");

        assertThat(users.query("userName eq \"" + name + "\"")).hasSize(1);
        assertThat(users.get(id).orElseThrow().title()).isEmpty();
        assertThat(users.patch(id, LEAVE).active()).isFalse();
        assertThat(bench().entity(id).bool("disabled")).contains(true);
        assertThat(bench().host.login(mount, name)).isEmpty();

        users.replace(id, User.of(name).title("Prof").active(true).build());

        assertThat(users.get(id).orElseThrow().title()).contains("Prof");
        assertThat(StoreBench.strings(bench().entity(id), "policies")).containsExactly("default");
        assertThat(bench().login(mount, name).entityId()).isEqualTo(id);
        bench().postById("identity/entity/id", id, "{'metadata':{}}");
        users.delete(id);
        assertThat(bench().entity(id).isEmpty()).isTrue();
    }

    @Test
    default void anEntityIsNotOursBecauseSomebodyGaveItAnAliasOfOurs() throws InterruptedException {
        AuthMount mount = bench().host.mount();
        ScimClient client = bench().hr.aliasMount(mount.accessor());
        TypedResources<User> users = bench().as(client).users();
        String admins = bench().make("identity/entity", "{'name':'" + unique("boss") + "'}");
        Thread.sleep(300); // an alias that was born with its entity is of the same moment
        String name = unique("alice");
        users.create(User.of(name).build());
        bench().post(
                        "identity/entity-alias",
                        "{'name':'" + name + "','mount_accessor':'" + mount.accessor() + "','canonical_id':'" + admins
                                + "','custom_metadata':{'scim_client':'" + client.name() + "'}}");

        assertThat(users.get(admins)).isEmpty();
        assertThat(refusal(() -> users.delete(admins)).status()).isEqualTo(404);
        assertThat(refusal(() -> users.patch(admins, LEAVE)).status()).isEqualTo(404);
    }

    @Test
    default void aRenameIsTakenBackWhereTheAliasCannotFollow() {
        AuthMount mount = bench().host.mount();
        TypedResources<User> users =
                bench().as(bench().hr.aliasMount(mount.accessor())).users();
        String name = unique("alice");
        String id = users.create(User.of(name).build()).id().orElseThrow();
        bench().host.unmount(mount);

        ScimError refused = refusal(() -> users.patch(
                id, PatchRequest.builder().replace("userName", unique("bob")).build()));

        assertThat(refused.status()).isEqualTo(503);
        assertThat(bench().entity(id).string("name")).contains(name);
        assertThat(users.patch(id, LEAVE).active()).isFalse();
        users.delete(id);
        assertThat(bench().entity(id).isEmpty()).isTrue();
    }

    @Test
    default void aUserWhoBecameThePrincipalOfAClientIsOutOfReach() {
        User user =
                bench().as(bench().hr).users().create(User.of(unique("alice")).build());
        String id = user.id().orElseThrow();
        bench().make(
                        "identity/group",
                        "{'name':'scim-client:" + unique("other") + "','member_entity_ids':'" + id + "'}");
        TypedResources<User> fresh = bench().through(bench().calls, bench().hr).users();

        assertThat(fresh.get(id)).isEmpty();
        assertThat(refusal(() -> fresh.patch(id, LEAVE)).status()).isEqualTo(404);
        assertThat(refusal(() -> fresh.delete(id)).status()).isEqualTo(404);
        assertThat(bench().entity(id).bool("disabled")).contains(false);
    }

    /** The rename is refused, and the lock-out that came with it, or meanwhile by another host, stays. */
    @Test
    default void whatIsTakenBackLetsNobodyIn() {
        AuthMount mount = bench().host.mount();
        ScimClient client = bench().hr.aliasMount(mount.accessor());
        String name = unique("alice");
        String id =
                bench().as(client).users().create(User.of(name).build()).id().orElseThrow();
        String other = unique("bob");
        StoreBench late = new StoreBench(bench().host);
        TypedResources<User> users = bench().through(
                        (call, token) -> {
                            if (call.toString().startsWith("POST identity/entity-alias/id/")) {
                                bench().login(mount, other); // after everything was looked at
                            }
                            return late.calls.send(call, token);
                        },
                        client)
                .users();

        assertThat(refusal(() -> users.replace(id, User.of(other).active(false).build()))
                        .status())
                .isEqualTo(409);

        assertThat(bench().entity(id).string("name")).contains(name);
        assertThat(bench().entity(id).bool("disabled")).contains(true);
    }

    /** Adopted, and locked out by an admin before the last look: active:true of the request does not undo that. */
    @Test
    default void adoptingAPersonLetsNobodyInWhomAnAdminHasLockedOut() {
        AuthMount mount = bench().host.mount();
        String name = unique("alice");
        PersonLogin person = bench().login(mount, name);
        ScimClient client = bench().hr.aliasMount(mount.accessor()).adoption(Adoption.ADOPT);
        TypedResources<User> users = bench().through(
                        (call, token) -> {
                            if (call.toString().equals("GET identity/entity/id/" + person.entityId())) {
                                bench().postById("identity/entity/id", person.entityId(), "{'disabled':true}");
                            }
                            return bench().host.transport().send(call, token);
                        },
                        client)
                .users();

        assertThat(users.create(User.of(name).active(true).build()).active()).isFalse();

        assertThat(bench().entity(person.entityId()).bool("disabled")).contains(true);
    }

    /** What the sweep would spare is not removed for the sake of its name either. */
    @Test
    default void aFinishedUserWithAStrayMarkIsNotRemovedForItsName() throws InterruptedException {
        AuthMount mount = bench().host.mount();
        AuthMount stray = bench().host.mount();
        ScimClient client = bench().hr.aliasMount(mount.accessor());
        String name = unique("alice");
        TypedResources<User> users = VaultScim.builder(
                        bench().calls, TokenSources.fixed(bench().host.library()))
                .groupLock(new InProcessLock())
                .timeLimit(Duration.ofSeconds(1))
                .build()
                .as(client)
                .users();
        String id = users.create(User.of(name).build()).id().orElseThrow();
        bench().postById("identity/entity/id", id, "{'policies':['default']}");
        bench().post(
                        "identity/entity-alias",
                        "{'name':'" + unique("scim-pending") + "','mount_accessor':'" + stray.accessor()
                                + "','canonical_id':'" + id + "','custom_metadata':{'scim_client':'" + client.name()
                                + "','scim_pending':'create'}}");
        Thread.sleep(3_200); // twice the time limit, and a second that Vault's clock leaves out

        assertThat(refusal(() -> users.create(User.of(name).build())).status()).isEqualTo(409);

        assertThat(bench().entity(id).string("name")).contains(name);
    }

    @Test
    default void aGroupReadWithoutItsMembersHasNoVersion() {
        String user = bench().as(bench().hr)
                .users()
                .create(User.of(unique("alice")).build())
                .id()
                .orElseThrow();
        String id = bench().as(bench().hr)
                .groups()
                .create(Group.of(unique("g")).member(user).build())
                .id()
                .orElseThrow();

        assertThat(bench().scim
                        .handle(bench().hr, RawRequest.of("GET", "/Groups/" + id, "excludedAttributes=members"))
                        .headers())
                .doesNotContainKey("ETag");
        assertThat(bench().scim
                        .handle(bench().hr, RawRequest.of("GET", "/Groups/" + id, null))
                        .headers())
                .containsKey("ETag");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "", "0", "-1"})
    default void aFormatThatIsNoneIsWrittenAnew(String format) {
        TypedResources<User> users = bench().as(bench().hr).users();
        String id = users.create(User.of(unique("alice")).build()).id().orElseThrow();
        bench().postById(
                        "identity/entity/id",
                        id,
                        "{'metadata':{'scim_client':'" + bench().hr.name() + "','scim_format':'" + format + "'}}");

        assertThat(users.patch(id, LEAVE).active()).isFalse();
        JsonObject metadata = bench().entity(id).object("metadata").orElseThrow();
        assertThat(List.of(metadata.string("scim_format").orElseThrow())).containsExactly("1");
    }
}
