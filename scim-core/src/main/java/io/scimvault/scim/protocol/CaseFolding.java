package io.scimvault.scim.protocol;

/** How values of attributes that are not {@code caseExact} are compared: as filters compare them, code point by code point. */
public final class CaseFolding {
    private CaseFolding() {}

    /** The form of a text in which letter case plays no part: equal forms, equal texts. */
    public static String fold(String text) {
        return text.codePoints()
                .map(c -> Character.toLowerCase(Character.toUpperCase(c)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
