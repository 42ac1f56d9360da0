package io.scimvault.vault.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.vault.driver.TransportException;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.driver.VaultTransport;
import io.scimvault.vault.plan.IdRef;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** What a standby of OpenBao with default settings does, each seen on three raft nodes. */
class StandbyVaultTest {
    private static final VaultCall LOOKUP_SELF = VaultCall.get(VaultPath.of("auth/token/lookup-self"));

    private final SetClock clock = new SetClock();
    private final InMemoryVault active = InMemoryVault.create(clock).authMount("okta");
    private final StandbyVault standby = active.standby();

    @Test
    void whatWasThereBeforeIsRead() {
        InMemoryVault vault = InMemoryVault.create().authMount("okta");
        String alice = vault.login("okta", "alice").entityId();
        String group = id(vault.send(post("identity/group", text("member_entity_ids", alice)), vault.rootToken()));
        StandbyVault fresh = vault.standby();

        for (VaultCall read : new VaultCall[] {
            get("identity/entity/id", alice), get("identity/group/id", group),
        }) {
            assertThat(fresh.send(read, vault.rootToken()).data())
                    .isEqualTo(vault.send(read, vault.rootToken()).data());
        }
        assertThat(fresh.send(VaultCall.get(VaultPath.of("sys/auth")), vault.rootToken())
                        .data())
                .isEqualTo(vault.send(VaultCall.get(VaultPath.of("sys/auth")), vault.rootToken())
                        .data());
    }

    @Test
    void aReadOfWhatWasJustCreatedIs404AndALookup204() {
        String id = create(active, "alice");

        assertThat(through(get("identity/entity/id", id)).isMissing()).isTrue();
        assertThat(through(post("identity/lookup/entity", text("name", "alice")))
                        .status())
                .isEqualTo(204);
        assertThat(through(VaultCall.list(VaultPath.of("identity/entity/id"))).isMissing())
                .isTrue();
        standby.catchUp();
        assertThat(through(get("identity/entity/id", id)).status()).isEqualTo(200);
        assertThat(through(post("identity/lookup/entity", text("name", "alice")))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whatIsWrittenThroughItIsNotReadBack() {
        String id = create(standby, "alice");

        assertThat(active.entity(id).name()).isEqualTo("alice");
        assertThat(through(get("identity/entity/id", id)).isMissing()).isTrue();
        standby.catchUp();
        assertThat(through(get("identity/entity/id", id)).status()).isEqualTo(200);
    }

    @Test
    void namingAJustCreatedObjectIs400() {
        String entity = create(active, "alice");
        String group = id(at(active, post("identity/group", text("name", "staff"))));
        String alias = alias(active, "al");

        assertRefused(through(post("identity/entity/id", entity, text("name", "bob"))), "entity not found from id");
        assertRefused(through(post("identity/group/id", group, text("name", "all"))), "invalid group ID");
        assertRefused(through(post("identity/entity-alias/id", alias, text("name", "b"))), "invalid alias ID provided");
        assertThat(active.entity(entity).name()).isEqualTo("alice");
        assertThat(active.group(group).name()).isEqualTo("staff");
    }

    @Test
    void aJustCreatedMemberIsLeftToTheActiveNode() {
        String entity = create(active, "alice");

        String group = id(through(post("identity/group", text("member_entity_ids", entity))));

        assertThat(active.group(group).memberEntityIds()).containsExactly(entity);
        VaultReply reply = through(post("identity/group", text("member_entity_ids", "nobody")));
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.refuses("invalid entity ID")).isTrue();
    }

    @Test
    void aJustCreatedGroupInAGroupThatIsThereIs500() {
        String head = id(at(active, post("identity/group", text("name", "head"))));
        standby.catchUp();
        String child = id(at(active, post("identity/group", text("name", "child"))));

        VaultReply reply = through(post("identity/group/id", head, text("member_group_ids", child)));
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.refuses("invalid member group ID")).isTrue();
        String other = id(through(post("identity/group", text("member_group_ids", child))));
        assertThat(active.group(other).memberGroupIds()).containsExactly(child);
    }

    @Test
    void aJustCreatedOwnerOfAnAliasIs400() {
        String entity = create(active, "alice");
        JsonObject alias = text("name", "al")
                .with("mount_accessor", new JsonString(active.mountAccessor("okta")))
                .with("canonical_id", new JsonString(entity));

        assertRefused(through(post("identity/entity-alias", alias)), "invalid canonical ID");
        assertThat(active.readAlias("okta", "al")).isEmpty();
    }

    @Test
    void aDeletionOfWhatWasJustCreatedIs204AndDeletesNothing() {
        String entity = create(active, "alice");
        String group = id(at(active, post("identity/group", text("name", "staff"))));
        String alias = alias(active, "al");

        for (VaultCall deletion : new VaultCall[] {
            delete("identity/entity/id", entity),
            delete("identity/group/id", group),
            delete("identity/entity-alias/id", alias)
        }) {
            assertThat(through(deletion).status()).isEqualTo(204);
        }
        assertThat(active.entity(entity).name()).isEqualTo("alice");
        assertThat(active.group(group).name()).isEqualTo("staff");
        assertThat(active.alias("okta", "al").id()).isEqualTo(alias);

        standby.catchUp();
        assertThat(through(delete("identity/entity/id", entity)).status()).isEqualTo(204);
        assertThat(active.readEntity(entity)).isEmpty();
    }

    @Test
    void aNameThatWasJustFreedIsStillInUse() {
        String alice = create(active, "alice");
        String bob = create(active, "bob");
        standby.catchUp();
        rename(active, alice, "moved");

        assertRefused(through(post("identity/entity/id", bob, text("name", "alice"))), "entity name is already in use");
        standby.catchUp();
        assertThat(rename(standby, bob, "alice").status()).isEqualTo(204);
    }

    @Test
    void aWriteThatPassesIsCheckedAgainOnTheActiveNode() {
        String alice = create(active, "alice");
        String bob = create(active, "bob");
        standby.catchUp();
        rename(active, alice, "taken");

        assertRefused(rename(standby, bob, "taken"), "entity name is already in use");
        at(active, delete("identity/entity/id", bob));
        assertRefused(rename(standby, bob, "free"), "entity not found from id");
    }

    @Test
    void aNamedPostOfWhatItDoesNotKnowYetTakesItOverOnTheActiveNode() {
        String alice = create(active, "alice");

        VaultReply reply = through(post("identity/entity", text("name", "ALICE").with("disabled", JsonBoolean.TRUE)));

        assertThat(reply.status()).isEqualTo(204);
        assertThat(active.entity(alice).disabled()).isTrue();
    }

    @Test
    void aWriteOfAnAliasThatChangesNothingThereIsNotPassedOn() {
        String alias = alias(active, "old");
        standby.catchUp();
        at(active, post("identity/entity-alias/id", alias, text("name", "new")));

        assertThat(through(post("identity/entity-alias/id", alias, text("name", "old")))
                        .status())
                .isEqualTo(204);
        assertThat(active.alias("okta", "new").id()).isEqualTo(alias);
    }

    @Test
    void aRefusalThatRewritesAnAliasDoesSoInTheMemoryOfTheNodeThatWasAsked() {
        String victim = alias(active, "one");
        String other = active.login("okta", "two").entityId();
        standby.catchUp();
        String text = "already has an alias for this mount";
        VaultCall read = get("identity/entity-alias/id", victim);

        assertRefused(through(theft("ONE", other)), text);
        assertThat(active.alias("okta", "one").name()).isEqualTo("one");
        assertThat(through(read).data().string("name")).hasValue("ONE");
        assertRefused(at(active, theft("oNe", other)), text);
        assertThat(active.alias("okta", "one").name()).isEqualTo("oNe");
        standby.catchUp();
        assertThat(through(read).data().string("name")).hasValue("ONE");
    }

    private VaultCall theft(String name, String entityId) {
        return post(
                "identity/entity-alias",
                text("name", name)
                        .with("mount_accessor", new JsonString(active.mountAccessor("okta")))
                        .with("canonical_id", new JsonString(entityId)));
    }

    @Test
    void aJustDisabledPersonIsLetInAndAJustEnabledOneIsNot() {
        InMemoryVault.Login alice = active.login("okta", "alice");
        standby.catchUp();

        disable(alice.entityId(), true);
        assertThat(active.send(LOOKUP_SELF, alice.token()).status()).isEqualTo(403);
        assertThat(standby.send(LOOKUP_SELF, alice.token()).status()).isEqualTo(200);
        standby.catchUp();
        assertThat(standby.send(LOOKUP_SELF, alice.token()).status()).isEqualTo(403);

        disable(alice.entityId(), false);
        assertThat(standby.send(LOOKUP_SELF, alice.token()).status()).isEqualTo(403);
        standby.catchUp();
        assertThat(standby.send(LOOKUP_SELF, alice.token()).status()).isEqualTo(200);
    }

    @Test
    void whatAJustDisabledPersonWritesIsRefusedByTheActiveNode() {
        InMemoryVault.Login alice = active.login("okta", "alice");
        standby.catchUp();
        disable(alice.entityId(), true);

        VaultCall renew = VaultCall.post(VaultPath.of("auth/token/renew-self"), JsonObject.EMPTY);
        assertThat(standby.send(renew, alice.token()).status()).isEqualTo(403);
    }

    @Test
    void newTokensAndLoginsAreGoodAtOnceAndRevokedTokensDead() {
        InMemoryVault.Login alice = active.login("okta", "alice");
        assertThat(standby.send(LOOKUP_SELF, alice.token()).status()).isEqualTo(200);
        assertThat(standby.send(get("identity/entity/id", alice.entityId()), alice.token())
                        .status())
                .isEqualTo(200);

        active.revoke(alice.token());
        assertThat(standby.send(LOOKUP_SELF, alice.token()).status()).isEqualTo(403);
        assertThat(standby.send(LOOKUP_SELF, new VaultToken("s.unknown")).status())
                .isEqualTo(403);
    }

    @Test
    void aNewMountIsNotKnownYet() {
        active.authMount("corp", "ldap");
        JsonObject alias = text("name", "al").with("mount_accessor", new JsonString(active.mountAccessor("corp")));

        assertRefused(through(post("identity/entity-alias", alias)), "invalid mount accessor");
        standby.catchUp();
        assertThat(through(post("identity/entity-alias", alias)).status()).isEqualTo(200);
        active.unmountAuth("corp");
        assertThat(through(VaultCall.get(VaultPath.of("sys/auth"))).data().has("corp/"))
                .isTrue();
    }

    @Test
    void theHealthOfAStandbyIs429AndItsLeaderIsAnotherNode() {
        VaultCall health = VaultCall.get(VaultPath.of("sys/health"));
        VaultCall leader = VaultCall.get(VaultPath.of("sys/leader"));

        assertThat(through(health).status()).isEqualTo(429);
        assertThat(through(health).body().orElseThrow().bool("standby")).hasValue(true);
        assertThat(at(active, health).status()).isEqualTo(200);
        assertThat(at(active, health).body().orElseThrow().bool("standby")).hasValue(false);
        JsonObject fromStandby = through(leader).body().orElseThrow();
        JsonObject fromActive = at(active, leader).body().orElseThrow();
        assertThat(fromStandby.bool("is_self")).hasValue(false);
        assertThat(fromActive.bool("is_self")).hasValue(true);
        assertThat(fromStandby.string("leader_address")).isPresent().isEqualTo(fromActive.string("leader_address"));
    }

    @Test
    void aVaultWithoutStandbysIsNoCluster() {
        InMemoryVault alone = InMemoryVault.create();
        JsonObject leader =
                at(alone, VaultCall.get(VaultPath.of("sys/leader"))).body().orElseThrow();
        assertThat(leader.toString()).isEqualTo("{\"ha_enabled\":false}");
    }

    @Test
    void aLagEndsByTheClock() {
        StandbyVault lagging = active.standby(Duration.ofMillis(80));
        String id = create(active, "alice");
        clock.move(Duration.ofMillis(50));
        rename(active, id, "bob");

        assertThat(at(lagging, get("identity/entity/id", id)).isMissing()).isTrue();
        clock.move(Duration.ofMillis(30));
        assertThat(at(lagging, get("identity/entity/id", id)).data().string("name"))
                .hasValue("alice");
        clock.move(Duration.ofMillis(50));
        assertThat(at(lagging, get("identity/entity/id", id)).data().string("name"))
                .hasValue("bob");
        rename(active, id, "carol");
        lagging.catchUp();
        assertThat(at(lagging, get("identity/entity/id", id)).data().string("name"))
                .hasValue("carol");
        assertThatThrownBy(() -> active.standby(Duration.ofMillis(-1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void oneStandbyCanBeBehindAnother() {
        StandbyVault other = active.standby();
        String id = create(standby, "alice");
        other.catchUp();

        assertThat(at(other, get("identity/entity/id", id)).status()).isEqualTo(200);
        assertThat(through(get("identity/entity/id", id)).isMissing()).isTrue();
    }

    @Test
    void allKindsOfChangesArriveInTheirOrder() {
        String alice = active.login("okta", "alice").entityId();
        String child = id(at(active, post("identity/group", text("member_entity_ids", alice))));
        String head = id(at(active, post("identity/group", text("member_group_ids", child))));
        active.login("okta", "bob");
        rename(active, alice, "renamed");
        String gone = create(active, "gone");
        at(active, delete("identity/entity/id", gone));
        at(active, delete("identity/group/id", head));
        standby.catchUp();

        for (String list : new String[] {"identity/entity/id", "identity/entity-alias/id", "identity/group/id"}) {
            VaultCall all = VaultCall.list(VaultPath.of(list));
            assertThat(through(all).data()).isEqualTo(at(active, all).data());
        }
        assertThat(through(get("identity/entity/id", alice)).data())
                .isEqualTo(active.readEntity(alice).orElseThrow());
        assertThat(through(get("identity/group/id", child)).data())
                .isEqualTo(active.readGroup(child).orElseThrow());
    }

    @Test
    void hasFaultsAndALogOfItsOwn() {
        standby.faults().onNextCall().loseAnswer();

        assertThatThrownBy(() -> create(standby, "alice")).isInstanceOf(TransportException.class);

        assertThat(active.entity("alice").name()).isEqualTo("alice");
        assertThat(standby.calls().failed()).hasSize(1);
        assertThat(active.calls()).isEmpty();
        standby.clearCalls();
        assertThat(standby.calls()).isEmpty();
    }

    private VaultReply through(VaultCall call) {
        return at(standby, call);
    }

    private VaultReply at(VaultTransport node, VaultCall call) {
        return node.send(call, node instanceof InMemoryVault vault ? vault.rootToken() : active.rootToken());
    }

    private String create(VaultTransport node, String name) {
        return id(at(node, post("identity/entity", text("name", name))));
    }

    private String alias(VaultTransport node, String name) {
        return id(at(
                node,
                post(
                        "identity/entity-alias",
                        text("name", name).with("mount_accessor", new JsonString(active.mountAccessor("okta"))))));
    }

    private VaultReply rename(VaultTransport node, String id, String name) {
        return at(node, post("identity/entity/id", id, text("name", name)));
    }

    private void disable(String id, boolean disabled) {
        JsonValue value = JsonBoolean.of(disabled);
        assertThat(at(active, post("identity/entity/id", id, JsonObject.of("disabled", value)))
                        .status())
                .isEqualTo(204);
    }

    private static void assertRefused(VaultReply reply, String text) {
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.errors()).hasSize(1).first().asString().contains(text);
    }

    private static String id(VaultReply reply) {
        return reply.data().string("id").orElseThrow();
    }

    private static JsonObject text(String field, String value) {
        return JsonObject.of(field, new JsonString(value));
    }

    private static VaultCall post(String path, JsonObject body) {
        return VaultCall.post(VaultPath.of(path), body);
    }

    private static VaultCall post(String path, String id, JsonObject body) {
        return VaultCall.post(VaultPath.of(path, IdRef.known(id)), body);
    }

    private static VaultCall get(String path, String id) {
        return VaultCall.get(VaultPath.of(path, IdRef.known(id)));
    }

    private static VaultCall delete(String path, String id) {
        return VaultCall.delete(VaultPath.of(path, IdRef.known(id)));
    }

    /** A clock that stands until it is moved. */
    private static final class SetClock extends Clock {
        private Instant now = Instant.parse("2026-01-02T03:04:05Z");

        void move(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
