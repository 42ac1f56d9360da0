package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.aliasNames;
import static io.scimvault.vault.store.StoreBench.refusal;
import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.User;
import io.scimvault.scim.schema.AttributePath;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.VaultScim;
import io.scimvault.vault.client.AliasRule;
import io.scimvault.vault.client.Leaving;
import io.scimvault.vault.client.NameRule;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.TokenSources;
import io.scimvault.vault.driver.TransportException;
import io.scimvault.vault.identity.IdentityReader;
import io.scimvault.vault.lock.InProcessLock;
import io.scimvault.vault.mapping.MappingConfig;
import io.scimvault.vault.plan.IdRef;
import io.scimvault.vault.plan.Paths;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.testing.AuthMount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request changes what it asks for, and nothing that an admin has decided since; and whoever is to leave leaves. */
interface SteadyContract extends BenchHost {
    PatchRequest TITLE = PatchRequest.builder().replace("title", "Dr").build();
    PatchRequest LEAVE = PatchRequest.builder().replace("active", false).build();

    private String create(ClientAccess access, User user) {
        return access.users().create(user).id().orElseThrow();
    }

    private ScimClient client(AuthMount mount) {
        return bench().hr.aliasMount(mount.accessor());
    }

    private void rename(String id, String name) {
        bench().postById("identity/entity/id", id, "{'name':'" + name + "'}");
    }

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

    @Test
    default void aRenameByTheClientTakesNameAndLoginAlong() {
        AuthMount mount = bench().host.mount();
        ClientAccess access = bench().as(client(mount));
        String id = create(access, User.of(unique("alice")).build());
        rename(id, unique("bob"));
        String after = unique("carol");

        access.users()
                .patch(id, PatchRequest.builder().replace("userName", after).build());

        assertThat(bench().entity(id).string("name")).contains(after);
        assertThat(bench().login(mount, after).entityId()).isEqualTo(id);
    }

    @Test
    default void whoIsToLeaveLeavesWhateverOfTheRestCannotBeStoredToday() {
        AuthMount mount = bench().host.mount();
        String id = create(
                bench().as(client(mount)), User.of(unique("alice")).title("R/D").build());
        ClientAccess stricter = stricter(mount);

        assertThat(refusal(() -> stricter.users()
                                .patch(
                                        id,
                                        PatchRequest.builder()
                                                .replace("title", "R/E")
                                                .build()))
                        .status())
                .isEqualTo(400);
        User left = stricter.users().patch(id, LEAVE);

        assertThat(left.active()).isFalse();
        assertThat(bench().entity(id).bool("disabled")).contains(true);
    }

    /** Another host, or an earlier configuration, let it in: a request that does not touch it is not refused for its sake. */
    @Test
    default void whatIsStoredStaysThoughItCouldBeNoPairToday() {
        AuthMount mount = bench().host.mount();
        User alice = User.of(unique("alice")).title("R/D").build();
        String id = create(bench().as(client(mount)), alice);
        ClientAccess stricter = stricter(mount);

        User left = stricter.users()
                .replace(id, alice.toBuilder().nickName("Al").active(false).build());

        assertThat(left.title()).contains("R/D");
        assertThat(left.nickName()).contains("Al");
        assertThat(bench().entity(id).bool("disabled")).contains(true);
        assertThat(bench().entity(id).object("metadata").orElseThrow().has("title"))
                .isFalse();
        stricter.users().patch(id, TITLE);
        assertThat(bench().entity(id).object("metadata").orElseThrow().string("title"))
                .contains("Dr");
    }

    private ClientAccess stricter(AuthMount mount) {
        return VaultScim.builder(
                        bench().host.transport(),
                        TokenSources.fixed(bench().host.library()))
                .groupLock(new InProcessLock())
                .mapping(MappingConfig.usual().readable("title", "title"))
                .build()
                .as(client(mount));
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
    default void oddNamesOfAnAdminsDoNotKeepALeaverOrAMemberIn() {
        for (String odd : List.of("scim-client-" + unique("x"), " ", "x".repeat(600))) {
            ClientAccess access = bench().as(bench().hr);
            String id = create(access, User.of(unique("alice")).build());
            String group = access.groups()
                    .create(Group.of(unique("g")).member(id).build())
                    .id()
                    .orElseThrow();
            rename(id, odd.equals(" ") ? odd : unique(odd));
            bench().postById("identity/group/id", group, "{'name':'" + (odd.equals(" ") ? odd : unique(odd)) + "'}");

            access.groups()
                    .patch(
                            group,
                            PatchRequest.builder()
                                    .remove("members[value eq \"" + id + "\"]")
                                    .build());
            access.users().patch(id, LEAVE);

            assertThat(StoreBench.strings(bench().group(group), "member_entity_ids"))
                    .isEmpty();
            assertThat(bench().entity(id).bool("disabled")).contains(true);
            bench().delete("identity/entity/id", id);
            bench().delete("identity/group/id", group);
        }
    }

    @Test
    default void aMemberLeavesAGroupThatAnAdminHasFilled() {
        ClientAccess access = bench().as(bench().hr);
        String leaver = create(access, User.of(unique("alice")).build());
        String stays = create(access, User.of(unique("bob")).build());
        String id = access.groups()
                .create(Group.of(unique("staff")).member(leaver).member(stays).build())
                .id()
                .orElseThrow();
        StringBuilder pairs = new StringBuilder("'scim_client':'" + bench().hr.name() + "'");
        for (int i = 0; i < 63; i++) {
            pairs.append(",'k").append(i).append("':'v'");
        }
        bench().postById("identity/group/id", id, "{'metadata':{" + pairs + "}}");

        Group left = access.groups()
                .patch(
                        id,
                        PatchRequest.builder()
                                .remove("members[value eq \"" + leaver + "\"]")
                                .build());

        assertThat(left.memberIds()).containsExactly(stays);
        assertThat(StoreBench.strings(bench().group(id), "member_entity_ids")).containsExactly(stays);
        assertThat(bench().group(id).object("metadata").orElseThrow().names()).hasSize(64);
        assertThat(refusal(() -> access.groups()
                                .patch(
                                        id,
                                        PatchRequest.builder()
                                                .replace("externalId", "g1")
                                                .build()))
                        .status())
                .isEqualTo(400);
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

    /** During an upgrade, too, whoever is to leave leaves, and nothing is lost of what only the newer version understands. */
    @Test
    default void aUserThatANewerVersionKeepsCanBeLetGo() {
        AuthMount mount = bench().host.mount();
        ClientAccess access = bench().as(client(mount).leaving(Leaving.LOCK_OUT));
        String name = unique("alice");
        String id = create(access, User.of(name).build());
        String newer = "'scim_client':'" + bench().hr.name() + "','scim_format':'2','scim_new':'x'";
        bench().postById("identity/entity/id", id, "{'metadata':{" + newer + "}}");
        assertThat(refusal(() -> access.users().patch(id, TITLE)).status()).isEqualTo(409);

        assertThat(access.users().patch(id, LEAVE).active()).isFalse();

        assertThat(bench().host.login(mount, name)).isEmpty();
        access.users().delete(id);
        assertThat(bench().host.login(mount, name)).isEmpty();
        assertThat(bench().entity(id).object("metadata").orElseThrow().names())
                .containsExactlyInAnyOrder("scim_client", "scim_format", "scim_new");
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
    default void aPrefixIsNotPutBeforeTheNameThatAnAdminGave() {
        ScimClient client = bench().hr.groupNames(NameRule.prefix("okta-")).userNames(NameRule.prefix("okta-"));
        ClientAccess access = bench().as(client);
        String user = create(access, User.of(unique("alice")).build());
        String group =
                access.groups().create(Group.of(unique("devs")).build()).id().orElseThrow();
        String person = unique("Alice");
        String team = unique("Developers");
        rename(user, person);
        bench().postById("identity/group/id", group, "{'name':'" + team + "'}");

        access.users().patch(user, TITLE);
        access.groups()
                .patch(group, PatchRequest.builder().replace("externalId", "g1").build());

        assertThat(bench().entity(user).string("name")).contains(person);
        assertThat(bench().group(group).string("name")).contains(team);
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
    default void theSweepKnowsItsOwnNames() {
        AuthMount mount = bench().host.mount();
        ClientAccess access = bench().as(client(mount));
        String id = create(access, User.of(unique("alice")).build());
        Instant later = Instant.now().plusSeconds(3600);

        for (String given : List.of(unique("SCIM-pending-review"), unique("scim-pending-review"))) {
            rename(id, given);
            assertThat(Sweeper.isLeftOver(IdentityReader.entity(bench().entity(id)), later))
                    .as(given)
                    .isFalse();
        }
    }

    @Test
    default void pairsOfTheSameValueAreTwo() {
        ScimClient client = bench().hr.metadataKeys(Set.of("team", "project"));
        String id = create(bench().as(client), User.of(unique("alice")).build());
        String urn = "urn:ietf:params:scim:schemas:extension:vault:2.0:Metadata:items";
        for (String key : List.of("team", "project")) {
            assertThat(bench().http(
                                    client,
                                    "PATCH",
                                    "/Users/" + id,
                                    "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[{'op':'add','path':'"
                                            + urn + "','value':[{'key':'" + key + "','value':'core'}]}]}")
                            .status())
                    .isEqualTo(200);
        }

        JsonObject metadata = bench().entity(id).object("metadata").orElseThrow();
        assertThat(metadata.string("team")).contains("core");
        assertThat(metadata.string("project")).contains("core");
    }

    @Test
    default void whatWouldWidenAPolicyIsNoValueOfAPair() {
        ScimClient client = bench().hr.metadataKeys(Set.of("team"));
        for (String value : List.of("*", "+", "../x", "a/b")) {
            assertThat(bench().http(
                                    client,
                                    "POST",
                                    "/Users",
                                    "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'userName':'"
                                            + unique("a")
                                            + "','urn:ietf:params:scim:schemas:extension:vault:2.0:Metadata':{'items':[{'key':'team','value':'"
                                            + value + "'}]}}")
                            .status())
                    .as(value)
                    .isEqualTo(400);
        }
        String id = create(bench().as(client), User.of(unique("alice")).build());
        JsonObject metadata =
                bench().entity(id).object("metadata").orElseThrow().with("team", new JsonString("a/b"));
        bench().admin(VaultCall.post(Paths.entity(IdRef.known(id)), JsonObject.of("metadata", metadata)));

        assertThat(bench().as(client).users().patch(id, TITLE).title()).contains("Dr");
    }
}
