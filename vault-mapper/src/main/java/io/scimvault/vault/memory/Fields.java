package io.scimvault.vault.memory;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fields of a request, coerced the way the real engine does it: loosely, and {@code null} as the empty value of its type.
 * Fields that the endpoint does not know are kept apart.
 */
final class Fields {

    /** What a field is read as. */
    enum Shape {
        STRING,
        BOOL,
        PAIRS,
        LIST
    }

    private static final int MAX_STRINGS = 1000;

    private final Map<String, JsonValue> values = new LinkedHashMap<>();
    private final Set<String> unknown = new TreeSet<>();

    private Fields() {}

    /** Reads a body; the first field of a wrong type refuses all of it. */
    static Fields of(JsonObject body, Map<String, Shape> schema) {
        if (strings(body) > MAX_STRINGS) {
            throw Refused.badRequest("refused JSON input due to high complexity: exceeded maximum number of strings");
        }
        Fields fields = new Fields();
        body.members().forEach((name, value) -> {
            Shape type = schema.get(name);
            if (type == null) {
                fields.unknown.add(name);
            } else {
                fields.values.put(name, coerce(name, type, value));
            }
        });
        return fields;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** A string field; empty where it is absent, null or empty: most handlers do not tell these apart. */
    String string(String name) {
        return values.get(name) instanceof JsonString string ? string.value() : "";
    }

    Optional<Boolean> bool(String name) {
        return values.get(name) instanceof JsonBoolean bool ? Optional.of(bool.value()) : Optional.empty();
    }

    /** A field of pairs: an object of strings, or null where null was sent. */
    Optional<JsonValue> pairs(String name) {
        return Optional.ofNullable(values.get(name));
    }

    Optional<List<String>> list(String name) {
        return values.get(name) instanceof JsonArray array
                ? Optional.of(
                        array.only(JsonString.class).map(JsonString::value).toList())
                : Optional.empty();
    }

    /** What the engine says about fields that it ignored, where its answer has a body. */
    List<String> warnings() {
        return unknown.isEmpty()
                ? List.of()
                : List.of("Endpoint ignored these unrecognized parameters: [" + String.join(" ", unknown) + "]");
    }

    private static JsonValue coerce(String name, Shape type, JsonValue value) {
        return switch (type) {
            case STRING -> new JsonString(scalar(value).orElseThrow(() -> wrongType(name, "string", value)));
            case BOOL -> bool(name, value);
            case PAIRS -> pairs(name, value);
            case LIST -> list(name, value);
        };
    }

    /** The text of anything but an array or object. */
    private static Optional<String> scalar(JsonValue value) {
        if (value instanceof JsonString string) {
            return Optional.of(string.value());
        }
        if (value instanceof JsonNumber number) {
            return Optional.of(number.text());
        }
        if (value instanceof JsonBoolean bool) {
            return Optional.of(bool.value() ? "1" : "0");
        }
        return value instanceof JsonNull ? Optional.of("") : Optional.empty();
    }

    private static JsonValue bool(String name, JsonValue value) {
        if (value instanceof JsonBoolean) {
            return value;
        }
        String text = scalar(value).orElseThrow(() -> wrongType(name, "bool", value));
        return switch (text) {
            case "1", "t", "T", "true", "TRUE", "True" -> JsonBoolean.TRUE;
            case "", "0", "f", "F", "false", "FALSE", "False" -> JsonBoolean.FALSE;
            default -> throw unconverted(name, "'' cannot parse value as 'bool': strconv.ParseBool: invalid syntax");
        };
    }

    private static JsonValue pairs(String name, JsonValue value) {
        if (value instanceof JsonNull) {
            return value;
        }
        Map<String, JsonString> pairs = new LinkedHashMap<>();
        if (value instanceof JsonObject object) {
            putAll(name, pairs, object);
        } else {
            List<JsonValue> parts = value instanceof JsonArray array ? array.elements() : List.of(value);
            for (int i = 0; i < parts.size(); i++) {
                if (parts.get(i) instanceof JsonObject object) {
                    putAll(name, pairs, object);
                } else {
                    putSplit(name, pairs, i, scalar(parts.get(i)).orElse(""));
                }
            }
        }
        return JsonObject.of(pairs);
    }

    private static void putAll(String name, Map<String, JsonString> pairs, JsonObject object) {
        object.members()
                .forEach((key, value) -> pairs.put(
                        key,
                        new JsonString(scalar(value)
                                .orElseThrow(() -> unconverted(
                                        name,
                                        "decoding failed due to the following error(s):\n\n'[0]' expected type 'string',"
                                                + " got unconvertible type 'map[string]interface {}'")))));
    }

    private static void putSplit(String name, Map<String, JsonString> pairs, int index, String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw unconverted(name, "invalid key pair at index " + index + " in field \"" + name + "\"");
        }
        pairs.put(text.substring(0, equals), new JsonString(text.substring(equals + 1)));
    }

    /** A list: an array, or one string split at commas; blanks around an element and empty elements go. */
    private static JsonValue list(String name, JsonValue value) {
        List<String> parts = new ArrayList<>();
        if (value instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                JsonValue element = array.get(i);
                int index = i;
                parts.add(scalar(element).orElseThrow(() -> wrongElement(name, index, element)));
            }
        } else if (!(value instanceof JsonObject object && object.isEmpty())) {
            parts.addAll(List.of(scalar(value)
                    .orElseThrow(() -> wrongElement(name, 0, value))
                    .split(",", -1)));
        }
        return JsonArray.ofStrings(parts.stream()
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList());
    }

    private static Refused wrongElement(String name, int index, JsonValue value) {
        return unconverted(
                name,
                "1 error(s) decoding:\n\n* '[" + index + "]' expected type 'string', got unconvertible type '"
                        + goType(value) + "'");
    }

    private static Refused wrongType(String name, String type, JsonValue value) {
        return unconverted(name, "'' expected type '" + type + "', got unconvertible type '" + goType(value) + "'");
    }

    private static String goType(JsonValue value) {
        return value instanceof JsonArray ? "[]interface {}" : "map[string]interface {}";
    }

    private static Refused unconverted(String name, String why) {
        return Refused.badRequest("Field validation failed: error converting input for field \"" + name + "\": " + why);
    }

    /** How many JSON strings a value holds, names included. */
    private static int strings(JsonValue value) {
        if (value instanceof JsonString) {
            return 1;
        }
        if (value instanceof JsonArray array) {
            return array.stream().mapToInt(Fields::strings).sum();
        }
        return value instanceof JsonObject object
                ? object.size()
                        + object.members().values().stream()
                                .mapToInt(Fields::strings)
                                .sum()
                : 0;
    }
}
