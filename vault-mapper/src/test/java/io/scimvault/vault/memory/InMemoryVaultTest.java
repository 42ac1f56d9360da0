package io.scimvault.vault.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.vault.driver.VaultErrors;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.memory.InMemoryVault.Login;
import io.scimvault.vault.plan.IdRef;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the Vault in memory offers beyond the contract: setting up, looking in, and what no test server can be made to do. */
class InMemoryVaultTest {
    private final InMemoryVault vault = InMemoryVault.create().authMount("oidc").authMount("corp", "ldap");

    @Test
    void mountsHaveAPathATypeAndAnAccessor() {
        assertThat(vault.mountAccessor("oidc")).matches("auth_oidc_[0-9a-f]{8}");
        assertThat(vault.mountAccessor("corp")).matches("auth_ldap_[0-9a-f]{8}");
        assertThatThrownBy(() -> vault.authMount("oidc")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> vault.mountAccessor("nope")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void timesComeFromTheClockAndNeverRepeat() {
        Instant noon = Instant.parse("2030-01-01T12:00:00Z");
        InMemoryVault still = InMemoryVault.create(Clock.fixed(noon, ZoneOffset.UTC));
        still.send(post("identity/entity", "name", "alice"), still.rootToken());
        JsonObject before = still.readEntity("alice").orElseThrow();
        still.send(post("identity/entity", "name", "alice"), still.rootToken());
        JsonObject after = still.readEntity("alice").orElseThrow();

        assertThat(before.string("creation_time").orElseThrow()).startsWith("2030-01-01T12:00:00");
        assertThat(after.string("creation_time")).isEqualTo(before.string("creation_time"));
        assertThat(after.string("last_update_time")).isNotEqualTo(before.string("last_update_time"));
    }

    @Test
    void fractionsOfASecondAreAsShortAsTheyCanBe() {
        assertThat(Views.time(Instant.parse("2030-01-01T12:00:00Z"))).isEqualTo("2030-01-01T12:00:00Z");
        assertThat(Views.time(Instant.parse("2030-01-01T12:00:00.120Z"))).isEqualTo("2030-01-01T12:00:00.12Z");
        assertThat(Views.time(Instant.parse("2030-01-01T12:00:00.000000001Z")))
                .isEqualTo("2030-01-01T12:00:00.000000001Z");
    }

    @Test
    void remembersItsCallsWithoutTheTokens() {
        VaultCall call = post("identity/entity", "name", "alice");
        vault.send(call, vault.rootToken());
        vault.send(VaultCall.get(VaultPath.of("identity/nope")), new VaultToken("s.verysecret"));

        assertThat(vault.calls()).extracting(Call::status).containsExactly(200, 403);
        assertThat(vault.calls().get(0).call()).isEqualTo(call);
        assertThat(vault.calls().toString()).doesNotContain("verysecret");
        vault.clearCalls();
        assertThat(vault.calls()).isEmpty();
    }

    @Test
    void aLoginMakesAPersonOnceAndIsRefusedToTheDisabled() {
        Login first = vault.login("oidc", "Alice");
        Login second = vault.login("oidc", "alice");
        assertThat(second.entityId()).isEqualTo(first.entityId());
        assertThat(second.token()).isNotEqualTo(first.token());
        assertThat(vault.readAlias("oidc", "ALICE").orElseThrow().string("name"))
                .hasValue("Alice");
        assertThat(vault.readAlias("corp", "alice")).isEmpty();

        vault.send(
                VaultCall.post(
                        VaultPath.of("identity/entity/id", IdRef.known(first.entityId())),
                        JsonObject.builder().put("disabled", true).build()),
                vault.rootToken());
        assertThatThrownBy(() -> vault.login("oidc", "alice")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anUnmountedMethodLeavesItsAliasesWithoutPathAndType() {
        Login login = vault.login("oidc", "alice");
        vault.unmountAuth("oidc");

        JsonObject alias = (JsonObject) vault.readEntity(login.entityId())
                .orElseThrow()
                .array("aliases")
                .get(0);
        assertThat(alias.has("mount_path")).isFalse();
        assertThat(alias.has("mount_type")).isFalse();
        VaultReply reply = vault.send(
                VaultCall.post(
                        VaultPath.of(
                                "identity/entity-alias/id",
                                IdRef.known(alias.string("id").orElseThrow())),
                        JsonObject.of("name", new JsonString("bob"))),
                vault.rootToken());
        assertThat(reply.refuses("invalid mount accessor")).isTrue();
    }

    @Test
    void anAliasOfALocalMountCannotBeMoved() {
        vault.localAuthMount("here", "kubernetes");
        vault.login("here", "alice");
        JsonObject alias = vault.readAlias("here", "alice").orElseThrow();
        assertThat(alias.bool("local")).hasValue(true);
        String other = vault.login("oidc", "bob").entityId();

        VaultReply reply = vault.send(
                VaultCall.post(
                        VaultPath.of(
                                "identity/entity-alias/id",
                                IdRef.known(alias.string("id").orElseThrow())),
                        JsonObject.of("canonical_id", new JsonString(other))),
                vault.rootToken());
        assertThat(reply.refuses("local aliases can't be moved between entities"))
                .isTrue();
    }

    @Test
    void tokensAreIssuedWithPoliciesAndDieWhenRevoked() {
        String entity = vault.login("oidc", "alice").entityId();
        VaultToken token = vault.tokenFor(entity, "scim-caller");
        VaultCall lookup = VaultCall.get(VaultPath.of("auth/token/lookup-self"));

        assertThat(vault.send(lookup, token).data().array("policies").toString())
                .isEqualTo("[\"default\",\"scim-caller\"]");
        vault.revoke(token);
        assertThat(vault.send(lookup, token).status()).isEqualTo(403);
    }

    @Test
    void aServicesTokenHasAnEntityAndMayDoWhatTheEngineOffers() {
        String entity = vault.login("oidc", "service").entityId();
        VaultToken token = vault.serviceToken(entity);

        assertThat(vault.send(VaultCall.get(VaultPath.of("sys/auth")), token).status())
                .isEqualTo(200);
        assertThat(vault.send(post("identity/entity", "name", "x"), token).status())
                .isEqualTo(200);
        vault.send(VaultCall.delete(VaultPath.of("identity/entity/id", IdRef.known(entity))), token);
        assertThat(vault.send(VaultCall.get(VaultPath.of("sys/auth")), token).status())
                .isEqualTo(403);
    }

    @Test
    void aGroupHasAnEnd() {
        VaultToken root = vault.rootToken();
        String members = IntStream.range(0, 27_600)
                .mapToObj(i -> vault.send(VaultCall.post(VaultPath.of("identity/entity"), JsonObject.EMPTY), root)
                        .data()
                        .string("id")
                        .orElseThrow())
                .collect(Collectors.joining(","));

        VaultReply reply = vault.send(post("identity/group", "member_entity_ids", members), root);

        assertThat(reply.refuses("put failed due to value being too large")).isTrue();
        assertThat(VaultErrors.classify(reply)).isEqualTo(VaultErrors.Kind.TOO_LARGE);
        assertThat(vault.readGroups()).isEmpty();
    }

    @Test
    void oneOfManyCreatorsOfANameWins() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> creators = IntStream.range(0, 40)
                    .<Callable<Integer>>mapToObj(i -> () -> vault.send(
                                    post("identity/entity", "name", i % 2 == 0 ? "alice" : "ALICE"), vault.rootToken())
                            .status())
                    .toList();
            int created = 0;
            for (Future<Integer> status : pool.invokeAll(creators)) {
                created += status.get() == 200 ? 1 : 0;
            }
            assertThat(created).isEqualTo(1);
        } finally {
            pool.shutdownNow();
        }
        assertThat(vault.readEntities()).hasSize(1);
        assertThat(vault.calls()).hasSize(40);
    }

    private static VaultCall post(String path, String field, String value) {
        return VaultCall.post(VaultPath.of(path), JsonObject.of(field, new JsonString(value)));
    }
}
