package io.scimvault.scim.service;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables of a scenario, written {@code ${name}}: bound to what is there where they first stand in an expected answer, and equal
 * to it wherever they stand again.
 */
final class Variables {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

    private final Map<String, JsonValue> bound = new HashMap<>();

    /** The expected value with every variable replaced, unbound ones by what the actual value has there. */
    JsonValue expected(JsonValue pattern, JsonValue actual) {
        if (pattern instanceof JsonString string) {
            Matcher matcher = VARIABLE.matcher(string.value());
            return matcher.matches()
                    ? bound.computeIfAbsent(matcher.group(1), name -> actual)
                    : new JsonString(text(string.value()));
        }
        if (pattern instanceof JsonObject object) {
            Map<String, JsonValue> members = new LinkedHashMap<>();
            JsonObject counterpart = actual instanceof JsonObject there ? there : JsonObject.EMPTY;
            object.members()
                    .forEach((name, value) -> members.put(
                            name, expected(value, counterpart.get(name).orElse(JsonNull.NULL))));
            return JsonObject.of(members);
        }
        if (pattern instanceof JsonArray array) {
            List<JsonValue> elements = new ArrayList<>();
            for (int i = 0; i < array.size(); i++) {
                boolean there = actual instanceof JsonArray counterpart && i < counterpart.size();
                elements.add(expected(array.get(i), there ? ((JsonArray) actual).get(i) : JsonNull.NULL));
            }
            return JsonArray.of(elements);
        }
        return pattern;
    }

    /** A value to send, its variables replaced; {@code {"${x}": {…}}} is the object x with some members set. */
    JsonValue sent(JsonValue pattern) {
        if (pattern instanceof JsonObject object && object.size() == 1) {
            Map.Entry<String, JsonValue> only =
                    object.members().entrySet().iterator().next();
            Matcher matcher = VARIABLE.matcher(only.getKey());
            if (matcher.matches()) {
                JsonObject whole = (JsonObject) bound.get(matcher.group(1));
                for (Map.Entry<String, JsonValue> change :
                        ((JsonObject) only.getValue()).members().entrySet()) {
                    whole = whole.with(change.getKey(), change.getValue());
                }
                return whole;
            }
        }
        return expected(pattern, JsonNull.NULL);
    }

    /** A text with its variables replaced. */
    String text(String pattern) {
        return VARIABLE.matcher(pattern)
                .replaceAll(match -> Matcher.quoteReplacement(((JsonString) bound.get(match.group(1))).value()));
    }
}
