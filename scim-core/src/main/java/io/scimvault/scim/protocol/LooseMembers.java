package io.scimvault.scim.protocol;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.schema.AttributeName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The members of a message as somebody else's software spells them: names in any letter case, of which the exact one wins, null for
 * what is absent, numbers and booleans also as strings. What has another kind is refused with 400 {@code invalidSyntax}.
 *
 * @param message what the message is called in a refusal
 */
record LooseMembers(String message, JsonObject object) {
    private static final int LONGEST_NUMBER = 100;
    private static final BigDecimal LEAST = BigDecimal.valueOf(Integer.MIN_VALUE);
    private static final BigDecimal GREATEST = BigDecimal.valueOf(Integer.MAX_VALUE);

    /** The members of a message that must be an object. */
    static LooseMembers of(String message, JsonValue body) {
        if (body instanceof JsonObject object) {
            return new LooseMembers(message, object);
        }
        throw refusal(message + " must be an object; " + body.kind() + " came.");
    }

    /** The member of this name, unless it is null. */
    Optional<JsonValue> get(String name) {
        Optional<JsonValue> exact = object.get(name);
        Optional<JsonValue> found = exact.isPresent()
                ? exact
                : object.members().entrySet().stream()
                        .filter(member -> AttributeName.same(member.getKey(), name))
                        .map(Map.Entry::getValue)
                        .findFirst();
        return found.filter(value -> value != JsonNull.NULL);
    }

    /** The text of a member; of a number or boolean, the one that it is written with. */
    Optional<String> text(String name) {
        return get(name).map(value -> {
            if (value instanceof JsonArray || value instanceof JsonObject) {
                throw wrong(name, "a string", value);
            }
            return value instanceof JsonString string ? string.value() : value.toString();
        });
    }

    /** The whole number of a member; one that is out of range is the nearest in it. */
    OptionalInt integer(String name) {
        Optional<JsonValue> value = get(name).filter(given -> !(given instanceof JsonString text && isBlank(text)));
        return value.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(whole(value.get()).orElseThrow(() -> wrong(name, "a whole number", value.get())));
    }

    private static boolean isBlank(JsonString text) {
        return text.value().isBlank();
    }

    private static Optional<Integer> whole(JsonValue value) {
        if (!(value instanceof JsonNumber) && !(value instanceof JsonString)) {
            return Optional.empty();
        }
        String text = value instanceof JsonString string ? string.value().strip() : value.toString();
        if (text.length() > LONGEST_NUMBER) {
            return Optional.empty();
        }
        try {
            BigDecimal number = new JsonNumber(text).decimal();
            return Optional.of(number.max(LEAST).min(GREATEST).intValueExact());
        } catch (ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether a member is true; one that is missing is not. */
    boolean is(String name) {
        return get(name)
                .map(value -> value instanceof JsonBoolean bool
                        ? bool.value()
                        : value instanceof JsonString string
                                && string.value().strip().equalsIgnoreCase("true"))
                .orElse(false);
    }

    /** The names that a member lists, in an array or joined by commas. */
    List<String> names(String name) {
        List<String> names = new ArrayList<>();
        for (JsonValue element : get(name).map(LooseMembers::elements).orElse(JsonArray.EMPTY)) {
            if (!(element instanceof JsonString string)) {
                throw wrong(name, "a list of strings", element);
            }
            Arrays.stream(string.value().split(",", -1))
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .forEach(names::add);
        }
        return names;
    }

    private static JsonArray elements(JsonValue value) {
        return value instanceof JsonArray array ? array : JsonArray.of(value);
    }

    /** A refusal of a member that is not what it must be. */
    ScimException wrong(String name, String expected, JsonValue found) {
        return refusal("\"" + name + "\" of " + message + " must be " + expected + "; " + found.kind() + " came.");
    }

    private static ScimException refusal(String detail) {
        return new ScimException(ScimError.badRequest(
                ScimType.INVALID_SYNTAX, Character.toUpperCase(detail.charAt(0)) + detail.substring(1)));
    }
}
