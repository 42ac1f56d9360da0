package io.scimvault.scim.filter;

/** The spelling of attribute names and paths in filters (RFC 7644 §3.4.2.2, figure 1). */
final class NameSyntax {
    private static final boolean[] URI_CHARACTER = uriCharacters();

    private NameSyntax() {}

    /** Whether a word is an {@code attrPath}; behind a URN may stand any part of a URN, since no syntax says where it ends. */
    static boolean isAttributePath(String word) {
        int colon = word.lastIndexOf(':');
        if (colon >= 0) {
            return isLetter(word.charAt(0)) && colon < word.length() - 1 && isUriText(word);
        }
        int dot = word.indexOf('.');
        return dot < 0
                ? isAttributeName(word)
                : isAttributeName(word, 0, dot) && isAttributeName(word, dot + 1, word.length());
    }

    /** Whether a word is an {@code ATTRNAME} (RFC 7643 §2.1) or {@code $ref}. */
    static boolean isAttributeName(String word) {
        return isAttributeName(word, 0, word.length());
    }

    private static boolean isAttributeName(String text, int from, int to) {
        if (from >= to || !(isLetter(text.charAt(from)) || text.charAt(from) == '$')) {
            return false;
        }
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!isLetter(c) && !isDigit(c) && c != '$' && c != '-' && c != '_') {
                return false;
            }
        }
        return true;
    }

    static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isUriText(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c >= URI_CHARACTER.length || !URI_CHARACTER[c]) {
                return false;
            }
        }
        return true;
    }

    private static boolean[] uriCharacters() {
        boolean[] may = new boolean[0x7F];
        for (char c = '!'; c < may.length; c++) {
            may[c] = "\"\\<>^`{|}()[]".indexOf(c) < 0;
        }
        return may;
    }
}
