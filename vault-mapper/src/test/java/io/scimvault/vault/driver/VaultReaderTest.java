package io.scimvault.vault.driver;

import static io.scimvault.vault.driver.VaultSessionScript.data;
import static io.scimvault.vault.driver.VaultSessionScript.done;
import static io.scimvault.vault.driver.VaultSessionScript.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.vault.identity.VaultEntity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class VaultReaderTest {
    private final VaultSessionScript vault = new VaultSessionScript();
    private final VaultSession session = new VaultSession(vault, TokenSources.fixed("t"));
    private final VaultReader reader = new VaultReader(session, Runnable::run);
    private final Deadline deadline = Deadline.after(Duration.ofSeconds(20));

    @Test
    void anEntityIsReadWithNullAbsentAndEmptyAlike() {
        vault.then(data(JsonObject.builder()
                .put("id", "e-1")
                .put("name", "alice")
                .put("metadata", JsonNull.NULL)
                .put("policies", JsonNull.NULL)
                .put("disabled", true)
                .put("creation_time", "2026-01-02T03:04:05.1Z")
                .build()));

        assertThat(reader.entity("e-1", deadline))
                .contains(new VaultEntity(
                        "e-1",
                        "alice",
                        true,
                        Map.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Instant.parse("2026-01-02T03:04:05.1Z"),
                        Instant.EPOCH));
    }

    @Test
    void onlyVaultsOwnWayToSayMissingIsMissing() {
        vault.then(refusal(404));
        assertThat(reader.entity("e-1", deadline)).isEmpty();
        vault.then(done());
        assertThat(reader.entityNamed("alice", deadline)).isEmpty();

        vault.then(refusal(404, "no handler for route \"identity/entity/id/e-1\""));
        assertThat(refused(() -> reader.entity("e-1", deadline)))
                .isEqualTo(ScimError.unavailable(
                        "Vault does not have the namespace that this service is configured for.",
                        Duration.ofSeconds(30)));
        vault.then(new VaultReply(404, Optional.empty()));
        assertThat(refused(() -> reader.entity("e-1", deadline)).status()).isEqualTo(503);
        vault.then(refusal(403, "1 error occurred:\n\t* permission denied\n\n"));
        assertThat(refused(() -> reader.group("g-1", deadline)))
                .isEqualTo(ScimError.unavailable(
                        "Vault does not let this service do what is needed.", Duration.ofSeconds(30)));
    }

    @Test
    void anAnswerWithoutAnObjectIsNoDeletion() {
        for (VaultReply reply : List.of(
                new VaultReply(200, Optional.empty()),
                new VaultReply(200, Optional.of(JsonObject.EMPTY)),
                new VaultReply(200, Optional.of(JsonObject.of("data", JsonNull.NULL))))) {
            vault.then(reply);
            assertThat(refused(() -> reader.entity("e-1", deadline)).status()).isEqualTo(503);
            vault.then(reply);
            assertThat(refused(() -> reader.groupNamed("g", deadline)).status()).isEqualTo(503);
            vault.then(reply);
            assertThat(refused(() -> reader.entityNames(deadline)).status()).isEqualTo(503);
        }
        vault.then(done());
        assertThat(refused(() -> reader.aliases(deadline)).status()).isEqualTo(503);
    }

    @Test
    void whatIsNoIdIsNotAskedFor() {
        assertThat(reader.entity("../x", deadline)).isEmpty();
        assertThat(reader.group("a/b", deadline)).isEmpty();
        assertThat(vault.calls).isEmpty();
    }

    @Test
    void listsKeepTheirOrder() {
        JsonObject info = JsonObject.builder()
                .put("b", JsonObject.of("name", new JsonString("bob")))
                .put("a", JsonObject.of("name", new JsonString("alice")))
                .build();
        vault.then(data(JsonObject.builder()
                .put("keys", JsonArray.ofStrings(List.of("a", "b")))
                .put("key_info", info)
                .build()));

        assertThat(reader.entityNames(deadline).entrySet())
                .containsExactly(Map.entry("a", "alice"), Map.entry("b", "bob"));
        vault.then(refusal(404));
        assertThat(reader.groupNames(deadline)).isEmpty();
    }

    @Test
    void aListThatVaultCutShortIsNone() {
        JsonObject body = JsonObject.builder()
                .put("data", JsonObject.of("keys", JsonArray.ofStrings(List.of("a"))))
                .put("warnings", JsonArray.ofStrings(List.of("partial response due to timeout")))
                .build();
        vault.then(new VaultReply(200, Optional.of(body)));

        assertThat(refused(() -> reader.entityNames(deadline)).status()).isEqualTo(503);
    }

    @Test
    void aCallersTokenIsAcceptedOrNotAndAFailureIsNeither() {
        VaultToken caller = new VaultToken("caller");
        vault.then(data("entity_id", "e-1"));
        assertThat(reader.token(caller)).contains(JsonObject.of("entity_id", new JsonString("e-1")));
        vault.then(refusal(403, "permission denied"));
        assertThat(reader.token(caller)).isEmpty();
        vault.then(refusal(400, "Forbidden"));
        assertThat(reader.token(caller)).isEmpty();

        vault.then(refusal(503, "Vault is sealed"));
        assertThat(refused(() -> reader.token(caller)).status()).isEqualTo(503);
        vault.then(refusal(404, "no handler for route"));
        assertThat(refused(() -> reader.token(caller)).status()).isEqualTo(503);
        vault.thenNothing();
        assertThat(refused(() -> reader.token(caller)).status()).isEqualTo(503);
        assertThat(vault.tokens).containsOnly("caller");
    }

    @Test
    void manyAreReadSideBySideEachOnce() {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            VaultReader parallel = new VaultReader(session, threads);
            for (int i = 0; i < 3; i++) {
                vault.then(data(
                        JsonObject.builder().put("id", "x").put("name", "n").build()));
            }
            assertThat(parallel.entities(List.of("a", "b", "a", "c", "../x"), deadline)
                            .keySet())
                    .containsExactly("a", "b", "c");
            assertThat(vault.calls).hasSize(3);

            vault.then(refusal(404)).then(refusal(404));
            assertThat(parallel.groups(List.of("a", "b"), deadline)).isEmpty();

            VaultReply denied = refusal(403, "1 error occurred:\n\t* permission denied\n\n");
            vault.then(denied).then(denied);
            assertThat(refused(() -> parallel.groups(List.of("a", "b"), deadline))
                            .status())
                    .isEqualTo(503);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void theTimeIsVaults() {
        vault.then(new VaultReply(200, Optional.of(JsonObject.of("server_time_utc", JsonNumber.of(1_767_323_045)))));
        assertThat(reader.now(deadline)).isEqualTo(Instant.ofEpochSecond(1_767_323_045));

        vault.then(new VaultReply(200, Optional.of(JsonObject.EMPTY)));
        assertThat(refused(() -> reader.now(deadline)).status()).isEqualTo(503);
    }

    private static ScimError refused(Runnable work) {
        return catchThrowableOfType(ScimException.class, work::run).error();
    }
}
