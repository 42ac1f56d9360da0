package io.scimvault.scim.json;

import java.math.BigDecimal;

/**
 * A JSON number, kept exactly as it was written: {@code 1.0} and {@code 1} are equal as {@link #decimal()}, not as values.
 *
 * @param text the number as JSON spells it (RFC 8259 §6)
 */
public record JsonNumber(String text) implements JsonValue {
    public JsonNumber {
        int start = text.startsWith("-") ? 1 : 0;
        int end = afterDigits(text, start);
        if (end > start + 1 && text.charAt(start) == '0') {
            throw notANumber(text);
        }
        if (end < text.length()) {
            checkFractionAndExponent(text, end);
        }
    }

    private static void checkFractionAndExponent(String text, int from) {
        boolean fraction = text.charAt(from) == '.';
        int mark = fraction ? afterDigits(text, from + 1) : from;
        if (mark == text.length()) {
            return;
        }
        int signed = mark + 1;
        boolean sign = signed < text.length() && (text.charAt(signed) == '+' || text.charAt(signed) == '-');
        if ((text.charAt(mark) | 0x20) != 'e' || afterDigits(text, sign ? signed + 1 : signed) < text.length()) {
            throw notANumber(text);
        }
        int exponent = Integer.parseInt(text, signed, text.length(), 10);
        long scale = (fraction ? mark - from - 1L : 0L) - exponent;
        if (scale > Integer.MAX_VALUE || scale <= Integer.MIN_VALUE) {
            throw new NumberFormatException("an exponent out of range");
        }
    }

    /** The index after the digits that begin at an index, one at least. */
    private static int afterDigits(String text, int from) {
        int index = from;
        while (index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9') {
            index++;
        }
        if (index == from) {
            throw notANumber(text);
        }
        return index;
    }

    private static NumberFormatException notANumber(String text) {
        return new NumberFormatException("not a JSON number: " + text);
    }

    /** A whole number. */
    public static JsonNumber of(long value) {
        return new JsonNumber(Long.toString(value));
    }

    /** The exact value; compare with {@code compareTo}, and never expand it to plain digits: the exponent may be huge. */
    public BigDecimal decimal() {
        return new BigDecimal(text);
    }

    /** Whether this is a whole number as RFC 7643 §2.3.4 wants it: no fraction and no exponent in its text. */
    public boolean isInteger() {
        return text.indexOf('.') < 0 && text.indexOf('e') < 0 && text.indexOf('E') < 0;
    }

    @Override
    public String kind() {
        return "a number";
    }

    @Override
    public void printTo(StringBuilder out) {
        out.append(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
