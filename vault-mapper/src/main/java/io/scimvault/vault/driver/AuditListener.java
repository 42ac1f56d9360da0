package io.scimvault.vault.driver;

/**
 * Is told what is done: every operation, every plan that ran, every call of Vault. No event holds a body, a name of a person or group,
 * an id of an object, or a token.
 *
 * <p>It is called in the threads that do the work, also side by side, and before the work goes on: it must be quick and thread-safe. One
 * that throws costs nobody anything.
 */
@FunctionalInterface
public interface AuditListener {
    /** Nobody listens. */
    AuditListener NONE = event -> {};

    /** Something began or ended. */
    void on(AuditEvent event);
}
