package io.scimvault.scim.filter;

import java.util.Locale;
import java.util.Optional;

/** A comparison operator of RFC 7644 §3.4.2.2, table 3; {@code pr} is {@link Filter.Present}. */
public enum CompareOperator {
    EQ,
    NE,
    CO,
    SW,
    EW,
    GT,
    GE,
    LT,
    LE;

    /** The operator as it is written, in lower case. */
    public String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The operator of a word, in any letter case. */
    public static Optional<CompareOperator> of(String word) {
        for (CompareOperator operator : values()) {
            if (operator.name().equalsIgnoreCase(word)) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }

    /** Whether an order satisfies this operator: negative, zero or positive as the attribute's value stands to the literal. */
    boolean accepts(int order) {
        return switch (this) {
            case EQ -> order == 0;
            case NE -> order != 0;
            case GT -> order > 0;
            case GE -> order >= 0;
            case LT -> order < 0;
            case LE -> order <= 0;
            case CO, SW, EW -> false;
        };
    }
}
