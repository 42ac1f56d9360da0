package io.scimvault.vault.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The pairs of a record that are ours, taken out one by one: what is left in the end is not understood. */
final class Pairs {
    private final Map<String, String> left = new HashMap<>();

    Pairs(Map<String, String> metadata) {
        metadata.forEach((key, value) -> {
            if (key.startsWith("scim_")) {
                left.put(key, value);
            }
        });
    }

    Optional<String> find(String key) {
        return Optional.ofNullable(left.remove(key));
    }

    String take(String key, String usual) {
        return find(key).orElse(usual);
    }

    /** A value as the name of an enum's constant. */
    String constant(String key, String usual) {
        return take(key, usual).toUpperCase(Locale.ROOT);
    }

    boolean flag(String key) {
        String value = take(key, "false");
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException(key + " is neither true nor false");
        }
        return value.equals("true");
    }

    /** The values of the pairs with this key and a number behind it, from 0. */
    List<String> list(String key) {
        List<String> values = new ArrayList<>();
        for (int i = 0; left.containsKey(key + i); i++) {
            values.add(take(key + i, ""));
        }
        return values;
    }

    void requireEmpty() {
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("not understood: " + left.keySet());
        }
    }
}
