package io.scimvault.scim.json;

import java.security.SecureRandom;

/**
 * A hash of texts that nobody outside this process can foresee, so that no client can send texts that collide: the text as a
 * polynomial over the integers modulo 2<sup>61</sup> - 1, at a secret point.
 */
public final class SecretHash {
    private static final long MODULUS = (1L << 61) - 1;
    private static final long POINT = new SecureRandom().nextLong(1L << 60, MODULUS);
    private static final int AT_ONCE = 3;

    private SecretHash() {}

    /** The hash of a text, on request of its form in {@link CaseFolding}: not negative. */
    public static int of(String text, boolean ignoringCase) {
        return of(ignoringCase ? CaseFolding.fold(text) : text);
    }

    private static int of(String text) {
        long hash = text.length() + 1L;
        int at = 0;
        for (int end = text.length() - AT_ONCE; at <= end; at += AT_ONCE) {
            long chars = (long) text.charAt(at) << 32 | (long) text.charAt(at + 1) << 16 | text.charAt(at + 2);
            hash = times(hash, POINT) + chars;
        }
        for (; at < text.length(); at++) {
            hash = times(hash, POINT) + text.charAt(at);
        }
        return (int) (times(hash, POINT) >>> 30);
    }

    /** The product modulo 2<sup>61</sup> - 1, of a number below 2<sup>62</sup> and one below the modulus. */
    private static long times(long one, long other) {
        long high = Math.multiplyHigh(one, other);
        long low = one * other;
        long sum = (low & MODULUS) + (low >>> 61 | high << 3);
        return sum >= MODULUS ? sum - MODULUS : sum;
    }
}
