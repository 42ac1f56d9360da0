package io.scimvault.scim.protocol;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the messages of bulk operations (RFC 7644 §3.7): names in any letter case, null means absent. */
record BulkMessage(JsonObject json) {
    static final String OPERATIONS = "Operations";
    private static final int SHOWN = 100;

    /** A message, or a part of one, that must be an object. */
    static BulkMessage of(JsonValue value, String what) {
        if (value instanceof JsonObject object) {
            return new BulkMessage(object);
        }
        throw refusal(what + " must be an object; " + value.kind() + " came.");
    }

    static JsonObject.Builder start(String schema) {
        return JsonObject.builder().put("schemas", JsonArray.ofStrings(List.of(schema)));
    }

    static ScimException refusal(String detail) {
        return new ScimException(ScimError.badRequest(ScimType.INVALID_SYNTAX, detail));
    }

    /** A text of the client's in quotes, as far as a message should repeat it. */
    static String quoted(String text) {
        int end = text.offsetByCodePoints(0, Math.min(SHOWN, text.codePointCount(0, text.length())));
        return new JsonString(end < text.length() ? text.substring(0, end) + "…" : text).toString();
    }

    /** A member, null not counted; the exact name wins. */
    Optional<JsonValue> member(String name) {
        return new LooseMembers("a bulk message", json).get(name);
    }

    Optional<String> text(String name) {
        return member(name).map(value -> {
            if (value instanceof JsonString string) {
                return string.value();
            }
            throw refusal(quoted(name) + " must be a string; " + value.kind() + " came.");
        });
    }

    /** A whole number, also one in a string. */
    Optional<Integer> number(String name) {
        return member(name).map(value -> whole(name, value));
    }

    private static int whole(String name, JsonValue value) {
        String text = value instanceof JsonNumber number
                ? number.text()
                : value instanceof JsonString string ? string.value().strip() : "";
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw refusal(quoted(name) + " must be a whole number of 32 bits.");
        }
    }

    /** The operations, each of them read; at least one, unless a message may have none. */
    <T> List<T> operations(Function<BulkMessage, T> reader) {
        JsonValue all = member(OPERATIONS).orElse(JsonNull.NULL);
        if (!(all instanceof JsonArray array)) {
            throw refusal("\"Operations\" must be an array.");
        }
        return array.stream()
                .map(element -> of(element, "Each of \"Operations\""))
                .map(reader)
                .toList();
    }
}
