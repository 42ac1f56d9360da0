package io.scimvault.scim.validation;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.validation.ValidationOptions.Tolerance;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes an object of what a client sends for one value of a complex attribute; what is inside is read later. */
final class ComplexShape {
    private static final JsonText EMBEDDED = JsonText.within(new JsonLimits(8, 1 << 16, 256, 100, 1 << 16));

    private final ValidationOptions options;

    ComplexShape(ValidationOptions options) {
        this.options = options;
    }

    /** The object, or null where the value is none and cannot be taken for one. */
    @Nullable
    JsonObject of(Attribute attribute, JsonValue value) {
        if (value instanceof JsonObject object) {
            return options.allows(Tolerance.JSON_IN_STRINGS) ? expanded(attribute, object) : object;
        }
        JsonObject embedded = embedded(attribute, value);
        if (embedded != null) {
            return embedded;
        }
        Attribute own = attribute.subAttributes().find("value");
        return own == null || value instanceof JsonArray || !options.allows(Tolerance.COERCED_TYPES)
                ? null
                : JsonObject.of(own.name(), value);
    }

    /** The object, with the JSON in its {@code value} put in that member's place; what stood beside it wins. */
    private JsonObject expanded(Attribute attribute, JsonObject object) {
        for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
            JsonObject inner =
                    member.getKey().equalsIgnoreCase("value") ? embedded(attribute, member.getValue()) : null;
            if (inner != null) {
                Map<String, JsonValue> all = new LinkedHashMap<>(inner.members());
                all.putAll(object.without(member.getKey()).members());
                return JsonObject.of(all);
            }
        }
        return object;
    }

    /** The object whose JSON a string holds, if it has a sub-attribute of this attribute. */
    private @Nullable JsonObject embedded(Attribute attribute, JsonValue value) {
        if (!options.allows(Tolerance.JSON_IN_STRINGS)
                || !(value instanceof JsonString string)
                || !string.value().stripLeading().startsWith("{")) {
            return null;
        }
        try {
            return EMBEDDED.parse(string.value()) instanceof JsonObject object
                            && object.names().stream()
                                    .anyMatch(name -> attribute.sub(name).isPresent())
                    ? withDisplay(attribute, object)
                    : null;
        } catch (ScimException e) {
            return null; // an ordinary string that begins with a brace
        }
    }

    /** Entra writes {@code displayName} where RFC 7643 §2.4 has {@code display}. */
    private static JsonObject withDisplay(Attribute attribute, JsonObject object) {
        JsonValue name = object.member("displayName");
        boolean meant = name != null
                && !object.has("display")
                && attribute.sub("display").isPresent()
                && attribute.sub("displayName").isEmpty();
        return meant && name != null ? object.without("displayName").with("display", name) : object;
    }
}
