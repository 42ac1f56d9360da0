package io.scimvault.vault.driver;

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

    @Override
    public String toString() {
        return "VaultToken[…]";
    }
}
