package io.scimvault.vault.driver;

import static io.scimvault.vault.driver.VaultSessionScript.data;
import static io.scimvault.vault.driver.VaultSessionScript.done;
import static io.scimvault.vault.driver.VaultSessionScript.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.driver.VaultErrors.Kind;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultSessionTest {
    private static final VaultCall CALL = VaultCall.post(VaultPath.of("identity/entity"), JsonObject.EMPTY);
    private static final String SECRET = "s.library-secret";

    private final VaultSessionScript vault = new VaultSessionScript();
    private final VaultSession session = new VaultSession(vault, TokenSources.fixed(SECRET));
    private final Deadline deadline = Deadline.after(Duration.ofSeconds(20));

    @Test
    void anAnswerIsTheAnswerWhateverItSays() {
        for (VaultReply reply : List.of(
                done(),
                data("id", "e-1"),
                refusal(400, "entity name is already in use"),
                refusal(404),
                refusal(404, "no handler for route"),
                refusal(405, "unsupported operation"),
                refusal(500, "1 error occurred:\n\t* invalid entity metadata: x\n\n"))) {
            vault.then(reply);
            assertThat(session.send(CALL, deadline)).isEqualTo(reply);
        }
        assertThat(vault.calls).hasSize(7);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void whatIsTemporaryIsTriedAgain(int status) {
        vault.then(refusal(status, "later")).then(refusal(status, "later")).then(done());

        assertThat(session.send(CALL, deadline)).isEqualTo(done());
        assertThat(vault.calls).containsExactly(CALL, CALL, CALL);
    }

    @Test
    void aLostAnswerIsAskedForAgain() {
        vault.thenNothing().then(done());

        assertThat(session.send(CALL, deadline)).isEqualTo(done());
        assertThat(vault.calls).hasSize(2);
    }

    @Test
    void afterThreeAttemptsTheClientIsToldToComeBack() {
        vault.then(refusal(503, "Vault is sealed")).thenNothing().then(refusal(503, "Vault is sealed"));
        assertThat(refused()).isEqualTo(ScimError.unavailable("Vault is sealed.", Duration.ofSeconds(30)));
        vault.thenNothing().thenNothing().then(refusal(502, "bad gateway"));
        assertThat(refused()).isEqualTo(ScimError.unavailable("Vault is not available.", Duration.ofSeconds(2)));

        vault.thenNothing().thenNothing().thenNothing();
        assertThat(refused()).isEqualTo(ScimError.unavailable("Vault could not be reached.", Duration.ofSeconds(2)));

        vault.then(refusal(429, "quota")).then(refusal(429, "quota")).then(refusal(429, "quota"));
        assertThat(refused())
                .isEqualTo(new ScimError(
                        429,
                        Optional.empty(),
                        "Vault limits the rate of requests.",
                        Optional.of(Duration.ofSeconds(2))));
        assertThat(vault.calls).hasSize(12);
    }

    @Test
    void aRefusedTokenIsRenewedOnce() {
        List<String> asked = new ArrayList<>();
        VaultSession renewing = new VaultSession(vault, new TokenSource() {
            @Override
            public VaultToken token() {
                return new VaultToken("old");
            }

            @Override
            public VaultToken renewed(VaultToken refused) {
                asked.add(refused.value());
                return new VaultToken("new");
            }
        });

        vault.then(refusal(403, "permission denied")).then(done());
        assertThat(renewing.send(CALL, deadline)).isEqualTo(done());
        assertThat(vault.tokens).containsExactly("old", "new");

        vault.then(refusal(403, "permission denied")).then(refusal(403, "permission denied"));
        assertThat(renewing.send(CALL, deadline).status()).isEqualTo(403);
        assertThat(vault.tokens).hasSize(4);
        assertThat(asked).containsExactly("old", "old");
    }

    @Test
    void aTokenForEverIsNotTriedTwice() {
        vault.then(refusal(403, "permission denied"));

        assertThat(session.send(CALL, deadline).status()).isEqualTo(403);
        assertThat(vault.calls).hasSize(1);
    }

    /** Only a token that may not even look at itself is dead; a policy is looked at only once it was found to be alive. */
    @Test
    void whatIsNotAllowedSaysWhetherTheTokenIsDead() {
        String byPolicy = "1 error occurred:\n\t* permission denied\n\n";
        VaultReply denied = refusal(403, "permission denied");

        assertThat(kind(denied, () -> vault.then(refusal(403, "permission denied"))))
                .isEqualTo(Kind.TOKEN_DEAD);
        assertThat(kind(denied, () -> vault.then(data("id", "self")))).isEqualTo(Kind.DENIED);
        assertThat(kind(denied, () -> vault.then(refusal(403, byPolicy)))).isEqualTo(Kind.DENIED);
        assertThat(kind(denied, () -> vault.then(refusal(500, "internal error"))))
                .isEqualTo(Kind.DENIED);
        assertThat(kind(denied, vault::thenNothing)).isEqualTo(Kind.DENIED);
        assertThat(vault.paths()).hasSize(5).containsOnly("GET auth/token/lookup-self");

        assertThat(kind(refusal(403, byPolicy), () -> {})).isEqualTo(Kind.DENIED);
        assertThat(kind(refusal(403), () -> {})).isEqualTo(Kind.DENIED);
        ScimException late = session.fault(CALL, denied, Deadline.after(Duration.ZERO));
        assertThat(late.getCause())
                .isInstanceOfSatisfying(
                        VaultFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(Kind.DENIED));
        assertThat(vault.calls).hasSize(5);
    }

    private Kind kind(VaultReply reply, Runnable script) {
        script.run();
        ScimException fault = session.fault(CALL, reply, deadline);
        return fault.getCause() instanceof VaultFailure failure ? failure.kind() : Kind.UNREACHABLE;
    }

    /** To repeat what is refused for its rights or its values is of no use. */
    @Test
    void failuresLastOrPass() {
        assertThat(VaultFailure.isLasting(session.fault(CALL, refusal(403), deadline)))
                .isTrue();
        assertThat(VaultFailure.isLasting(session.fault(CALL, refusal(500, "internal error"), deadline)))
                .isFalse();
        assertThat(VaultFailure.isLasting(session.fault(CALL, refusal(429, "quota"), deadline)))
                .isFalse();
        assertThat(VaultFailure.isLasting(new ScimException(ScimError.of(503, "no cause"))))
                .isFalse();
    }

    @Test
    void noAttemptBeginsBehindTheDeadline() {
        vault.then(refusal(503, "sealed"));

        assertThat(catchThrowableOfType(
                                ScimException.class, () -> session.send(CALL, Deadline.after(Duration.ofMillis(20))))
                        .error()
                        .status())
                .isEqualTo(503);
        assertThat(vault.calls).hasSize(1);
    }

    @Test
    void anInterruptEndsTheWaitingAndIsNotForgotten() {
        vault.then(refusal(503, "sealed"));
        Thread.currentThread().interrupt();

        ScimError error = refused();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(error.status()).isEqualTo(503);
        assertThat(vault.calls).hasSize(1);
    }

    @Test
    void someoneElsesTokenIsSentOnceAndNeverReplaced() {
        vault.then(refusal(403, "permission denied"));
        assertThat(session.sendAs(CALL, new VaultToken("caller")).status()).isEqualTo(403);

        vault.thenNothing();
        assertThat(catchThrowableOfType(ScimException.class, () -> session.sendAs(CALL, new VaultToken("caller")))
                        .error()
                        .status())
                .isEqualTo(503);
        assertThat(vault.tokens).containsExactly("caller", "caller");
    }

    @Test
    void noFailureTellsTheTokenOrWhatVaultSaid() {
        vault.then(refusal(503, "alice is here")).thenNothing().then(refusal(503, "alice is here"));

        Throwable failure = catchThrowableOfType(ScimException.class, () -> session.send(CALL, deadline));

        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain(SECRET, "alice");
        }
        assertThat(failure.getCause()).hasMessage("Vault refused POST identity/entity, status 503");
    }

    private ScimError refused() {
        return catchThrowableOfType(ScimException.class, () -> session.send(CALL, deadline))
                .error();
    }
}
