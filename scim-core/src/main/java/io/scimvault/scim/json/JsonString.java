package io.scimvault.scim.json;

/** A JSON string. */
public record JsonString(String value) implements JsonValue {
    private static final String HEX = "0123456789abcdef";

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
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ' || isHalf(value, i)) {
                        escape(out, c);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static void escape(StringBuilder out, char c) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(HEX.charAt((c >> shift) & 15));
        }
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
