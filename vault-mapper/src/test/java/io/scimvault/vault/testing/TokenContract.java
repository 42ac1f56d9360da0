package io.scimvault.vault.testing;

import static io.scimvault.vault.testing.Replies.assertDone;
import static io.scimvault.vault.testing.Replies.assertRefused;
import static io.scimvault.vault.testing.Replies.number;
import static io.scimvault.vault.testing.Replies.strings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.driver.VaultToken;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens, logins, auth mounts and health. */
interface TokenContract extends ContractHost {
    String LOOKUP = "auth/token/lookup-self";
    String DENIED_BY_POLICY = "1 error occurred:\n\t* permission denied\n\n";

    @Test
    default void aTokenWithoutAnEntityHasAnEmptyEntityId() {
        JsonObject self = vault().get(LOOKUP).data();

        assertThat(self.string("entity_id")).hasValue("");
        assertThat(self.string("type")).hasValue("service");
        assertThat(self.string("id")).hasValue(vault().token().value());
    }

    @Test
    default void aFirstLoginMakesAnAliasAndAnEntityWithoutAChosenName() {
        String mount = vault().newMount();

        PersonLogin login = vault().login(mount, "someone").orElseThrow();

        JsonObject entity = vault().readEntity(login.entityId());
        assertThat(entity.string("name").orElseThrow()).matches("entity_[0-9a-f]{8}(\\.root)?");
        assertThat(entity.get("metadata")).hasValue(JsonNull.NULL);
        JsonObject alias = (JsonObject) entity.array("aliases").get(0);
        assertThat(alias.string("name")).hasValue("someone");
        assertThat(alias.string("mount_accessor")).hasValue(mount);
    }

    @Test
    default void aLoginOnAProvisionedAliasLeadsToItsEntityWhateverTheCase() {
        String mount = vault().newMount();
        String entity = vault().entity(vault().unique("provisioned"));
        vault().alias(mount, "SomeOne", entity);

        assertThat(vault().login(mount, "someone").orElseThrow().entityId()).isEqualTo(entity);
        assertThat(vault().readEntity(entity).array("aliases").size()).isEqualTo(1);
    }

    @Test
    default void aPersonsTokenNamesItsEntity() {
        PersonLogin login = vault().login(vault().newMount(), "someone").orElseThrow();

        JsonObject self = vault().get(LOOKUP, login.token()).data();

        assertThat(self.string("entity_id")).hasValue(login.entityId());
        assertThat(strings(self, "policies")).containsExactly("default");
        assertThat(number(self, "ttl")).isPositive();
        assertThat(Instant.parse(self.string("expire_time").orElseThrow())).isAfter(Instant.now());
    }

    @Test
    default void aPersonsTokenIsRenewable() {
        PersonLogin login = vault().login(vault().newMount(), "someone").orElseThrow();

        VaultReply reply = vault().post(login.token(), "auth/token/renew-self", "{}");

        assertThat(reply.status()).isEqualTo(200);
        JsonObject auth = reply.body().orElseThrow().object("auth").orElseThrow();
        assertThat(auth.string("client_token")).hasValue(login.token().value());
        assertThat(auth.string("entity_id")).hasValue(login.entityId());
        assertThat(auth.bool("renewable")).hasValue(true);
    }

    @Test
    default void aTokenThatNeverExpiresIsNotRenewable() {
        assertRefused(vault().post("auth/token/renew-self", "{}"), 400, "lease is not renewable");
    }

    @ParameterizedTest
    @ValueSource(strings = {LOOKUP, "identity/entity/id/nope", "identity/nope", "sys/auth"})
    default void anUnknownTokenIsRefusedEverywhere(String path) {
        assertRefused(vault().get(path, new VaultToken("s.unknown")), 403, "permission denied");
        assertThat(vault().get(path, new VaultToken("s.unknown")).errors()).containsExactly("permission denied");
    }

    @Test
    default void aPersonMayReadTheOwnEntityAndNothingElse() {
        PersonLogin login = vault().login(vault().newMount(), "someone").orElseThrow();

        assertThat(vault().get("identity/entity/id/" + login.entityId(), login.token())
                        .status())
                .isEqualTo(200);
        assertThat(vault().get("identity/entity/id/nope", login.token()).errors())
                .containsExactly(DENIED_BY_POLICY);
        assertThat(vault().get("sys/auth", login.token()).errors()).containsExactly(DENIED_BY_POLICY);
        assertRefused(vault().post(login.token(), "identity/entity", "{}"), 403, "permission denied");
    }

    @Test
    default void aDisabledPersonCanNeitherUseATokenNorLogInUntilEnabledAgain() {
        String mount = vault().newMount();
        PersonLogin login = vault().login(mount, "someone").orElseThrow();

        assertDone(vault().post("identity/entity/id/" + login.entityId(), "{'disabled':true}"));
        assertThat(vault().get(LOOKUP, login.token()).errors()).containsExactly("permission denied");
        assertThat(vault().login(mount, "someone")).isEmpty();
        assertDone(vault().post("identity/entity/id/" + login.entityId(), "{'disabled':false}"));
        assertThat(vault().get(LOOKUP, login.token()).status()).isEqualTo(200);
    }

    @Test
    default void aDeletedPersonsTokenStaysDeadAndTheNextLoginMakesAnotherEntity() {
        String mount = vault().newMount();
        PersonLogin before = vault().login(mount, "someone").orElseThrow();

        assertDone(vault().delete("identity/entity/id/" + before.entityId()));
        assertRefused(vault().get(LOOKUP, before.token()), 403, "permission denied");
        PersonLogin after = vault().login(mount, "someone").orElseThrow();

        assertThat(after.entityId()).isNotEqualTo(before.entityId());
        assertRefused(vault().get(LOOKUP, before.token()), 403, "permission denied");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+", "*", "/"})
    default void anEntityNameThatWidensAPathLocksItsOwnerOut(String sign) {
        PersonLogin login = vault().login(vault().newMount(), "someone").orElseThrow();
        String path = "identity/entity/id/" + login.entityId();

        assertDone(vault().post(path, "{'name':'%s'}", vault().unique("a" + sign + "b")));
        VaultReply locked = vault().get(LOOKUP, login.token());
        assertThat(locked.status()).isEqualTo(400);
        assertThat(locked.errors()).containsExactly("Forbidden");
        assertDone(vault().post(path, "{'name':'%s'}", vault().unique("plain")));
        assertThat(vault().get(LOOKUP, login.token()).status()).isEqualTo(200);
    }

    @Test
    default void authMountsAreListedByPath() {
        String accessor = vault().newMount();

        JsonObject mounts = vault().get("sys/auth").data();

        assertThat(mounts.object("token/").orElseThrow().string("type")).hasValue("token");
        Optional<JsonObject> mine = mounts.members().values().stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .filter(mount -> mount.string("accessor").equals(Optional.of(accessor)))
                .findFirst();
        assertThat(mine.orElseThrow().bool("local")).hasValue(false);
        assertThat(mine.orElseThrow().string("type")).isPresent();
        assertThat(mounts.names()).allMatch(path -> path.endsWith("/"));
    }

    @Test
    default void healthNeedsNoTokenAndTellsTheTime() {
        VaultReply health = vault().get("sys/health", new VaultToken("s.unknown"));

        assertThat(health.status()).isEqualTo(200);
        JsonObject body = health.body().orElseThrow();
        assertThat(body.bool("initialized")).hasValue(true);
        assertThat(body.bool("sealed")).hasValue(false);
        assertThat(body.bool("standby")).hasValue(false);
        assertThat(body.string("version")).isPresent();
        assertThat(number(body, "server_time_utc")).isCloseTo(Instant.now().getEpochSecond(), within(60L));
    }

    @Test
    default void leadershipNeedsNoToken() {
        VaultReply leader = vault().get("sys/leader", new VaultToken("s.unknown"));

        assertThat(leader.status()).isEqualTo(200);
        assertThat(leader.body().orElseThrow().bool("ha_enabled")).isPresent();
    }
}
