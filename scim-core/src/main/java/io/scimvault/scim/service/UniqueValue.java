package io.scimvault.scim.service;

import io.scimvault.scim.json.CaseFolding;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value that only one resource of a type may have, by the {@code uniqueness} of its attribute (RFC 7643 §7).
 *
 * @param type the resource type's name
 * @param attribute the attribute's path
 * @param value as JSON text, folded where the attribute ignores case
 */
record UniqueValue(String type, String attribute, String value) {

    /** The values of a resource that must be unique; the common attributes are not looked at. */
    static List<UniqueValue> of(ResourceType type, Resource resource) {
        List<UniqueValue> values = new ArrayList<>();
        addAll(values, type.name(), "", type.schema().attributes(), resource.tree());
        for (ResourceType.Extension extension : type.extensions()) {
            Schema schema = extension.schema();
            resource.tree()
                    .object(schema.id())
                    .ifPresent(object -> addAll(values, type.name(), schema.id() + ":", schema.attributes(), object));
        }
        return values;
    }

    private static void addAll(
            List<UniqueValue> values, String type, String prefix, Attribute.Table attributes, JsonObject object) {
        for (Attribute attribute : attributes.all()) {
            add(values, type, prefix + attribute.name(), attribute, object.member(attribute.name()));
        }
    }

    private static void add(
            List<UniqueValue> values, String type, String path, Attribute attribute, @Nullable JsonValue value) {
        if (value instanceof JsonArray array) {
            array.forEach(element -> add(values, type, path, attribute, element));
        } else if (value instanceof JsonObject object) {
            addAll(values, type, path + ".", attribute.subAttributes(), object);
        } else if (value != null && attribute.uniqueness() != Attribute.Uniqueness.NONE) {
            values.add(new UniqueValue(type, path, folded(attribute, value)));
        }
    }

    private static String folded(Attribute attribute, JsonValue value) {
        return value instanceof JsonString && !attribute.caseExact()
                ? CaseFolding.fold(value.toString())
                : value.toString();
    }
}
