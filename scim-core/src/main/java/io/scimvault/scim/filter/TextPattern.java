package io.scimvault.scim.filter;

import io.scimvault.scim.json.CaseFolding;

/**
 * A string to which others are compared, code point by code point, in time linear in both and without copying them. Letter case is
 * ignored, where it is to be, by folding each code point on both sides ({@link CaseFolding}).
 */
final class TextPattern {
    private static final int ASCII = 0x80;

    private final String text;
    private final int[] pattern;
    private final int[] borders;
    private final boolean caseExact;

    TextPattern(String text, boolean caseExact) {
        this.text = text;
        this.caseExact = caseExact;
        this.pattern = new int[text.codePointCount(0, text.length())];
        int at = 0;
        for (int i = 0; i < pattern.length; i++) {
            int c = text.codePointAt(at);
            pattern[i] = fold(c);
            at += Character.charCount(c);
        }
        this.borders = borders(pattern);
    }

    /** Whether the value is this text. */
    boolean all(String value) {
        return value.length() == text.length() && (caseExact ? text.equals(value) : compare(value) == 0);
    }

    boolean startOf(String value) {
        int at = 0;
        for (int wanted : pattern) {
            if (at == value.length()) {
                return false;
            }
            int c = at(value, at);
            if (fold(c) != wanted) {
                return false;
            }
            at += Character.charCount(c);
        }
        return true;
    }

    boolean endOf(String value) {
        int at = value.length();
        for (int i = pattern.length - 1; i >= 0; i--) {
            if (at == 0) {
                return false;
            }
            int c = value.codePointBefore(at);
            if (fold(c) != pattern[i]) {
                return false;
            }
            at -= Character.charCount(c);
        }
        return true;
    }

    /** Whether the value contains this text (by Knuth, Morris and Pratt: no value makes it slow). */
    boolean partOf(String value) {
        int matched = 0;
        for (int at = 0; at < value.length() && matched < pattern.length; ) {
            int c = at(value, at);
            at += Character.charCount(c);
            int folded = fold(c);
            while (matched > 0 && pattern[matched] != folded) {
                matched = borders[matched - 1];
            }
            if (pattern[matched] == folded) {
                matched++;
            }
        }
        return matched == pattern.length;
    }

    /** Negative, zero or positive as the value stands before, at or behind this text in the order of code points. */
    int compare(String value) {
        int at = 0;
        for (int wanted : pattern) {
            if (at == value.length()) {
                return -1;
            }
            int c = at(value, at);
            int order = Integer.compare(fold(c), wanted);
            if (order != 0) {
                return order;
            }
            at += Character.charCount(c);
        }
        return at == value.length() ? 0 : 1;
    }

    private static int at(String value, int at) {
        char c = value.charAt(at);
        return c < ASCII ? c : value.codePointAt(at);
    }

    private int fold(int c) {
        return caseExact ? c : CaseFolding.fold(c);
    }

    /** For each prefix of the pattern, the length of its longest proper prefix that is also its end. */
    private static int[] borders(int[] pattern) {
        int[] borders = new int[pattern.length];
        int border = 0;
        for (int i = 1; i < pattern.length; i++) {
            while (border > 0 && pattern[border] != pattern[i]) {
                border = borders[border - 1];
            }
            if (pattern[border] == pattern[i]) {
                border++;
            }
            borders[i] = border;
        }
        return borders;
    }
}
