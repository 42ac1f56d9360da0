package io.scimvault.scim.resource;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.schema.Attribute;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings what is handed to a builder into the canonical form of {@link Resource}, or refuses it with IllegalArgumentException. */
final class Canonical {
    private Canonical() {}

    /** An object with one string set; null takes it away. */
    static JsonObject with(JsonObject object, String name, @Nullable String value) {
        return with(object, name, value == null ? JsonNull.NULL : new JsonString(value));
    }

    /** An object with one member set; an unassigned value takes it away. */
    static JsonObject with(JsonObject object, String name, JsonValue value) {
        return value.isUnassigned() ? object.without(name) : object.with(name, value);
    }

    /** An object with the names and types of the table, without what is unassigned; what the table does not know stays as it is. */
    static JsonObject object(Attribute.Table table, JsonObject object) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        object.members().forEach((name, value) -> {
            Attribute attribute = table.find(name);
            JsonValue canonical = attribute == null ? pruned(value) : value(attribute, value);
            String spelling = attribute == null ? name : attribute.name();
            if (!canonical.isUnassigned() && members.put(spelling, canonical) != null) {
                throw new IllegalArgumentException(spelling + " stands twice, in different letter case");
            }
        });
        return JsonObject.of(members);
    }

    /** A value of this attribute; unassigned where nothing remains of it. */
    static JsonValue value(Attribute attribute, JsonValue value) {
        JsonValue pruned = pruned(value);
        if (pruned.isUnassigned()) {
            return JsonNull.NULL;
        }
        return attribute.multiValued() ? many(attribute, pruned) : one(attribute, pruned);
    }

    private static JsonValue many(Attribute attribute, JsonValue value) {
        if (!(value instanceof JsonArray array)) {
            throw wrong(attribute, "an array", value);
        }
        JsonArray values = array.map(element -> one(attribute, element));
        if (values.only(JsonObject.class).filter(Canonical::isPrimary).count() > 1) {
            throw new IllegalArgumentException(attribute.name() + " takes at most one primary value");
        }
        return values;
    }

    private static boolean isPrimary(JsonObject value) {
        return value.bool("primary").orElse(false);
    }

    private static JsonValue one(Attribute attribute, JsonValue value) {
        if (attribute.isComplex()) {
            if (value instanceof JsonObject object) {
                return object(attribute.subAttributes(), object);
            }
            throw wrong(attribute, "an object", value);
        }
        if (attribute.type().isText() && !(value instanceof JsonString)) {
            throw wrong(attribute, "a string", value);
        }
        if (attribute.type() == Attribute.Type.BOOLEAN && !(value instanceof JsonBoolean)) {
            throw wrong(attribute, "a boolean", value);
        }
        boolean integer = attribute.type() == Attribute.Type.INTEGER;
        if (integer && !(value instanceof JsonNumber number && number.isInteger())) {
            throw wrong(attribute, "a whole number", value);
        }
        if (attribute.type() == Attribute.Type.DECIMAL && !(value instanceof JsonNumber)) {
            throw wrong(attribute, "a number", value);
        }
        return value;
    }

    /** A value without the nulls, empty arrays and empty objects in it: the whole may be unassigned then. */
    static JsonValue pruned(JsonValue value) {
        if (value instanceof JsonObject object) {
            return pruned(object);
        }
        if (value instanceof JsonArray array) {
            return JsonArray.of(array.stream()
                    .map(Canonical::pruned)
                    .filter(element -> !element.isUnassigned())
                    .toList());
        }
        return value;
    }

    static JsonObject pruned(JsonObject object) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        object.members().forEach((name, value) -> {
            JsonValue pruned = pruned(value);
            if (!pruned.isUnassigned()) {
                members.put(name, pruned);
            }
        });
        return JsonObject.of(members);
    }

    private static IllegalArgumentException wrong(Attribute attribute, String expected, JsonValue found) {
        return new IllegalArgumentException(attribute.name() + " takes " + expected + ", not " + found.kind());
    }
}
