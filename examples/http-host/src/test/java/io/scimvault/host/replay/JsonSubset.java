package io.scimvault.host.replay;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a tree holds what is expected of it. Of an object only the members named count; an array has exactly the elements
 * named, in any order. In place of a value may stand {@code {"$absent":true}} (missing, or unassigned by RFC 7643 §2.5),
 * {@code {"$any":true}}, {@code {"$matches":"regex"}}, {@code {"$size":n}}, {@code {"$distinct":n}} and, for an array that may have more,
 * {@code {"$contains":[…]}}.
 */
final class JsonSubset {
    private final List<String> differences = new ArrayList<>();

    private JsonSubset() {}

    /** What is missing or different, one sentence each. */
    static List<String> differences(JsonValue expected, @Nullable JsonValue actual) {
        JsonSubset subset = new JsonSubset();
        subset.compare("", expected, actual);
        return subset.differences;
    }

    private void compare(String at, JsonValue expected, @Nullable JsonValue actual) {
        if (expected instanceof JsonObject object && object.names().stream().anyMatch(JsonSubset::isRule)) {
            rule(at, object, actual);
        } else if (actual == null) {
            differences.add(at + " is missing; expected " + expected);
        } else if (expected instanceof JsonObject object && actual instanceof JsonObject other) {
            object.members().forEach((name, value) -> compare(at + "/" + name, value, other.member(name)));
        } else if (expected instanceof JsonArray array && actual instanceof JsonArray other) {
            elements(at, array, other);
        } else if (!equal(expected, actual)) {
            differences.add(at + " is " + actual + "; expected " + expected);
        }
    }

    /** All that begins with a dollar, but for the one attribute of SCIM's that does. */
    private static boolean isRule(String name) {
        return name.startsWith("$") && !name.equals("$ref");
    }

    private static boolean equal(JsonValue expected, JsonValue actual) {
        if (expected instanceof JsonNumber number && actual instanceof JsonNumber other) {
            return number.decimal().compareTo(other.decimal()) == 0;
        }
        return expected.equals(actual);
    }

    private void elements(String at, JsonArray expected, JsonArray actual) {
        List<JsonValue> left = new ArrayList<>(actual.elements());
        for (JsonValue wanted : expected) {
            if (!left.removeIf(new FirstMatch(wanted)::test)) {
                differences.add(at + " has no element like " + wanted);
            }
        }
        left.forEach(element -> differences.add(at + " has one more element: " + element));
    }

    private static boolean contains(JsonArray wanted, JsonArray actual) {
        List<JsonValue> left = new ArrayList<>(actual.elements());
        return wanted.stream().allMatch(element -> left.removeIf(new FirstMatch(element)::test));
    }

    /** Takes the first element that matches, and no second. */
    private static final class FirstMatch {
        private final JsonValue wanted;
        private boolean taken;

        FirstMatch(JsonValue wanted) {
            this.wanted = wanted;
        }

        boolean test(JsonValue candidate) {
            boolean match = !taken && differences(wanted, candidate).isEmpty();
            taken |= match;
            return match;
        }
    }

    private void rule(String at, JsonObject rules, @Nullable JsonValue actual) {
        for (Map.Entry<String, JsonValue> rule : rules.members().entrySet()) {
            if (!holds(rule.getKey(), rule.getValue(), actual)) {
                differences.add(at + " is " + (actual == null ? "missing" : actual) + "; expected " + rules);
            }
        }
    }

    private static boolean holds(String rule, JsonValue value, @Nullable JsonValue actual) {
        return switch (rule) {
            case "$absent" -> actual == null || actual.isUnassigned();
            case "$any" -> actual != null && !actual.isUnassigned();
            case "$matches" ->
                actual instanceof JsonString string
                        && value instanceof JsonString regex
                        && string.value().matches(regex.value());
            case "$size" -> actual instanceof JsonArray array && equal(value, JsonNumber.of(array.size()));
            case "$distinct" ->
                actual instanceof JsonArray array
                        && equal(value, JsonNumber.of(array.size()))
                        && new HashSet<>(array.elements()).size() == array.size();
            case "$contains" ->
                actual instanceof JsonArray array && value instanceof JsonArray wanted && contains(wanted, array);
            default -> throw new IllegalArgumentException("no such rule: " + rule);
        };
    }
}
