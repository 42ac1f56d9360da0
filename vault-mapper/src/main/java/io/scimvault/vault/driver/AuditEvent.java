package io.scimvault.vault.driver;

import io.scimvault.vault.plan.Refusal;
import io.scimvault.vault.plan.VaultCall;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** What an {@link AuditListener} is told. */
public sealed interface AuditEvent {

    /**
     * What ties all events of one request together: its {@code X-Request-Id}, or an id that was made for an operation outside of
     * one, such as an authentication by itself.
     */
    String correlationId();

    /** An operation begins. */
    record OperationBegun(String correlationId, Operation operation) implements AuditEvent {}

    /**
     * An operation ended.
     *
     * @param status the HTTP status that says how, whether anybody asked by HTTP or not
     * @param calls how often Vault was called
     * @param writes how many of these calls may have changed something
     */
    record OperationEnded(
            String correlationId, Operation operation, int status, int calls, int writes, Duration duration)
            implements AuditEvent {}

    /**
     * A plan ended.
     *
     * @param title what it was for
     * @param steps how many steps it had
     */
    record PlanEnded(String correlationId, String title, int steps, PlanEnd end, Duration duration)
            implements AuditEvent {}

    /**
     * A call of Vault ended.
     *
     * @param path its path, with {@code {id}} in place of an id
     * @param status what Vault answered; empty where no answer came
     * @param fault what the refusal, or the silence, means
     * @param attempt 1 for the first time that this call was sent, more for its repetitions
     */
    record CallEnded(
            String correlationId,
            VaultCall.Method method,
            String path,
            OptionalInt status,
            Optional<VaultErrors.Kind> fault,
            int attempt,
            Duration duration)
            implements AuditEvent {}

    /** How a plan ended; steps are counted from 0. */
    sealed interface PlanEnd {
        /** All of it was done. */
        record Done() implements PlanEnd {}

        /** Vault refused a step in a way that was expected; of what had been done, so many calls were not taken back. */
        record Refused(int step, Refusal refusal, int leftPending) implements PlanEnd {}

        /** A step failed; so many steps were not begun, and so many calls that take back what was done were not made. */
        record Failed(int step, int notBegun, int leftPending, int status) implements PlanEnd {}
    }
}
