package io.scimvault.scim.filter;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    private static final List<CompareOperator> ALL = List.of(values());

    private final String keyword = name().toLowerCase(Locale.ROOT);

    /** The operator as it is written, in lower case. */
    public String keyword() {
        return keyword;
    }

    /** The operator of a word, in any letter case. */
    public static Optional<CompareOperator> of(String word) {
        return Optional.ofNullable(at(word, 0, word.length()));
    }

    /** The operator that stands in a text from one place to another, in any letter case; null where it is none. */
    static @Nullable CompareOperator at(String text, int from, int to) {
        if (to - from != 2) {
            return null;
        }
        int first = text.charAt(from) | 0x20;
        int second = text.charAt(from + 1) | 0x20;
        for (int i = 0; i < ALL.size(); i++) {
            CompareOperator operator = ALL.get(i);
            if (operator.keyword.charAt(0) == first && operator.keyword.charAt(1) == second) {
                return operator;
            }
        }
        return null;
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
