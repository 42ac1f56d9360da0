package io.scimvault.vault.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What the engine accepts as metadata, custom_metadata and policies. */
final class Rules {
    private static final Pattern KEY = Pattern.compile("[a-zA-Z0-9=/+_-]+");
    private static final int MAX_PAIRS = 64;
    private static final int MAX_KEY = 128;
    private static final int MAX_VALUE = 512;

    private Rules() {}

    /** Checks the metadata of an {@code entity} or {@code group}; a breach is a 500. */
    static void checkMetadata(String kind, JsonValue metadata) {
        Map<String, JsonValue> pairs = members(metadata);
        if (pairs.size() > MAX_PAIRS) {
            throw Refused.internal(
                    "invalid " + kind + " metadata: metadata cannot contain more than 64 key/value pairs");
        }
        pairs.forEach((key, json) -> {
            String value = text(json);
            String wrong = wrongWith(key, value);
            if (!wrong.isEmpty()) {
                throw Refused.internal("invalid " + kind + " metadata: failed to load metadata pair (" + quote(key)
                        + ", " + quote(value) + "): " + wrong);
            }
        });
    }

    private static String wrongWith(String key, String value) {
        if (key.isEmpty()) {
            return "key cannot be blank";
        }
        if (!KEY.matcher(key).matches()) {
            return "key contains invalid characters";
        }
        if (bytes(key) > MAX_KEY) {
            return "key is too long (limit: 128 characters)";
        }
        if (key.startsWith("vault-")) {
            return "key prefix \"vault-\" is reserved for internal use";
        }
        return bytes(value) > MAX_VALUE ? "value is too long (limit: 512 characters)" : "";
    }

    /** Checks the custom_metadata of an alias, any printable key and no empty value; a breach is a 500. */
    static void checkCustom(JsonValue custom) {
        Map<String, JsonValue> pairs = members(custom);
        if (pairs.size() > MAX_PAIRS) {
            throw invalidCustom("payload must contain at most 64 keys, provided " + pairs.size());
        }
        pairs.forEach((key, json) -> {
            String value = text(json);
            if (bytes(key) < 1 || bytes(key) > MAX_KEY) {
                throw invalidCustom(
                        "length of key " + quote(key) + " is " + bytes(key) + " but must be 0 < len(key) <= 128");
            }
            if (bytes(value) < 1 || bytes(value) > MAX_VALUE) {
                throw invalidCustom("length of value for key " + quote(key) + " is " + bytes(value)
                        + " but must be 0 < len(value) <= 512");
            }
            if (!isPrintable(key)) {
                throw invalidCustom("key " + quote(key) + " (" + key + ") contains unprintable characters");
            }
            if (!isPrintable(value)) {
                throw invalidCustom("value for key " + quote(key) + " contains unprintable characters");
            }
        });
    }

    private static Refused invalidCustom(String why) {
        return Refused.internal("custom_metadata validation failed: " + why);
    }

    /** Policy names as they are kept: lower case, each once, sorted; the root policy is refused. */
    static List<String> policies(List<String> policies) {
        List<String> kept = policies.stream()
                .map(policy -> policy.toLowerCase(Locale.ROOT))
                .distinct()
                .sorted()
                .toList();
        if (kept.contains("root")) {
            throw Refused.badRequest("policies cannot contain root");
        }
        return kept;
    }

    private static Map<String, JsonValue> members(JsonValue pairs) {
        return pairs instanceof JsonObject object ? object.members() : Map.of();
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString string ? string.value() : "";
    }

    private static int bytes(String text) {
        return text.getBytes(UTF_8).length;
    }

    private static boolean isPrintable(String text) {
        return text.codePoints().allMatch(Rules::isPrintable);
    }

    /** What Go calls printable: letters, marks, numbers, punctuation, symbols, and the plain blank. */
    private static boolean isPrintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> point == ' ';
            default -> true;
        };
    }

    /** A text in quotes, with the escapes of Go's {@code %q} that matter. */
    static String quote(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                        .replace("\r", "\\r")
                + '"';
    }
}
