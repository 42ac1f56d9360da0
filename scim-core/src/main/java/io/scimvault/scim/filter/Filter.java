package io.scimvault.scim.filter;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.schema.AttributePath;
import java.util.ArrayList;
import java.util.List;

/**
 * A filter (RFC 7644 §3.4.2.2) as a tree, by syntax alone: what an attribute name means is decided when the filter is matched.
 * {@link And} and {@link Or} are n-ary and flat: no term of an {@code And} is an {@code And}, since a nested one is taken apart.
 *
 * <p>A filter prints as its text, with no more parentheses than needed; parsing that text gives an equal filter.
 */
public sealed interface Filter {

    /** What one reader makes of a filter: one method for each kind, so that none can be forgotten. */
    interface Visitor<R> {
        R and(And filter);

        R or(Or filter);

        R not(Not filter);

        R comparison(Comparison filter);

        R present(Present filter);

        R valuePath(ValuePath filter);
    }

    <R> R accept(Visitor<R> visitor);

    /** Appends this filter's text. */
    void printTo(StringBuilder out);

    /** Both this and the other filter hold. */
    default Filter and(Filter other) {
        return new And(List.of(this, other));
    }

    /** This or the other filter holds. */
    default Filter or(Filter other) {
        return new Or(List.of(this, other));
    }

    /** All terms hold. */
    record And(List<Filter> terms) implements Filter {
        public And {
            terms = flat(terms, And.class);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.and(this);
        }

        @Override
        public void printTo(StringBuilder out) {
            for (int i = 0; i < terms.size(); i++) {
                out.append(i > 0 ? " and " : "");
                if (terms.get(i) instanceof Or or) {
                    printInParentheses(or, out);
                } else {
                    terms.get(i).printTo(out);
                }
            }
        }

        @Override
        public String toString() {
            return print(this);
        }
    }

    /** Some term holds. */
    record Or(List<Filter> terms) implements Filter {
        public Or {
            terms = flat(terms, Or.class);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.or(this);
        }

        @Override
        public void printTo(StringBuilder out) {
            for (int i = 0; i < terms.size(); i++) {
                out.append(i > 0 ? " or " : "");
                terms.get(i).printTo(out);
            }
        }

        @Override
        public String toString() {
            return print(this);
        }
    }

    /** The term does not hold. */
    record Not(Filter term) implements Filter {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.not(this);
        }

        @Override
        public void printTo(StringBuilder out) {
            out.append("not ");
            printInParentheses(term, out);
        }

        @Override
        public String toString() {
            return print(this);
        }
    }

    /** An attribute compared with a value, which is a string, number, boolean or null. */
    record Comparison(AttributePath path, CompareOperator operator, JsonValue value) implements Filter {
        public Comparison {
            if (value instanceof JsonArray || value instanceof JsonObject) {
                throw new IllegalArgumentException("a filter compares with a simple value, not with " + value.kind());
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.comparison(this);
        }

        @Override
        public void printTo(StringBuilder out) {
            out.append(path).append(' ').append(operator.keyword()).append(' ');
            value.printTo(out);
        }

        @Override
        public String toString() {
            return print(this);
        }
    }

    /** An attribute has a value ({@code pr}). */
    record Present(AttributePath path) implements Filter {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.present(this);
        }

        @Override
        public void printTo(StringBuilder out) {
            out.append(path).append(" pr");
        }

        @Override
        public String toString() {
            return print(this);
        }
    }

    /** One element of a multi-valued attribute matches the whole filter ({@code emails[type eq "work" and …]}). */
    record ValuePath(AttributePath path, Filter filter) implements Filter {
        public ValuePath {
            if (holdsValuePath(filter)) {
                throw new IllegalArgumentException("a value filter cannot hold another: " + filter);
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.valuePath(this);
        }

        @Override
        public void printTo(StringBuilder out) {
            out.append(path).append('[');
            filter.printTo(out);
            out.append(']');
        }

        @Override
        public String toString() {
            return print(this);
        }
    }

    private static String print(Filter filter) {
        StringBuilder out = new StringBuilder();
        filter.printTo(out);
        return out.toString();
    }

    private static void printInParentheses(Filter filter, StringBuilder out) {
        out.append('(');
        filter.printTo(out);
        out.append(')');
    }

    /** Terms of which none is itself such a connective. */
    private static List<Filter> flat(List<Filter> terms, Class<? extends Filter> connective) {
        if (terms.size() < 2) {
            throw new IllegalArgumentException("and, or: two terms at least");
        }
        List<Filter> all = terms;
        for (int i = 0; i < terms.size(); i++) {
            Filter term = terms.get(i);
            boolean nested = connective.isInstance(term);
            if (nested && all == terms) {
                all = new ArrayList<>(terms.subList(0, i));
            }
            if (nested) {
                all.addAll(term instanceof And and ? and.terms : ((Or) term).terms);
            } else if (all != terms) {
                all.add(term);
            }
        }
        return List.copyOf(all);
    }

    private static boolean holdsValuePath(Filter filter) {
        if (filter instanceof And and) {
            return someHoldsValuePath(and.terms);
        }
        if (filter instanceof Or or) {
            return someHoldsValuePath(or.terms);
        }
        return filter instanceof Not not ? holdsValuePath(not.term) : filter instanceof ValuePath;
    }

    private static boolean someHoldsValuePath(List<Filter> terms) {
        for (Filter term : terms) {
            if (holdsValuePath(term)) {
                return true;
            }
        }
        return false;
    }
}
