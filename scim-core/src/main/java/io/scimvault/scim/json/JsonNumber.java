package io.scimvault.scim.json;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * A JSON number, kept exactly as it was written: {@code 1.0} and {@code 1} are equal as {@link #decimal()}, not as values.
 *
 * @param text the number as JSON spells it (RFC 8259 §6)
 */
public record JsonNumber(String text) implements JsonValue {

    private static final Pattern GRAMMAR = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    public JsonNumber {
        if (!GRAMMAR.matcher(text).matches()) {
            throw new NumberFormatException("not a JSON number: " + text);
        }
        if (new BigDecimal(text).scale() == Integer.MIN_VALUE) { // which some JDKs refuse themselves, and some do not
            throw new NumberFormatException("an exponent out of range");
        }
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
