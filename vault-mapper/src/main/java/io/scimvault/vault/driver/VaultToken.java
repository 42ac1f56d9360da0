package io.scimvault.vault.driver;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A Vault token; it prints as {@code VaultToken[…]} and never shows itself. */
public record VaultToken(String value) {
    /** For the few calls that need none, such as a login: {@link BetterCloudTransport} sends none. */
    public static final VaultToken NONE = new VaultToken("none");

    /** Trims the token; one that is empty or holds anything but visible ASCII is refused, without naming it. */
    public VaultToken {
        value = value.strip();
        if (value.isEmpty() || value.length() > 8192 || !value.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException("not a Vault token");
        }
    }

    /** A token as a caller sent it; empty where there is none, or what is there is no token. */
    public static Optional<VaultToken> sent(@Nullable String bearerToken) {
        if (bearerToken == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new VaultToken(bearerToken));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "VaultToken[…]";
    }
}
