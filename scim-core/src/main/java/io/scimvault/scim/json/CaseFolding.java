package io.scimvault.scim.json;

/**
 * How texts are compared whose letter case does not count (RFC 7643 §2.2): code point by code point, each in upper case and then in
 * lower case, without regard to a locale.
 */
public final class CaseFolding {
    private static final int ASCII = 0x80;

    private CaseFolding() {}

    /** The form of a code point in which letter case plays no part. */
    public static int fold(int codePoint) {
        if (codePoint < ASCII) {
            return codePoint >= 'A' && codePoint <= 'Z' ? codePoint + ('a' - 'A') : codePoint;
        }
        return Character.toLowerCase(Character.toUpperCase(codePoint));
    }

    /** The form of a text in which letter case plays no part: equal forms, equal texts. */
    public static String fold(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ASCII || fold(c) != c) {
                return text.codePoints()
                        .map(CaseFolding::fold)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            }
        }
        return text;
    }

    /** Whether two texts have the same form. */
    public static boolean same(String one, String other) {
        int end = Math.min(one.length(), other.length());
        for (int i = 0; i < end; i++) {
            char c = one.charAt(i);
            char d = other.charAt(i);
            if (c >= ASCII || d >= ASCII) {
                return fold(one).equals(fold(other));
            }
            if (c != d && fold(c) != fold(d)) {
                return false;
            }
        }
        return one.length() == other.length();
    }
}
