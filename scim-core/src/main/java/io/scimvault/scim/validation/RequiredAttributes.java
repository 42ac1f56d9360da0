package io.scimvault.scim.validation;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.schema.Attribute.Mutability;
import io.scimvault.scim.schema.ResourceType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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

    /** The paths that are missing after a change, and were not before. */
    static Set<String> newlyMissing(ResourceType type, Resource before, Resource after) {
        Set<String> missing = new LinkedHashSet<>();
        Set<String> wasMissing = new LinkedHashSet<>();
        for (String name : changed(before.tree(), after.tree())) {
            Optional<Attribute> attribute = type.attribute(name);
            JsonValue old = before.tree().member(name);
            JsonValue now = after.tree().member(name);
            if (attribute.isPresent()) {
                collect(attribute.get(), now, "", missing);
                collect(attribute.get(), old, "", wasMissing);
            } else {
                extension(type, name, now, missing);
                extension(type, name, old, wasMissing);
            }
        }
        missing.removeAll(wasMissing);
        missing.remove("schemas");
        return missing;
    }

    private static List<String> changed(JsonObject before, JsonObject after) {
        List<String> names = new ArrayList<>(4);
        before.members().forEach((name, old) -> {
            if (!old.equals(after.member(name))) {
                names.add(name);
            }
        });
        after.names().forEach(name -> {
            if (!before.has(name)) {
                names.add(name);
            }
        });
        return names;
    }

    private static void extension(ResourceType type, String urn, @Nullable JsonValue value, Set<String> missing) {
        for (ResourceType.Extension extension : type.extensions()) {
            if (!extension.schema().isCalled(urn)) {
                continue;
            }
            if (value instanceof JsonObject tree) {
                collect(extension.schema().attributes(), tree, urn + ":", missing);
            } else if (extension.required()) {
                missing.add(urn);
            }
        }
    }

    private static void collect(Attribute.Table attributes, JsonObject tree, String prefix, Set<String> missing) {
        for (Attribute attribute : attributes.all()) {
            collect(attribute, tree.member(attribute.name()), prefix, missing);
        }
    }

    private static void collect(Attribute attribute, @Nullable JsonValue value, String prefix, Set<String> missing) {
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

    private static boolean requiresSubs(Attribute attribute) {
        for (Attribute sub : attribute.subAttributes().all()) {
            if (sub.required()) {
                return true;
            }
        }
        return false;
    }

    /** RFC 7643 §2.5 has no word on the empty string, but no one can be found by it. */
    private static boolean isBlank(@Nullable JsonValue value) {
        return value == null
                || value.isUnassigned()
                || (value instanceof JsonString string && string.value().isEmpty());
    }
}
