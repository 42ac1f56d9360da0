package io.scimvault.scim.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** What the bytes of a text are, looked at before a parser that is lenient with them sees them. */
enum Utf8 {
    /** No UTF-8 as Unicode (table 3-7) and RFC 3629 define it. */
    INVALID,
    /** UTF-8. */
    VALID,
    /** UTF-8 that spells a surrogate as a JSON escape, and perhaps half a pair of them. */
    VALID_WITH_SURROGATE_ESCAPES;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHS = ONES << 7;
    private static final long BACKSLASHES = ONES * '\\';

    static Utf8 of(byte[] text) {
        Utf8 form = VALID;
        int at = 0;
        while ((at = special(text, at)) < text.length) {
            if (text[at] < 0) {
                int length = sequence(text, at);
                if (length == 0) {
                    return INVALID;
                }
                at += length;
            } else {
                if (escapesSurrogate(text, at)) {
                    form = VALID_WITH_SURROGATE_ESCAPES;
                }
                at++;
            }
        }
        return form;
    }

    /** The index of the next byte that is no ASCII or a backslash; eight bytes at a time. */
    private static int special(byte[] text, int from) {
        int at = from;
        while (at <= text.length - Long.BYTES) {
            long word = (long) WORDS.get(text, at);
            long other = word ^ BACKSLASHES;
            long marks = (word | ((other - ONES) & ~other)) & HIGHS; // the lowest mark is exact
            if (marks != 0) {
                return at + Long.numberOfTrailingZeros(marks) / Byte.SIZE;
            }
            at += Long.BYTES;
        }
        while (at < text.length && text[at] >= 0 && text[at] != '\\') {
            at++;
        }
        return at;
    }

    private static boolean escapesSurrogate(byte[] text, int backslash) {
        return backslash + 2 < text.length && text[backslash + 1] == 'u' && (text[backslash + 2] | 0x20) == 'd';
    }

    /** The length of the well-formed sequence of several bytes at an index, or 0. */
    private static int sequence(byte[] text, int at) {
        int first = text[at] & 0xFF;
        int length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        if (first < 0xC2 || first > 0xF4 || at + length > text.length) {
            return 0;
        }
        int codePoint = first & (0x7F >> length);
        for (int i = at + 1; i < at + length; i++) {
            if ((text[i] & 0xC0) != 0x80) {
                return 0;
            }
            codePoint = (codePoint << 6) | (text[i] & 0x3F);
        }
        return isShortest(codePoint, length) ? length : 0;
    }

    private static boolean isShortest(int codePoint, int length) {
        return switch (length) {
            case 2 -> true; // the first byte has told
            case 3 ->
                codePoint >= 0x800 && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
            default -> codePoint >= Character.MIN_SUPPLEMENTARY_CODE_POINT && codePoint <= Character.MAX_CODE_POINT;
        };
    }
}
