package io.scimvault.host.replay;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a replay has learnt so far, by name, and how it is put into later steps: {@code ${name}} in a text, or as a whole text,
 * which then becomes the value itself; {@code {"$from": name, "$set": {…}, "$without": […]}} is a captured object, changed.
 */
final class Captured {
    private static final Pattern NAME = Pattern.compile("\\$\\{([A-Za-z0-9]+)}");

    private final Map<String, JsonValue> values = new LinkedHashMap<>();

    void set(String name, JsonValue value) {
        values.put(name, value);
    }

    void add(String name, List<JsonValue> more) {
        List<JsonValue> all = new ArrayList<>(
                values.getOrDefault(name, JsonArray.EMPTY) instanceof JsonArray array ? array.elements() : List.of());
        all.addAll(more);
        set(name, JsonArray.of(all));
    }

    private JsonValue get(String name) {
        JsonValue value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no step before captured ${" + name + "}");
        }
        return value;
    }

    /** A text with its variables filled in. */
    String fill(String text) {
        Matcher matcher = NAME.matcher(text);
        return matcher.replaceAll(match -> Matcher.quoteReplacement(plain(get(match.group(1)))));
    }

    private static String plain(JsonValue value) {
        return value instanceof JsonString string ? string.value() : value.toString();
    }

    /** A tree with its variables filled in. */
    JsonValue fill(JsonValue template) {
        if (template instanceof JsonString string) {
            Matcher whole = NAME.matcher(string.value());
            return whole.matches() ? get(whole.group(1)) : new JsonString(fill(string.value()));
        }
        if (template instanceof JsonArray array) {
            return array.map(this::fill);
        }
        if (template instanceof JsonObject object) {
            return object.string("$from").isPresent() ? changed(object) : members(object);
        }
        return template;
    }

    private JsonObject members(JsonObject template) {
        JsonObject.Builder filled = JsonObject.builder();
        template.members().forEach((name, value) -> filled.put(name, fill(value)));
        return filled.build();
    }

    private JsonObject changed(JsonObject template) {
        JsonObject result = (JsonObject) get(template.string("$from").orElseThrow());
        for (Map.Entry<String, JsonValue> member : members(
                        template.object("$set").orElse(JsonObject.EMPTY))
                .members()
                .entrySet()) {
            result = result.with(member.getKey(), member.getValue());
        }
        for (JsonString name : template.array("$without").only(JsonString.class).toList()) {
            result = result.without(name.value());
        }
        return result;
    }
}
