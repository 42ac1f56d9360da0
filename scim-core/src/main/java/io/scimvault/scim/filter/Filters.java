package io.scimvault.scim.filter;

import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.schema.AttributePath;

/**
 * Builds filters in code that reads like their text, and into which no value can smuggle syntax:
 * {@code attribute("userName").eq(name).and(attribute("emails").having(attribute("type").eq("work")))}.
 */
public final class Filters {
    private Filters() {}

    /** Begins a term on an attribute, named as in a filter's text. */
    public static Term attribute(String path) {
        if (!FilterLexer.isAttributePath(path)) {
            throw new IllegalArgumentException("not an attribute path: " + path);
        }
        return new Term(AttributePath.parse(path));
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

        public Filter eq(boolean value) {
            return compare(CompareOperator.EQ, JsonBoolean.of(value));
        }

        public Filter ne(String value) {
            return compare(CompareOperator.NE, value);
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

        public Filter ge(String value) {
            return compare(CompareOperator.GE, value);
        }

        public Filter lt(String value) {
            return compare(CompareOperator.LT, value);
        }

        public Filter le(String value) {
            return compare(CompareOperator.LE, value);
        }

        /** The attribute has a value. */
        public Filter pr() {
            return new Filter.Present(path);
        }

        /** One element of the attribute satisfies the filter. */
        public Filter having(Filter filter) {
            return new Filter.ValuePath(path, filter);
        }

        /** A comparison with a number, null, or any other simple value. */
        public Filter compare(CompareOperator operator, JsonValue value) {
            return new Filter.Comparison(path, operator, value);
        }

        private Filter compare(CompareOperator operator, String value) {
            return compare(operator, new JsonString(value));
        }
    }
}
