package io.scimvault.scim.validation;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.validation.ValidationOptions.Tolerance;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one value of a simple attribute (RFC 7643 §2.3). */
final class ScalarReader {
    private static final Pattern NUMBER =
            Pattern.compile("-?(?:0|[1-9][0-9]{0,99})(?:\\.[0-9]{1,99})?(?:[eE][+-]?[0-9]{1,4})?");
    private static final Pattern DATE_TIME = Pattern.compile(
            "([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(?:\\.[0-9]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})?");

    private final ValidationOptions options;

    ScalarReader(ValidationOptions options) {
        this.options = options;
    }

    /** The value in the attribute's type, or null where it has none. */
    @Nullable
    JsonValue read(Attribute attribute, JsonValue value) {
        return switch (attribute.type()) {
            case BOOLEAN -> value instanceof JsonBoolean ? value : coerces() ? bool(value) : null;
            case INTEGER -> {
                JsonNumber number = number(value);
                yield number != null && number.isInteger() ? number : null;
            }
            case DECIMAL -> number(value);
            default -> value instanceof JsonString ? value : coerces() ? text(value) : null;
        };
    }

    /** What a message calls a value of this attribute. */
    static String expected(Attribute attribute) {
        return switch (attribute.type()) {
            case BOOLEAN -> "a boolean";
            case INTEGER -> "a whole number";
            case DECIMAL -> "a number";
            case COMPLEX -> "an object";
            default -> "a string";
        };
    }

    /** What else is wrong with a value of the right type: its format, or that it is none of the canonical values. */
    Optional<String> objection(Attribute attribute, JsonValue value) {
        if (!(value instanceof JsonString string)) {
            return Optional.empty();
        }
        if (!options.allows(Tolerance.ANY_FORMAT)) {
            if (attribute.type() == Attribute.Type.DATE_TIME && !isDateTime(string.value())) {
                return Optional.of("must be a date and time such as 2024-01-31T12:00:00Z");
            }
            if (attribute.type() == Attribute.Type.BINARY && !isBase64(string.value())) {
                return Optional.of("must be base64");
            }
        }
        return options.allows(Tolerance.OTHER_CANONICAL_VALUES) || isCanonical(attribute, string.value())
                ? Optional.empty()
                : Optional.of("must be one of " + String.join(", ", attribute.canonicalValues()));
    }

    private boolean coerces() {
        return options.allows(Tolerance.COERCED_TYPES);
    }

    private static @Nullable JsonValue bool(JsonValue value) {
        if (!(value instanceof JsonString string)) {
            return null;
        }
        if (string.value().equalsIgnoreCase("true")) {
            return JsonBoolean.TRUE;
        }
        return string.value().equalsIgnoreCase("false") ? JsonBoolean.FALSE : null;
    }

    private @Nullable JsonNumber number(JsonValue value) {
        if (value instanceof JsonNumber number) {
            return number;
        }
        return coerces()
                        && value instanceof JsonString string
                        && NUMBER.matcher(string.value()).matches()
                ? new JsonNumber(string.value())
                : null;
    }

    private static @Nullable JsonValue text(JsonValue value) {
        return value instanceof JsonArray || value instanceof JsonObject ? null : new JsonString(value.toString());
    }

    private static boolean isCanonical(Attribute attribute, String value) {
        return attribute.canonicalValues().isEmpty()
                || attribute.canonicalValues().stream()
                        .anyMatch(known -> attribute.caseExact() ? known.equals(value) : known.equalsIgnoreCase(value));
    }

    /** An xsd:dateTime (RFC 7643 §2.3.5); the zone may be missing. */
    private static boolean isDateTime(String value) {
        var parts = DATE_TIME.matcher(value);
        if (!parts.matches()) {
            return false;
        }
        try {
            LocalDateTime.parse(parts.group(1));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** RFC 4648 §4; the padding may be missing (RFC 7643 §2.3.6). */
    private static boolean isBase64(String value) {
        try {
            Base64.getDecoder().decode(value);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
