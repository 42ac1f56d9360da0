package io.scimvault.scim.filter;

import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.schema.AttributePath;
import java.time.Instant;
import java.util.List;

/**
 * Builds filters in code that reads like their text, and into which no value can smuggle syntax:
 * {@code attribute("userName").eq(name).and(attribute("emails").having(attribute("type").eq("work")))}.
 */
public final class Filters {
    private Filters() {}

    /** Begins a term on an attribute, named as in a filter's text. */
    public static Term attribute(String path) {
        if (!NameSyntax.isAttributePath(path)) {
            throw new IllegalArgumentException("not an attribute path: " + path);
        }
        return new Term(AttributePath.parse(path));
    }

    /** All of the filters hold, two at least. */
    public static Filter and(List<? extends Filter> filters) {
        return new Filter.And(List.copyOf(filters));
    }

    /** All of the filters hold, two at least. */
    public static Filter and(Filter... filters) {
        return new Filter.And(List.of(filters));
    }

    /** Some of the filters hold, two at least. */
    public static Filter or(List<? extends Filter> filters) {
        return new Filter.Or(List.copyOf(filters));
    }

    /** Some of the filters hold, two at least. */
    public static Filter or(Filter... filters) {
        return new Filter.Or(List.of(filters));
    }

    /** The filter does not hold. */
    public static Filter not(Filter filter) {
        return new Filter.Not(filter);
    }

    /** An attribute that waits for its operator. */
    public record Term(AttributePath path) {
        public Filter eq(String value) {
            return compare(CompareOperator.EQ, value);
        }

        public Filter eq(long value) {
            return compare(CompareOperator.EQ, JsonNumber.of(value));
        }

        public Filter eq(Instant value) {
            return compare(CompareOperator.EQ, value.toString());
        }

        public Filter eq(boolean value) {
            return compare(CompareOperator.EQ, JsonBoolean.of(value));
        }

        public Filter ne(String value) {
            return compare(CompareOperator.NE, value);
        }

        public Filter ne(long value) {
            return compare(CompareOperator.NE, JsonNumber.of(value));
        }

        public Filter ne(Instant value) {
            return compare(CompareOperator.NE, value.toString());
        }

        public Filter co(String value) {
            return compare(CompareOperator.CO, value);
        }

        public Filter sw(String value) {
            return compare(CompareOperator.SW, value);
        }

        public Filter ew(String value) {
            return compare(CompareOperator.EW, value);
        }

        public Filter gt(String value) {
            return compare(CompareOperator.GT, value);
        }

        public Filter gt(long value) {
            return compare(CompareOperator.GT, JsonNumber.of(value));
        }

        public Filter gt(Instant value) {
            return compare(CompareOperator.GT, value.toString());
        }

        public Filter ge(String value) {
            return compare(CompareOperator.GE, value);
        }

        public Filter ge(long value) {
            return compare(CompareOperator.GE, JsonNumber.of(value));
        }

        public Filter ge(Instant value) {
            return compare(CompareOperator.GE, value.toString());
        }

        public Filter lt(String value) {
            return compare(CompareOperator.LT, value);
        }

        public Filter lt(long value) {
            return compare(CompareOperator.LT, JsonNumber.of(value));
        }

        public Filter lt(Instant value) {
            return compare(CompareOperator.LT, value.toString());
        }

        public Filter le(String value) {
            return compare(CompareOperator.LE, value);
        }

        public Filter le(long value) {
            return compare(CompareOperator.LE, JsonNumber.of(value));
        }

        public Filter le(Instant value) {
            return compare(CompareOperator.LE, value.toString());
        }

        /** {@code eq null}: the attribute has no value. */
        public Filter eqNull() {
            return compare(CompareOperator.EQ, JsonNull.NULL);
        }

        /** {@code ne null}: the attribute has a value. */
        public Filter neNull() {
            return compare(CompareOperator.NE, JsonNull.NULL);
        }

        /** The attribute has a value. */
        public Filter pr() {
            return new Filter.Present(path);
        }

        /** One element of the attribute satisfies the filter. */
        public Filter having(Filter filter) {
            return new Filter.ValuePath(path, filter);
        }

        /** A comparison with any simple value, such as a decimal number. */
        public Filter compare(CompareOperator operator, JsonValue value) {
            return new Filter.Comparison(path, operator, value);
        }

        private Filter compare(CompareOperator operator, String value) {
            return compare(operator, new JsonString(value));
        }
    }
}
