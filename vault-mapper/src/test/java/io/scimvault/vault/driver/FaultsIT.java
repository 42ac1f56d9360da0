package io.scimvault.vault.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.doctor.Diagnosis;
import io.scimvault.vault.doctor.Doctor;
import io.scimvault.vault.doctor.Finding;
import io.scimvault.vault.testing.AuthMount;
import io.scimvault.vault.testing.OwnServer;
import io.scimvault.vault.testing.RealPeople;
import io.scimvault.vault.testing.RealVault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Each way in which a real server fails a library that asks for a user, told apart from all others and from a user that is not there. */
class FaultsIT {
    private final RealVault vault = RealVault.get();

    private static ScimException fault(VaultTransport transport, TokenSource tokens) {
        VaultReader reader = new VaultReader(new VaultSession(transport, tokens), Runnable::run);
        return catchThrowableOfType(
                ScimException.class,
                () -> reader.entity(UUID.randomUUID().toString(), Deadline.after(Duration.ofSeconds(20))));
    }

    private static void assertFault(ScimException fault, VaultErrors.Kind kind, String detail) {
        assertThat(fault.error().status()).isEqualTo(503);
        assertThat(fault.error().retryAfter()).contains(Duration.ofSeconds(30));
        assertThat(fault.error().detail()).isEqualTo(detail);
        assertThat(fault.getCause())
                .isInstanceOfSatisfying(
                        VaultFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(kind));
    }

    @Test
    void aUserThatIsNotThereIsNoFault() {
        assertThat(fault(vault.transport(), TokenSources.fixed(vault.restrictedToken())))
                .isNull();
    }

    @Test
    void aSealedServer() {
        OwnServer own = OwnServer.start();
        own.seal();

        assertFault(
                fault(own.transport(), TokenSources.fixed(own.rootToken())),
                VaultErrors.Kind.SEALED,
                "Vault is sealed.");
        Diagnosis diagnosis = Doctor.examine(own.transport(), TokenSources.fixed(own.rootToken()));
        assertThat(diagnosis.findings()).extracting(Finding::code).containsExactly(Finding.Code.SEALED);
    }

    @Test
    void aNamespaceThatDoesNotExist() {
        VaultTransport lost = BetterCloudTransport.builder(vault.address())
                .namespace("nowhere")
                .build();

        assertFault(
                fault(lost, TokenSources.fixed(vault.restrictedToken())),
                VaultErrors.Kind.WRONG_NAMESPACE,
                "Vault does not have the namespace that this service is configured for.");
        assertThat(Doctor.examine(lost, TokenSources.fixed(vault.restrictedToken()))
                        .findings())
                .extracting(Finding::code)
                .containsExactly(Finding.Code.WRONG_NAMESPACE);
    }

    @Test
    void aRevokedToken() {
        VaultToken token = vault.restrictedToken();
        vault.admin("POST", "auth/token/revoke", body("token", token.value()));

        assertFault(
                fault(vault.transport(), TokenSources.fixed(token)),
                VaultErrors.Kind.TOKEN_DEAD,
                "Vault does not accept this service's token any more.");
    }

    @Test
    void aPolicyThatDoesNotAllowIt() {
        String policy = RealVault.unique("nothing");
        vault.policy(policy, "path \"nowhere\" {\n  capabilities = [\"read\"]\n}\n");

        assertFault(
                fault(vault.transport(), TokenSources.fixed(vault.tokenWith(policy))),
                VaultErrors.Kind.DENIED,
                "Vault does not let this service do what is needed.");
    }

    @Test
    void aLoginByAppRoleIsRenewedAndMadeAnew() {
        AuthMount mount = new RealPeople(vault).approle();
        String role = "auth/" + mount.path() + "/role/scim";
        vault.admin("POST", role, "{\"token_policies\":\"" + vault.restrictedPolicy() + "\",\"token_ttl\":\"3s\"}");
        String roleId = vault.admin("GET", role + "/role-id", "")
                .data()
                .string("role_id")
                .orElseThrow();
        List<String> secrets = new ArrayList<>();
        TokenSource tokens = TokenSources.appRole(vault.transport(), mount.path(), roleId, () -> {
            secrets.add(vault.admin("POST", role + "/secret-id", "{}")
                    .data()
                    .string("secret_id")
                    .orElseThrow());
            return secrets.get(secrets.size() - 1);
        });

        VaultToken first = tokens.token();
        for (int i = 0; i < 5; i++) {
            sleep(1100); // 5.5 s in all: the token would be dead
            assertThat(tokens.token()).isEqualTo(first);
            assertThat(fault(vault.transport(), tokens)).isNull();
        }
        assertThat(secrets).hasSize(1);

        vault.admin("POST", "auth/token/revoke", body("token", first.value()));
        assertThat(fault(vault.transport(), tokens)).isNull();
        assertThat(tokens.token()).isNotEqualTo(first);
        assertThat(secrets).hasSize(2);
    }

    @Test
    void aLoginThatIsRefusedTellsNoSecret() {
        AuthMount mount = new RealPeople(vault).approle();
        TokenSource tokens = TokenSources.appRole(vault.transport(), mount.path(), "my-role-id", () -> "my-secret-id");

        TransportException failure = catchThrowableOfType(TransportException.class, tokens::token);
        assertThat(failure).hasMessage("Vault refused the login by AppRole, status 400");
        assertThat(fault(vault.transport(), tokens).error().status()).isEqualTo(503);
    }

    @Test
    void aTokenIsKeptAlive() {
        JsonObject request = JsonObject.builder()
                .put("policies", vault.restrictedPolicy())
                .put("no_parent", true)
                .put("ttl", "6s")
                .build();
        VaultToken token = new VaultToken(vault.admin("POST", "auth/token/create", request.toString())
                .body()
                .flatMap(reply -> reply.object("auth"))
                .flatMap(auth -> auth.string("client_token"))
                .orElseThrow());
        TokenSource tokens = TokenSources.keptAlive(vault.transport(), token);
        for (int i = 0; i < 8; i++) {
            assertThat(fault(vault.transport(), tokens)).isNull();
            sleep(1100);
        }
        assertThat(tokens.token()).isEqualTo(token);
        assertThat(fault(vault.transport(), tokens)).isNull();
    }

    private static String body(String name, String value) {
        return JsonObject.builder().put(name, value).build().toString();
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
