package io.scimvault.vault.client;

/**
 * How a client's names become names in Vault, where entities and groups of all clients share one space each. Two names that differ must
 * stay different, in any letter case. A name that cannot be got back is kept beside the object, so that SCIM shows it all the same.
 */
public interface NameRule {
    /** Names are in Vault as they are in SCIM. */
    NameRule SAME = new Prefix("");

    /** The name in Vault of a {@code userName} or {@code displayName}; a user's is then encoded further. */
    String toVault(String name);

    /** What SCIM shows for a name in Vault; one that this rule did not make stands for itself. */
    String toScim(String vaultName);

    /**
     * All names begin with a prefix.
     *
     * @throws IllegalArgumentException for a prefix of more than 64 characters, or with others than letters, digits and {@code . _ - : @ #} and
     *     the blank, or one that this library keeps for itself
     */
    static NameRule prefix(String prefix) {
        return new Prefix(prefix);
    }

    /**
     * A prefix before each name; the only rule that a registry can keep.
     *
     * @param text the prefix; empty text for none
     */
    record Prefix(String text) implements NameRule {
        public Prefix {
            if (!text.matches("[A-Za-z0-9._:@# -]{0,64}") || !text.equals(text.stripLeading())) {
                throw new IllegalArgumentException(
                        "a name prefix has at most 64 of A-Z a-z 0-9 . _ - : @ # and the blank");
            }
            if (text.regionMatches(true, 0, "scim-", 0, 5)) {
                throw new IllegalArgumentException("names that begin with scim- are this library's");
            }
        }

        @Override
        public String toVault(String name) {
            return text + name;
        }

        /** Vault compares names without regard to case, and so does this. */
        @Override
        public String toScim(String vaultName) {
            return vaultName.regionMatches(true, 0, text, 0, text.length())
                    ? vaultName.substring(text.length())
                    : vaultName;
        }
    }
}
