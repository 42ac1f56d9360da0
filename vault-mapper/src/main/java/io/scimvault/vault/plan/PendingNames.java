package io.scimvault.vault.plan;

import io.scimvault.vault.identity.ReservedNames;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;

/** The names under which objects are born: random, long enough that nobody guesses one, and never logged. */
public final class PendingNames {
    private static final String PREFIX = ReservedNames.PENDING;
    private static final SecureRandom RANDOM = new SecureRandom();

    private PendingNames() {}

    /** A source of names, each given once. */
    public static Supplier<String> random() {
        return () -> {
            byte[] bytes = new byte[20];
            RANDOM.nextBytes(bytes);
            return PREFIX + HexFormat.of().formatHex(bytes);
        };
    }

    /** A source of the names {@code scim-pending-1}, {@code scim-pending-2}, …, for tests. */
    public static Supplier<String> counting() {
        int[] count = {0};
        return () -> {
            count[0]++;
            return PREFIX + count[0];
        };
    }
}
