package io.scimvault.scim.schema;

/** The name of an attribute or the URN of a schema: compared without regard to case (RFC 7643 §2.1, RFC 7644 §3.10). */
public final class AttributeName {
    private final String text;
    private final String folded;

    private AttributeName(String text) {
        this.text = text;
        this.folded = fold(text);
    }

    public static AttributeName of(String text) {
        return new AttributeName(text);
    }

    /** The form in which names are compared: ASCII letters in lower case, all else as it is. */
    public static String fold(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isUpper(text.charAt(i))) {
                return fold(text, i);
            }
        }
        return text;
    }

    private static String fold(String text, int firstUpper) {
        char[] folded = text.toCharArray();
        for (int i = firstUpper; i < folded.length; i++) {
            if (isUpper(folded[i])) {
                folded[i] = (char) (folded[i] + 'a' - 'A');
            }
        }
        return new String(folded);
    }

    /** Whether two texts are the same name: equal but for the letter case of ASCII letters. */
    public static boolean same(String one, String other) {
        if (one.length() != other.length()) {
            return false;
        }
        for (int i = 0; i < one.length(); i++) {
            char c = one.charAt(i);
            char d = other.charAt(i);
            if (c != d && lower(c) != lower(d)) {
                return false;
            }
        }
        return true;
    }

    private static int lower(char c) {
        return isUpper(c) ? c + 'a' - 'A' : c;
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    /** The name as it was given. */
    public String text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AttributeName name && folded.equals(name.folded);
    }

    @Override
    public int hashCode() {
        return folded.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
