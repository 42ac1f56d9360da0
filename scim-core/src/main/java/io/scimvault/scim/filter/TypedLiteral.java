package io.scimvault.scim.filter;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.schema.AttributeName;
import java.math.BigDecimal;

/**
 * A comparison whose value is typed once, against the attribute; what does not fit together is refused with 400
 * {@code invalidFilter} before anything is compared.
 *
 * @param name the attribute's, for messages
 * @param attribute a simple attribute
 * @param operator what is asked of its value
 * @param literal what it is compared with, not null
 * @param lenient whether a literal of another type is taken for what it spells
 */
record TypedLiteral(String name, Attribute attribute, CompareOperator operator, JsonValue literal, boolean lenient) {
    private static final int SHOWN = 40;

    /** What one value of the attribute must satisfy. A value of another type, or none, differs from every literal. */
    ValueTest test() {
        if (operator == CompareOperator.NE) {
            return new TypedLiteral(name, attribute, CompareOperator.EQ, literal, lenient)
                    .test()
                    .negated();
        }
        requireFittingOperator();
        return switch (attribute.type()) {
            case BOOLEAN -> bool();
            case INTEGER, DECIMAL -> number();
            case DATE_TIME -> dateTime();
            case STRING, REFERENCE, BINARY -> text();
            case COMPLEX -> throw new IllegalArgumentException(name + " is complex");
        };
    }

    private void requireFittingOperator() {
        Attribute.Type type = attribute.type();
        boolean fits = switch (operator) {
            case EQ, NE -> true;
            case CO, SW, EW -> type.isText() && type != Attribute.Type.DATE_TIME;
            case GT, GE, LT, LE -> type != Attribute.Type.BOOLEAN && type != Attribute.Type.BINARY;
        };
        if (!fits) {
            throw FilterRefusal.invalidFilter("The operator " + operator.keyword() + " cannot be used on " + name
                    + ", which is of type " + type.keyword() + ".");
        }
    }

    private ValueTest bool() {
        if (!(typed() instanceof JsonBoolean wanted)) {
            throw unfit();
        }
        return value -> value == wanted;
    }

    private ValueTest number() {
        if (!(typed() instanceof JsonNumber number)) {
            throw unfit();
        }
        BigDecimal wanted = number.decimal();
        return value -> value instanceof JsonNumber actual
                && operator.accepts(actual.decimal().compareTo(wanted));
    }

    private ValueTest dateTime() {
        XsdDateTime wanted = typed() instanceof JsonString text ? XsdDateTime.of(text.value()) : null;
        if (wanted == null) {
            throw unfit();
        }
        return value -> {
            XsdDateTime actual = value instanceof JsonString text ? XsdDateTime.of(text.value()) : null;
            return actual != null && operator.accepts(actual.compareTo(wanted));
        };
    }

    private ValueTest text() {
        if (!(typed() instanceof JsonString wanted)) {
            throw unfit();
        }
        boolean caseExact = attribute.caseExact() || attribute.type() == Attribute.Type.BINARY;
        TextPattern pattern = new TextPattern(wanted.value(), caseExact);
        return switch (operator) {
            case EQ -> value -> value instanceof JsonString actual && pattern.all(actual.value());
            case CO -> value -> value instanceof JsonString actual && pattern.partOf(actual.value());
            case SW -> value -> value instanceof JsonString actual && pattern.startOf(actual.value());
            case EW -> value -> value instanceof JsonString actual && pattern.endOf(actual.value());
            default -> value -> value instanceof JsonString actual && operator.accepts(pattern.compare(actual.value()));
        };
    }

    /** The literal; leniently, what it spells in the attribute's type. */
    private JsonValue typed() {
        Attribute.Type type = attribute.type();
        boolean quoted = literal instanceof JsonString;
        if (!lenient || quoted == type.isText()) {
            return literal;
        }
        if (!(literal instanceof JsonString string)) {
            return type.isText() ? new JsonString(literal.toString()) : literal;
        }
        String word = string.value();
        if (type == Attribute.Type.BOOLEAN) {
            boolean isTrue = AttributeName.same(word, "true");
            return isTrue || AttributeName.same(word, "false") ? JsonBoolean.of(isTrue) : literal;
        }
        return FilterLexer.number(word).map(JsonValue.class::cast).orElse(literal);
    }

    private ScimException unfit() {
        return FilterRefusal.invalidFilter(
                "The attribute " + name + " is of type " + attribute.type().keyword() + " and cannot be compared with "
                        + FilterRefusal.shown(literal.toString(), SHOWN) + ".");
    }
}
