package io.scimvault.vault.doctor;

import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.vault.doctor.Finding.Code;
import io.scimvault.vault.driver.TokenSource;
import io.scimvault.vault.driver.VaultErrors;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** The library's token: whether it is alive, and for how long. */
final class TokenCheck {
    private static final VaultCall LOOK = VaultCall.get(VaultPath.of("auth/token/lookup-self"));
    private static final Duration SOON = Duration.ofMinutes(10);
    private static final Duration DAY = Duration.ofDays(1);

    private TokenCheck() {}

    /** Whether it makes sense to go on. */
    static boolean of(Examination examination, TokenSource tokens) {
        Optional<VaultToken> token = had(examination, tokens::token);
        if (token.isEmpty()) {
            return false;
        }
        examination.use(token.get());
        VaultReply reply = examination.ask(LOOK);
        if (reply.status() == 403) {
            Optional<VaultToken> other = had(examination, () -> tokens.renewed(token.get()));
            if (other.isEmpty()) {
                return false;
            }
            examination.use(other.get());
            reply = examination.ask(LOOK);
        }
        return reply.status() == 200 ? alive(examination, reply.data()) : refused(examination, reply);
    }

    private static Optional<VaultToken> had(Examination examination, Supplier<VaultToken> source) {
        try {
            return Optional.of(source.get());
        } catch (RuntimeException e) {
            examination.add(Finding.error(
                    Code.NO_TOKEN,
                    "There is no token for Vault (" + e.getClass().getSimpleName() + ").",
                    "Check where the token comes from: the file, the login, its secret."));
            return Optional.empty();
        }
    }

    private static boolean refused(Examination examination, VaultReply reply) {
        if (reply.refuses("1 error occurred") && reply.status() == 403) {
            return true; // alive, but may not look at itself: the rights are examined next
        }
        if (VaultErrors.classify(reply) == VaultErrors.Kind.WRONG_NAMESPACE) {
            examination.add(Finding.error(
                    Code.WRONG_NAMESPACE, "Vault does not have this namespace.", "Check the namespace's path."));
        } else if (VaultErrors.classify(reply) == VaultErrors.Kind.DENIED) {
            examination.add(Finding.error(
                    Code.TOKEN_DEAD,
                    "Vault does not accept the token: it has ended, was revoked, belongs to a disabled entity, or to"
                            + " another namespace.",
                    "Make a new one, and see that it is renewed."));
        } else {
            examination.add(Finding.error(
                    Code.UNCLEAR,
                    "Asked about the token, Vault answered with status " + reply.status() + ".",
                    "Look at Vault's log."));
        }
        return false;
    }

    private static boolean alive(Examination examination, JsonObject self) {
        examination.knowSelf(self);
        boolean isEndless = self.string("expire_time").isEmpty();
        Duration left = Duration.ofSeconds(number(self, "ttl"));
        boolean isRenewable = self.bool("renewable").orElse(false);
        if (!isEndless && left.compareTo(SOON) < 0) {
            examination.add(
                    new Finding(
                            isRenewable ? Severity.WARNING : Severity.ERROR,
                            Code.TOKEN_ENDS,
                            "The token ends in " + left.toSeconds() + " s"
                                    + (isRenewable ? "." : ", and cannot be renewed."),
                            "Use a source that renews it, or logs in anew: TokenSources.appRole or keptAlive, or Vault Agent."));
        } else if (!isEndless && !isRenewable && left.compareTo(DAY) < 0) {
            examination.add(Finding.warning(
                    Code.TOKEN_NOT_RENEWABLE,
                    "The token ends in " + left.toMinutes() + " min and cannot be renewed.",
                    "Use a source that logs in anew, or a periodic token."));
        }
        if (number(self, "num_uses") > 0) {
            examination.add(Finding.error(
                    Code.TOKEN_COUNTED,
                    "The token is good for " + number(self, "num_uses") + " more calls only.",
                    "Make one without a limit of uses."));
        }
        if (!self.bool("orphan").orElse(true)) {
            examination.add(Finding.note(
                    Code.TOKEN_HAS_PARENT,
                    "The token ends when the one that it was made with ends.",
                    "Make an orphan, or log in."));
        }
        return true;
    }

    static boolean isRoot(JsonObject self) {
        return self.array("policies")
                .only(JsonString.class)
                .anyMatch(policy -> policy.value().equals("root"));
    }

    private static long number(JsonObject object, String name) {
        return object.get(name).orElse(null) instanceof JsonNumber number
                ? number.decimal().longValue()
                : 0;
    }
}
