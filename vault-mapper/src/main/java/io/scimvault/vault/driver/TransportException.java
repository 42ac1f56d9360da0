package io.scimvault.vault.driver;

import java.io.Serial;

/** No usable answer came back from Vault. Whether the call took effect is said by {@link #effect()}. */
public final class TransportException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** What is known about the call's effect. */
    public enum Effect {
        /** The call did not reach Vault. */
        NONE,
        /** It may have been carried out. */
        UNKNOWN
    }

    private final Effect effect;

    public TransportException(String message, Effect effect, Throwable cause) {
        super(message, cause);
        this.effect = effect;
    }

    public TransportException(String message, Effect effect) {
        super(message);
        this.effect = effect;
    }

    public Effect effect() {
        return effect;
    }
}
