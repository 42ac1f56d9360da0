package io.scimvault.scim.json;

import java.util.HexFormat;

/** A JSON string. */
public record JsonString(String value) implements JsonValue {
    private static final HexFormat HEX = HexFormat.of();

    @Override
    public String kind() {
        return "a string";
    }

    @Override
    public void printTo(StringBuilder out) {
        printTo(out, value);
    }

    /** Appends a string in quotes, with the escapes that RFC 8259 §7 demands, and half a surrogate pair as an escape: UTF-8 has none. */
    static void printTo(StringBuilder out, String value) {
        out.append('"');
        int printed = 0;
        for (int i = 0; i < value.length(); i++) {
            if (needsEscape(value, i)) {
                out.append(value, printed, i).append(escape(value.charAt(i)));
                printed = i + 1;
            }
        }
        if (printed == 0) {
            out.append(value);
        } else {
            out.append(value, printed, value.length());
        }
        out.append('"');
    }

    /** Whether the character at this index cannot stand in a JSON text in UTF-8 as it is. */
    static boolean needsEscape(String value, int index) {
        char c = value.charAt(index);
        return c < ' ' || c == '"' || c == '\\' || (Character.isSurrogate(c) && isHalf(value, index));
    }

    /** The escape of a character that needs one. */
    static String escape(char c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> "\\u" + HEX.toHexDigits(c);
        };
    }

    /** Whether at this index stands a surrogate without its partner, which makes the text no Unicode. */
    static boolean isHalf(String text, int index) {
        char c = text.charAt(index);
        if (Character.isHighSurrogate(c)) {
            return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
        }
        return Character.isLowSurrogate(c) && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        printTo(out);
        return out.toString();
    }
}
