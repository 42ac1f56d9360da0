package io.scimvault.host.vectors;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the names in a scenario stand for on this host: {@code ${x}} for what was there where it first stood in an expected answer, and
 * {@code id-1} for the id that the host gave instead. A name that is not bound is taken as it stands in what is sent.
 */
final class Bindings {
    private static final Pattern NAME = Pattern.compile("\\$\\{(\\w+)}");
    private static final Pattern MOVING =
            Pattern.compile("\\$\\{(\\w+)}|id-\\d+|2026-01-01T00:0\\d:\\d\\d(?:\\.\\d+)?Z|https://id\\.test/scim/v2");
    private static final String ANY_ID = "[0-9a-f]{8}-[0-9a-f-]{27}";
    private static final String ANY_TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z";

    private final Map<String, JsonValue> bound = new HashMap<>();
    private final String base;
    private int last;

    Bindings(String base) {
        this.base = base;
    }

    /** The value that a whole string stands for; bound to the actual one if it is new. */
    boolean isWhole(String pattern) {
        return NAME.matcher(pattern).matches();
    }

    JsonValue whole(String pattern, JsonValue actual) {
        return bound.computeIfAbsent(pattern, name -> actual);
    }

    /** Whether a text is what a pattern stands for; ids that are new are bound. */
    boolean matches(String pattern, String actual) {
        Matcher moving = MOVING.matcher(pattern);
        StringBuilder regex = new StringBuilder();
        Map<Integer, String> found = new LinkedHashMap<>();
        int end = 0;
        int group = 0;
        while (moving.find()) {
            regex.append(Pattern.quote(pattern.substring(end, moving.start())));
            end = moving.end();
            String name = moving.group();
            if (name.startsWith("https:")) {
                regex.append(Pattern.quote(base));
            } else if (bound.get(name) instanceof JsonString known) {
                regex.append(Pattern.quote(known.value()));
            } else if (name.startsWith("id-")) {
                regex.append('(').append(ANY_ID).append('|').append(name).append(')');
                found.put(++group, name);
            } else {
                regex.append(name.startsWith("2026") ? ANY_TIME : Pattern.quote(name));
            }
        }
        regex.append(Pattern.quote(pattern.substring(end)));
        Matcher matcher = Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(actual);
        if (!matcher.matches()) {
            return false;
        }
        found.forEach((number, name) -> {
            if (!matcher.group(number).equals(name)) {
                bound.putIfAbsent(name, new JsonString(matcher.group(number)));
            }
        });
        return true;
    }

    /** A resource was created: unless its id is bound already, it is that of the next one in the order of creation. */
    void created(String id) {
        JsonString actual = new JsonString(id);
        for (Map.Entry<String, JsonValue> one : bound.entrySet()) {
            if (one.getKey().startsWith("id-") && one.getValue().equals(actual)) {
                last = Integer.parseInt(one.getKey().substring("id-".length()));
                return;
            }
        }
        bound.put("id-" + ++last, actual);
    }

    /** A creation was refused after the store in memory had taken an id for it. */
    void refused() {
        last++;
    }

    /** A text to send. */
    String sent(String pattern) {
        return MOVING.matcher(pattern).replaceAll(match -> {
            String name = match.group();
            String value = name.startsWith("https:") ? base : name;
            return Matcher.quoteReplacement(bound.get(name) instanceof JsonString known ? known.value() : value);
        });
    }

    /** A value to send; {@code {"${x}": {…}}} is the object x with some members set. */
    JsonValue sent(JsonValue pattern) {
        if (pattern instanceof JsonString text) {
            return isWhole(text.value()) ? whole(text.value(), JsonNull.NULL) : new JsonString(sent(text.value()));
        }
        if (pattern instanceof JsonArray array) {
            List<JsonValue> elements = array.stream().map(this::sent).toList();
            return JsonArray.of(elements);
        }
        return pattern instanceof JsonObject object ? sent(object) : pattern;
    }

    private JsonObject sent(JsonObject pattern) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        for (Map.Entry<String, JsonValue> member : pattern.members().entrySet()) {
            JsonValue value = sent(member.getValue());
            if (isWhole(member.getKey()) && bound.get(member.getKey()) instanceof JsonObject known) {
                members.putAll(known.members());
                members.putAll(((JsonObject) value).members());
            } else {
                members.put(sent(member.getKey()), value);
            }
        }
        return JsonObject.of(members);
    }
}
