package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.aliasNames;
import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.resource.User;
import io.scimvault.scim.schema.AttributePath;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.VaultScim;
import io.scimvault.vault.client.AliasRule;
import io.scimvault.vault.client.Leaving;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.TokenSources;
import io.scimvault.vault.driver.TransportException;
import io.scimvault.vault.lock.InProcessLock;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.testing.AuthMount;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins of users follow what the client asks for, and nothing that an admin has decided since. */
interface SteadyLoginsContract extends SteadyBench {
    @Test
    default void aLoginStaysThePersonsWhateverAnAdminCallsTheEntity() {
        AuthMount mount = bench().host.mount();
        ClientAccess access = bench().as(client(mount));
        String name = unique("alice");
        String given = unique("bob");
        String id = create(access, User.of(name).build());
        rename(id, given);

        access.users().patch(id, TITLE);
        assertThat(bench().login(mount, name).entityId()).isEqualTo(id);
        assertThat(bench().login(mount, given).entityId()).isNotEqualTo(id);
        assertThat(bench().entity(id).string("name")).contains(given);
        bench().deleteAliases(id);
        access.users().patch(id, PatchRequest.builder().replace("title", "Prof").build());
        assertThat(aliasNames(bench().entity(id))).containsExactly(name);
        access.users().patch(id, LEAVE);
        assertThat(bench().host.login(mount, name)).isEmpty();
    }

    /** One write of an admin's: what told the client's name is gone with the rest, and the login alone tells it still. */
    @ParameterizedTest
    @ValueSource(strings = {"{'team':'core'}", "{'scim_client':'%s'}"})
    default void aLoginStaysThePersonsThoughAnAdminRenamesAndWipesTheEntity(String left) {
        AuthMount mount = bench().host.mount();
        ClientAccess access = bench().as(client(mount));
        String name = unique("alice");
        String given = unique("bob");
        String id = create(access, User.of(name).externalId("00u1").build());
        String metadata = left.formatted(bench().hr.name());
        bench().postById("identity/entity/id", id, "{'name':'" + given + "','metadata':" + metadata + "}");

        access.users().patch(id, TITLE);
        access.users().patch(id, PatchRequest.builder().replace("title", "Prof").build());

        assertThat(aliasNames(bench().entity(id))).containsExactly(name);
        assertThat(bench().login(mount, name).entityId()).isEqualTo(id);
        assertThat(bench().login(mount, given).entityId()).isNotEqualTo(id);
        access.users().patch(id, LEAVE);
        assertThat(bench().host.login(mount, name)).isEmpty();
        access.users().replace(id, User.of(name).active(true).build());
        assertThat(bench().entity(id).string("name")).contains(name);
        assertThat(bench().login(mount, name).entityId()).isEqualTo(id);
    }

    /** A login is not healed by a name that an admin may have given, nor is a stranger locked out by it. */
    @Test
    default void aLostLoginIsNotHealedByTheNameOfAnAdmin() {
        AuthMount first = bench().host.mount();
        AuthMount second = bench().host.mount();
        ClientAccess access =
                bench().as(client(first).aliasMount(second.accessor()).leaving(Leaving.LOCK_OUT));
        for (String metadata : List.of("{'scim_client':'" + bench().hr.name() + "'}", "{'team':'core'}")) {
            String name = unique("alice");
            String given = unique("bob");
            String id = create(access, User.of(name).build());
            bench().deleteAlias(first, name);
            bench().postById("identity/entity/id", id, "{'name':'" + given + "','metadata':" + metadata + "}");

            access.users().patch(id, TITLE);

            assertThat(bench().login(first, given).entityId()).isNotEqualTo(id);
            access.users().delete(id);
            assertThat(bench().host.login(first, given)).isPresent();
            assertThat(bench().host.login(second, name)).isEmpty();
        }
    }

    /** While somebody is locked out every login is kept; what was taken away meanwhile goes once the person is let in. */
    @Test
    default void aLoginThatIsTakenAwayFromSomebodyLockedOutGoesLater() {
        AuthMount byName = bench().host.mount();
        AuthMount byId = bench().host.mount();
        ClientAccess access = bench().as(client(byName)
                .aliasRule(new AliasRule(byId.accessor(), AttributePath.parse("externalId"), false, false)));
        String name = unique("alice");
        String login = unique("e1");
        String id = create(access, User.of(name).externalId(login).build());
        User without = User.of(name).active(false).build();

        access.users().replace(id, without);
        assertThat(bench().host.login(byId, login)).isEmpty();
        assertThat(access.users().planReplace(id, without).isEmpty()).isTrue();
        access.users().replace(id, without.toBuilder().active(true).build());

        assertThat(aliasNames(bench().entity(id))).containsExactly(name);
        assertThat(bench().login(byId, login).entityId()).isNotEqualTo(id);
        access.users().replace(id, without.toBuilder().externalId(unique("e2")).build());
        access.users().replace(id, without);
        String last = unique("e3");
        access.users()
                .replace(id, without.toBuilder().externalId(last).active(true).build());
        assertThat(bench().login(byId, last).entityId()).isEqualTo(id);
    }

    /** One write has name and what remembers it: wherever that is cut, the repetition goes on. */
    @Test
    default void aRenameThatTakesALoginAwayConverges() {
        AuthMount byName = bench().host.mount();
        AuthMount byId = bench().host.mount();
        ScimClient client = client(byName)
                .aliasRule(new AliasRule(byId.accessor(), AttributePath.parse("externalId"), false, false));
        for (int cut = 1; cut <= 4; cut++) {
            String name = unique("alice");
            String after = unique("alicia");
            String login = unique("e1");
            String id =
                    create(bench().as(client), User.of(name).externalId(login).build());
            AtomicInteger left = new AtomicInteger(cut);
            ClientAccess cutting = VaultScim.builder(
                            (call, token) -> {
                                boolean isWrite = (call.method() == VaultCall.Method.POST
                                                && call.path().template().endsWith("{id}"))
                                        || call.method() == VaultCall.Method.DELETE;
                                if (isWrite && left.decrementAndGet() < 0) {
                                    throw new TransportException("gone", TransportException.Effect.NONE);
                                }
                                return bench().host.transport().send(call, token);
                            },
                            TokenSources.fixed(bench().host.library()))
                    .groupLock(new InProcessLock())
                    .timeLimit(Duration.ofMillis(1500))
                    .build()
                    .as(client);
            User wanted = User.of(after).active(true).build();
            try {
                cutting.users().replace(id, wanted);
            } catch (ScimException e) {
                assertThat(e.error().status()).isEqualTo(503);
            }

            bench().as(client).users().replace(id, wanted);

            assertThat(aliasNames(bench().entity(id))).as("cut behind %d", cut).containsExactly(after);
            assertThat(bench().login(byName, after).entityId()).isEqualTo(id);
            assertThat(bench().login(byId, login).entityId()).isNotEqualTo(id);
        }
    }

    /** What named the login is lost with the rest; no request has taken it away. */
    @Test
    default void aLoginOutlivesTheAttributeThatAnAdminWiped() {
        AuthMount mount = bench().host.mount();
        ClientAccess access = bench().as(bench().hr
                .leaving(Leaving.LOCK_OUT)
                .aliasRule(new AliasRule(mount.accessor(), AttributePath.parse("externalId"), false, false)));
        String login = unique("e1");
        String id = create(
                access, User.of(unique("alice")).externalId(login).title("Mr").build());
        bench().postById("identity/entity/id", id, "{'metadata':{'team':'core'}}");

        access.users().patch(id, TITLE);
        access.users().patch(id, PatchRequest.builder().replace("title", "Prof").build());

        assertThat(bench().login(mount, login).entityId()).isEqualTo(id);
        access.users().patch(id, LEAVE);
        assertThat(bench().host.login(mount, login)).isEmpty();
        access.users().delete(id);
        assertThat(bench().host.login(mount, login)).isEmpty();
    }

    @Test
    default void aLoginThatAnAdminGaveIsNotRenamed() {
        AuthMount mount = bench().host.mount();
        ClientAccess access = bench().as(client(mount));
        String id = create(access, User.of(unique("alice")).build());
        bench().deleteAliases(id);
        String login = unique("asmith");
        bench().make(
                        "identity/entity-alias",
                        "{'name':'" + login + "','mount_accessor':'" + mount.accessor() + "','canonical_id':'" + id
                                + "'}");

        access.users().patch(id, TITLE);
        access.users().patch(id, LEAVE);

        assertThat(aliasNames(bench().entity(id))).containsExactly(login);
        assertThat(bench().host.login(mount, login)).isEmpty();
    }

    @Test
    default void aLostLoginOnAMountThatIsGoneKeepsNobodyIn() {
        AuthMount gone = bench().host.mount();
        ClientAccess access = bench().as(client(gone));
        String id = create(access, User.of(unique("alice")).build());
        bench().deleteAliases(id);
        bench().host.unmount(gone);

        assertThat(access.users().patch(id, TITLE).title()).contains("Dr");
        assertThat(access.users().patch(id, LEAVE).active()).isFalse();
    }

    @Test
    default void anAliasWhoseMarkWasWipedIsRenamedWithTheUser() {
        AuthMount mount = bench().host.mount();
        ClientAccess access = bench().as(client(mount));
        String id = create(access, User.of(unique("alice")).build());
        JsonObject alias = bench().entity(id)
                .array("aliases")
                .only(JsonObject.class)
                .findFirst()
                .orElseThrow();
        bench().postById("identity/entity-alias/id", alias.string("id").orElseThrow(), "{'custom_metadata':{}}");
        String after = unique("bob");

        access.users()
                .patch(id, PatchRequest.builder().replace("userName", after).build());

        assertThat(aliasNames(bench().entity(id))).containsExactly(after);
    }

    @Test
    default void whoIsLockedOutKeepsEveryLogin() {
        AuthMount mount = bench().host.mount();
        String login = unique("login");
        ScimClient client = bench().hr
                .aliasRule(new AliasRule(mount.accessor(), AttributePath.parse("externalId"), false, false))
                .leaving(Leaving.LOCK_OUT);
        ClientAccess access = bench().as(client);
        String name = unique("alice");
        String id = create(access, User.of(name).externalId(login).build());

        access.users().replace(id, User.of(name).active(false).build());
        assertThat(bench().host.login(mount, login)).isEmpty();
        access.users().delete(id);

        assertThat(bench().host.login(mount, login)).isEmpty();
        assertThat(access.tombstones()).hasSize(1);
    }

    @Test
    default void anAliasThatAnAdminHasFilledKeepsNobodyIn() {
        AuthMount mount = bench().host.mount();
        ClientAccess access = bench().as(client(mount));
        for (String own : List.of("", "'scim_client':'" + bench().hr.name() + "',")) {
            User alice = User.of(unique("alice")).externalId("00u1").build();
            String id = create(access, alice);
            StringBuilder pairs = new StringBuilder(own);
            for (int i = own.isEmpty() ? 0 : 1; i < 64; i++) {
                pairs.append("'k").append(i).append(i == 63 ? "':'v'" : "':'v',");
            }
            String alias = bench().entity(id)
                    .array("aliases")
                    .only(JsonObject.class)
                    .map(found -> found.string("id").orElseThrow())
                    .findFirst()
                    .orElseThrow();
            bench().postById("identity/entity-alias/id", alias, "{'custom_metadata':{" + pairs + "}}");

            assertThat(access.users().patch(id, TITLE).title()).contains("Dr");
            assertThat(access.users().patch(id, LEAVE).active()).isFalse();
            assertThat(bench().host.login(mount, alice.userName())).isEmpty();
        }
    }
}
