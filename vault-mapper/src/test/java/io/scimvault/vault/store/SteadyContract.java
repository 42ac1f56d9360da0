package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.refusal;
import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.VaultScim;
import io.scimvault.vault.client.Leaving;
import io.scimvault.vault.client.NameRule;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.TokenSources;
import io.scimvault.vault.identity.IdentityReader;
import io.scimvault.vault.lock.InProcessLock;
import io.scimvault.vault.mapping.MappingConfig;
import io.scimvault.vault.plan.IdRef;
import io.scimvault.vault.plan.Paths;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.testing.AuthMount;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A request changes what it asks for, and nothing that an admin has decided since; and whoever is to leave leaves. */
interface SteadyContract extends SteadyBench {
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
