package io.scimvault.vault.memory;

import io.scimvault.vault.driver.TransportException;
import io.scimvault.vault.driver.TransportException.Effect;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.plan.VaultCall;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * What happens to one call.
 *
 * @param before what is done first
 * @param outcome what becomes of the call itself
 * @param after what is done before the sender learns of it
 */
record Fate(List<Runnable> before, Outcome outcome, List<Runnable> after) {

    /** What becomes of a call. */
    @FunctionalInterface
    interface Outcome {
        /**
         * What the sender is answered.
         *
         * @param vault has the call carried out
         * @throws TransportException where no answer comes back
         */
        VaultReply of(VaultCall call, Supplier<VaultReply> vault);
    }

    static final Outcome CARRIED_OUT = (call, vault) -> vault.get();

    static final Outcome UNREACHABLE = (call, vault) -> {
        throw new TransportException(what(call) + " did not reach Vault, by a fault of the test's", Effect.NONE);
    };

    static final Outcome REQUEST_LOST = (call, vault) -> {
        throw noAnswer(call, "the request was lost");
    };

    static final Outcome ANSWER_LOST = (call, vault) -> {
        throw noAnswer(call, vault.get().status() + " was lost");
    };

    static Outcome refused(VaultReply reply) {
        return (call, vault) -> reply;
    }

    static Runnable pause(Duration time) {
        return () -> {
            try {
                Thread.sleep(time.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // the call goes on at once
            }
        };
    }

    private static TransportException noAnswer(VaultCall call, String why) {
        return new TransportException(what(call) + " got no answer, by a fault of the test's: " + why, Effect.UNKNOWN);
    }

    private static String what(VaultCall call) {
        return call.method() + " " + call.path().template();
    }
}
