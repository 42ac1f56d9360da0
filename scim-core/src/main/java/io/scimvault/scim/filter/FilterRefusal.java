package io.scimvault.scim.filter;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.schema.AttributeName;

/**
 * Why a text is refused: one sentence, then the text with a caret under the place.
 *
 * <p>A text that speaks of a password is not quoted, since the message may end up in a log.
 *
 * @param text as received
 * @param noun what it should be, a filter or a path
 * @param type the error's keyword
 */
record FilterRefusal(String text, String noun, ScimType type) {

    private static final int WINDOW = 72;
    private static final int FOUND = 20;
    private static final String ELLIPSIS = "…";

    /** A filter that can be read, and makes no sense. */
    static ScimException invalidFilter(String detail) {
        return new ScimException(ScimError.badRequest(ScimType.INVALID_FILTER, detail));
    }

    /** Something else stands at a place. */
    ScimException expected(String what, int at) {
        return at(at, "Expected " + what + " at " + at + " in the " + noun + ", found " + found(at) + ".");
    }

    /** A term at a place can be read, and makes no sense; the sentence says why. */
    ScimException senseless(String sentence, int at) {
        return at(at, "At " + at + " in the " + noun + ": " + sentence);
    }

    /** A limit is exceeded at a place; the sentence ends with the place. */
    ScimException exceeds(String sentence, int at) {
        return at(at, sentence + " at " + at + " in the " + noun + ".");
    }

    /** The whole text is too long. */
    ScimException tooLong(int limit) {
        return refuse("The " + noun + " has " + text.length() + " characters; at most " + limit + " are accepted.");
    }

    /** A text fit for a message: one line, one column for each character, and not longer than the limit. */
    static String shown(String text, int limit) {
        int end = text.length() > limit ? beforePair(text, limit) : text.length();
        StringBuilder out = new StringBuilder();
        text.substring(0, end).codePoints().map(c -> isVisible(c) ? c : 0xFFFD).forEach(out::appendCodePoint);
        return out + (end < text.length() ? ELLIPSIS : "");
    }

    private ScimException at(int at, String sentence) {
        return refuse(isSecret() ? sentence : sentence + "\n" + drawing(at));
    }

    private ScimException refuse(String detail) {
        return new ScimException(ScimError.badRequest(type, detail));
    }

    private String found(int at) {
        if (at >= text.length()) {
            return "the end";
        }
        if (isSecret()) {
            return "something else";
        }
        char first = text.charAt(at);
        if (first == ' ' || first == '\t') {
            return "a blank";
        }
        int end = at + 1;
        if (first == '"') {
            end = text.indexOf('"', end) + 1;
            end = end > 0 ? end : text.length();
        } else if (!isDelimiter(first)) {
            while (end < text.length() && !isDelimiter(text.charAt(end))) {
                end++;
            }
        }
        return "'" + shown(text.substring(at, end), FOUND) + "'";
    }

    private String drawing(int at) {
        int from = text.length() <= WINDOW ? 0 : beforePair(text, Math.max(0, at - WINDOW / 2));
        String before = (from > 0 ? ELLIPSIS : "") + shown(text.substring(from, at), WINDOW);
        String excerpt = (from > 0 ? ELLIPSIS : "") + shown(text.substring(from), WINDOW);
        return excerpt + "\n" + " ".repeat(before.codePointCount(0, before.length())) + "^";
    }

    private boolean isSecret() {
        return AttributeName.fold(text).contains("password");
    }

    /** The index, or one less where it would part a surrogate pair. */
    private static int beforePair(String text, int index) {
        boolean parts = index > 0
                && index < text.length()
                && Character.isSurrogatePair(text.charAt(index - 1), text.charAt(index));
        return parts ? index - 1 : index;
    }

    /** Whether a word ends here. */
    static boolean isDelimiter(char c) {
        return switch (c) {
            case ' ', '\t', '(', ')', '[', ']', '"' -> true;
            default -> false;
        };
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
