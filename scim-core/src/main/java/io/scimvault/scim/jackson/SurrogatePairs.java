package io.scimvault.scim.jackson;

/** The surrogates of a text, of which no half is Unicode by itself. */
final class SurrogatePairs {
    private SurrogatePairs() {}

    /** Whether each surrogate has its partner. */
    static boolean areWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                i++;
                if (!Character.isHighSurrogate(c) || i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }
}
