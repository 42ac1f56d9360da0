package io.scimvault.scim.validation;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.schema.Attribute.Mutability;
import io.scimvault.scim.schema.ResourceType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the required attributes that a resource lacks; those that only the server writes are not asked for, nor is {@code schemas},
 * which follows from the rest.
 */
final class RequiredAttributes {
    private final ResourceType type;
    private Set<String> missing = Set.of();
    /** How many values have a required attribute. */
    private Map<String, Integer> there = Map.of();

    private RequiredAttributes(ResourceType type) {
        this.type = type;
    }

    /** The paths of those that a resource lacks. */
    static Set<String> missing(ResourceType type, Resource resource) {
        RequiredAttributes required = new RequiredAttributes(type);
        required.members(type.schema().attributes(), resource.tree(), "");
        required.members(type.common(), resource.tree(), "");
        for (ResourceType.Extension extension : type.extensions()) {
            required.extension(
                    extension, resource.tree().member(extension.schema().id()));
        }
        return required.missing;
    }

    /** The paths of those that are missing after a change of these members and were not before, and whether each was taken away. */
    static Map<String, Boolean> newlyMissing(ResourceType type, Resource before, Resource after, List<String> changed) {
        if (changed.isEmpty()) {
            return Map.of();
        }
        RequiredAttributes was = new RequiredAttributes(type);
        RequiredAttributes is = new RequiredAttributes(type);
        for (String name : changed) {
            was.top(name, before.tree().member(name));
            is.top(name, after.tree().member(name));
        }
        if (is.missing.isEmpty()) {
            return Map.of();
        }
        Map<String, Boolean> newly = new LinkedHashMap<>();
        for (String path : is.missing) {
            if (!was.missing.contains(path)) {
                newly.put(path, was.there.getOrDefault(path, 0) > is.there.getOrDefault(path, 0));
            }
        }
        return newly;
    }

    private void top(String name, @Nullable JsonValue value) {
        for (ResourceType.Extension extension : type.extensions()) {
            if (extension.schema().isCalled(name)) {
                extension(extension, value);
                return;
            }
        }
        Optional<Attribute> attribute = type.attribute(name);
        if (attribute.isPresent()) {
            member(attribute.get(), value, "");
        }
    }

    private void extension(ResourceType.Extension extension, @Nullable JsonValue value) {
        String urn = extension.schema().id();
        if (value instanceof JsonObject tree) {
            if (extension.required()) {
                found(urn);
            }
            members(extension.schema().attributes(), tree, urn + ":");
        } else if (extension.required()) {
            lacks(urn);
        }
    }

    private void found(String path) {
        there = there.isEmpty() ? new HashMap<>() : there;
        there.merge(path, 1, Integer::sum);
    }

    private void lacks(String path) {
        if (!path.equals("schemas")) {
            missing = missing.isEmpty() ? new LinkedHashSet<>() : missing;
            missing.add(path);
        }
    }

    private void members(Attribute.Table attributes, JsonObject tree, String prefix) {
        for (Attribute attribute : attributes.all()) {
            member(attribute, tree.member(attribute.name()), prefix);
        }
    }

    private void member(Attribute attribute, @Nullable JsonValue value, String prefix) {
        boolean asked = attribute.required() && attribute.mutability() != Mutability.READ_ONLY;
        if (isBlank(value)) {
            if (asked) {
                lacks(prefix + attribute.name());
            }
            return;
        }
        if (asked) {
            found(prefix + attribute.name());
        }
        if (value != null && attribute.subAttributes().hasRequired()) {
            String path = prefix + attribute.name() + ".";
            List<JsonValue> elements = value instanceof JsonArray array ? array.elements() : List.of(value);
            for (JsonValue element : elements) {
                if (element instanceof JsonObject object) {
                    members(attribute.subAttributes(), object, path);
                }
            }
        }
    }

    /** RFC 7643 §2.5 has no word on the empty string, but no one can be found by it. */
    private static boolean isBlank(@Nullable JsonValue value) {
        return value == null
                || value.isUnassigned()
                || (value instanceof JsonString string && string.value().isEmpty());
    }
}
