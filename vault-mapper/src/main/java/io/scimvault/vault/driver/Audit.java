package io.scimvault.vault.driver;

/** A listener, and the promise that it harms nobody. */
record Audit(AuditListener listener) {

    /** Whether anybody listens. */
    boolean isOn() {
        return listener != AuditListener.NONE;
    }

    void tell(AuditEvent event) {
        try {
            listener.on(event);
        } catch (RuntimeException | Error ignored) {
            // an operation must not stop half-way for the sake of those who watch it
        }
    }
}
