package io.scimvault.host.replay;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Whether values are what their definitions say (RFC 7643 §2.3 to §2.5). */
final class ValueConformance {
    private static final Pattern RFC_3339 =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");

    private final boolean whole;
    private final List<String> faults = new ArrayList<>();

    /** A judge of resources that are shown whole, or with some of their attributes only. */
    ValueConformance(boolean whole) {
        this.whole = whole;
    }

    List<String> faults() {
        return faults;
    }

    void fault(String at, String sentence) {
        faults.add((at.isEmpty() ? "the answer" : at) + " " + sentence);
    }

    /** Judges all members of an object, and looks for those that are owed. */
    void members(String at, JsonObject object, Map<String, Definition> table) {
        object.members().forEach((name, value) -> {
            Definition definition = table.get(name);
            if (definition == null) {
                fault(at + "/" + name, "is in no schema of the resource");
            } else {
                value(at + "/" + name, value, definition);
            }
        });
        table.forEach((name, definition) -> {
            if (definition.isOwed(whole) && !object.has(name)) {
                fault(at + "/" + name, "is required and missing");
            }
        });
    }

    private void value(String at, JsonValue value, Definition definition) {
        if (definition.returned().equals("never")) {
            fault(at, "is never returned");
        } else if (!definition.multiValued()) {
            single(at, value, definition);
        } else if (value instanceof JsonArray array) {
            elements(at, array, definition);
        } else {
            fault(at, "is " + value.kind() + "; expected an array");
        }
    }

    private void elements(String at, JsonArray array, Definition definition) {
        if (array.isEmpty() && definition.required()) {
            fault(at, "is required and empty");
        }
        for (int i = 0; i < array.size(); i++) {
            single(at + "/" + i, array.get(i), definition);
        }
        long primary = array.only(JsonObject.class)
                .filter(element -> element.bool("primary").orElse(false))
                .count();
        if (primary > 1) {
            fault(at, "has " + primary + " primary elements");
        }
    }

    private void single(String at, JsonValue value, Definition definition) {
        if (definition.type().equals("complex") && value instanceof JsonObject object) {
            members(at, object, definition.subAttributes());
        } else if (!isOf(definition.type(), value)) {
            fault(at, "is " + value + "; expected " + definition.type());
        } else if (!definition.only().isEmpty()
                && value instanceof JsonString string
                && !definition.only().contains(string.value())) {
            fault(at, "is " + value + "; expected one of " + definition.only());
        }
    }

    private static boolean isOf(String type, JsonValue value) {
        return switch (type) {
            case "boolean" -> value instanceof JsonBoolean;
            case "integer" -> value instanceof JsonNumber number && number.isInteger();
            case "decimal" -> value instanceof JsonNumber;
            case "string" -> value instanceof JsonString;
            case "dateTime" -> value instanceof JsonString string && isTime(string.value());
            case "reference" -> value instanceof JsonString string && isUri(string.value());
            case "binary" -> value instanceof JsonString string && isBase64(string.value());
            default -> false;
        };
    }

    private static boolean isTime(String text) {
        return RFC_3339.matcher(text).matches() && isRead(text, OffsetDateTime::parse);
    }

    private static boolean isUri(String text) {
        return !text.isEmpty() && isRead(text, URI::create);
    }

    private static boolean isBase64(String text) {
        return isRead(text, Base64.getDecoder()::decode) || isRead(text, Base64.getUrlDecoder()::decode);
    }

    private static boolean isRead(String text, Function<String, Object> reader) {
        try {
            return reader.apply(text) != null;
        } catch (DateTimeParseException | IllegalArgumentException e) {
            return false;
        }
    }
}
