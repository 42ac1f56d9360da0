package io.scimvault.scim.service;

import io.scimvault.scim.json.CaseFolding;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.schema.AttributePath;
import io.scimvault.scim.schema.ResolvedPath;
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

    /** The paths of the attributes of a type whose strings are unique, each being a key by which one resource is found. */
    static List<String> keys(ResourceType type) {
        List<String> keys = new ArrayList<>();
        addKeys(keys, "", type.schema());
        type.extensions().forEach(extension -> addKeys(keys, extension.schema().id() + ":", extension.schema()));
        return keys;
    }

    private static void addKeys(List<String> keys, String prefix, Schema schema) {
        schema.attributes().all().stream()
                .filter(attribute -> attribute.uniqueness() != Attribute.Uniqueness.NONE)
                .filter(attribute -> attribute.type() == Attribute.Type.STRING)
                .forEach(attribute -> keys.add(prefix + attribute.name()));
    }

    /** The value by which {@link #keys} find a resource. */
    static UniqueValue of(ResourceType type, String key, String value) {
        Attribute attribute = type.resolve(AttributePath.parse(key))
                .flatMap(ResolvedPath::leaf)
                .orElseThrow();
        return new UniqueValue(type.name(), key, folded(attribute, new JsonString(value)));
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
