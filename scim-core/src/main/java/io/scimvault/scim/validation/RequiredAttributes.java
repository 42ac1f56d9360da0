package io.scimvault.scim.validation;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.schema.Attribute.Mutability;
import io.scimvault.scim.schema.ResourceType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the required attributes that a resource lacks; those that only the server writes are not asked for, nor is {@code schemas},
 * which follows from the rest.
 */
final class RequiredAttributes {
    private RequiredAttributes() {}

    /** Their paths. */
    static Set<String> missing(ResourceType type, Resource resource) {
        Set<String> missing = new LinkedHashSet<>();
        collect(type.schema().attributes(), resource.tree(), "", missing);
        collect(type.common(), resource.tree(), "", missing);
        missing.remove("schemas");
        for (ResourceType.Extension extension : type.extensions()) {
            String urn = extension.schema().id();
            if (resource.tree().member(urn) instanceof JsonObject tree) {
                collect(extension.schema().attributes(), tree, urn + ":", missing);
            } else if (extension.required()) {
                missing.add(urn);
            }
        }
        return missing;
    }

    private static void collect(Attribute.Table attributes, JsonObject tree, String prefix, Set<String> missing) {
        for (Attribute attribute : attributes.all()) {
            JsonValue value = tree.member(attribute.name());
            if (isBlank(value)) {
                if (attribute.required() && attribute.mutability() != Mutability.READ_ONLY) {
                    missing.add(prefix + attribute.name());
                }
            } else if (value != null && requiresSubs(attribute)) {
                String path = prefix + attribute.name() + ".";
                List<JsonValue> elements = value instanceof JsonArray array ? array.elements() : List.of(value);
                for (JsonValue element : elements) {
                    if (element instanceof JsonObject object) {
                        collect(attribute.subAttributes(), object, path, missing);
                    }
                }
            }
        }
    }

    private static boolean requiresSubs(Attribute attribute) {
        return attribute.subAttributes().all().stream().anyMatch(Attribute::required);
    }

    /** RFC 7643 §2.5 has no word on the empty string, but no one can be found by it. */
    private static boolean isBlank(@Nullable JsonValue value) {
        return value == null
                || value.isUnassigned()
                || (value instanceof JsonString string && string.value().isEmpty());
    }
}
