package io.scimvault.host.vectors;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How an answer differs from the expected one. A Vault may do what a store in memory does not: users are {@code active} where they are
 * not said not to be, and have their {@code groups}; and a store has words of its own for what is not there or is taken.
 */
final class Comparison {
    private static final Set<String> WORDS_OF_A_STORE = Set.of(
            "There is no such User.",
            "There is no such Group.",
            "Another User has this userName.",
            "Another Group has this displayName.");

    private final Bindings bindings;
    private final List<String> differences = new ArrayList<>();

    Comparison(Bindings bindings) {
        this.bindings = bindings;
    }

    List<String> differences() {
        return differences;
    }

    void compare(String where, JsonValue expected, JsonValue actual) {
        if (expected instanceof JsonString pattern && bindings.isWhole(pattern.value())) {
            require(where, bindings.whole(pattern.value(), actual).equals(actual), expected, actual);
        } else if (expected instanceof JsonString pattern && actual instanceof JsonString text) {
            boolean same = bindings.matches(pattern.value(), text.value())
                    || (where.endsWith(".detail") && WORDS_OF_A_STORE.contains(pattern.value()));
            require(where, same, expected, actual);
        } else if (expected instanceof JsonObject object && actual instanceof JsonObject other) {
            objects(where, object, other);
        } else if (expected instanceof JsonArray array && actual instanceof JsonArray other) {
            arrays(where, array, other);
        } else {
            require(where, expected.equals(actual), expected, actual);
        }
    }

    private void require(String where, boolean same, Object expected, Object actual) {
        if (!same) {
            differences.add(where + ": expected " + expected + " but was " + actual);
        }
    }

    private void objects(String where, JsonObject expected, JsonObject actual) {
        Set<String> names = new LinkedHashSet<>(expected.names());
        names.addAll(actual.names());
        for (String name : names) {
            Optional<JsonValue> wanted = expected.get(name);
            Optional<JsonValue> found = actual.get(name);
            if (wanted.isPresent() && found.isPresent()) {
                compare(where + "." + name, wanted.get(), found.get());
            } else if (wanted.isPresent() || !isOfTheStore(where, name, found.orElseThrow())) {
                require(where + "." + name, false, wanted, found);
            }
        }
        times(where, expected, actual);
    }

    private static boolean isOfTheStore(String where, String name, JsonValue value) {
        return where.endsWith(".members[]")
                ? name.equals("type") || name.equals("$ref")
                : (name.equals("active") && value.equals(JsonBoolean.TRUE)) || name.equals("groups");
    }

    /** Of two times in one object the order is told, not their values. */
    private void times(String where, JsonObject expected, JsonObject actual) {
        Optional<String> created = expected.string("created");
        Optional<String> modified = expected.string("lastModified");
        if (created.isPresent() && modified.isPresent()) {
            boolean moved = !actual.string("created").equals(actual.string("lastModified"));
            require(where, moved == !created.equals(modified), expected, actual);
        }
    }

    private void arrays(String where, JsonArray expected, JsonArray actual) {
        require(where + ": elements", expected.size() == actual.size(), expected, actual);
        List<JsonValue> left = new ArrayList<>(actual.elements());
        for (JsonValue element : expected) {
            if (!left.isEmpty()) {
                JsonValue found = where.endsWith(".members") ? like(element, left) : left.get(0);
                left.remove(found);
                compare(where + "[]", element, found);
            }
        }
    }

    /** Members are a set: the one that an expected one is, or any where there is none. */
    private JsonValue like(JsonValue expected, List<JsonValue> all) {
        for (JsonValue one : all) {
            Comparison trial = new Comparison(bindings);
            trial.compare("", expected, one);
            if (trial.differences().isEmpty()) {
                return one;
            }
        }
        return all.get(0);
    }
}
