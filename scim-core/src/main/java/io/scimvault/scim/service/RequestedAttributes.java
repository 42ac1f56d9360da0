package io.scimvault.scim.service;

import io.scimvault.scim.filter.PatchPath;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.patch.PatchOperation;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.schema.Schema;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Attributes that are returned on request (RFC 7643 §7): in the answer to a write they are shown if the client wrote them. */
final class RequestedAttributes {
    private RequestedAttributes() {}

    /** The paths of those that a resource has. */
    static Set<String> in(ResourceType type, Resource resource) {
        Set<String> paths = new LinkedHashSet<>();
        collect(type.schema().attributes(), resource.tree(), "", paths);
        for (ResourceType.Extension extension : type.extensions()) {
            Schema schema = extension.schema();
            resource.tree()
                    .object(schema.id())
                    .ifPresent(object -> collect(schema.attributes(), object, schema.id() + ":", paths));
        }
        return paths;
    }

    /** The paths that a PATCH names. */
    static Set<String> in(PatchRequest patch) {
        Set<String> paths = new LinkedHashSet<>();
        for (PatchOperation operation : patch.operations()) {
            if (operation instanceof PatchOperation.Add add) {
                collect(add.path(), add.value(), paths);
            } else if (operation instanceof PatchOperation.Replace replace) {
                collect(replace.path(), replace.value(), paths);
            }
        }
        return paths;
    }

    private static void collect(Optional<PatchPath> path, JsonValue value, Set<String> paths) {
        path.ifPresent(target -> paths.add(target.attribute().toString()));
        if (path.isEmpty() && value instanceof JsonObject object) {
            object.forEach((name, member) -> {
                paths.add(name);
                if (name.indexOf(':') >= 0 && member instanceof JsonObject extension) {
                    extension.names().forEach(inner -> paths.add(name + ":" + inner));
                }
            });
        }
    }

    private static void collect(Attribute.Table attributes, JsonObject object, String prefix, Set<String> paths) {
        for (Attribute attribute : attributes.all()) {
            boolean onRequest = attribute.returned() == Attribute.Returned.REQUEST;
            if (onRequest && object.has(attribute.name())) {
                paths.add(prefix + attribute.name());
            }
            if (attribute.isComplex()) {
                collectBelow(attribute, object.member(attribute.name()), prefix + attribute.name() + ".", paths);
            }
        }
    }

    private static void collectBelow(Attribute parent, @Nullable JsonValue value, String prefix, Set<String> paths) {
        if (value instanceof JsonObject object) {
            collect(parent.subAttributes(), object, prefix, paths);
        } else if (value instanceof JsonArray array && !array.isEmpty() && hasSome(parent.subAttributes())) {
            array.forEach(element -> collectBelow(parent, element, prefix, paths));
        }
    }

    private static boolean hasSome(Attribute.Table attributes) {
        return attributes.all().stream().anyMatch(sub -> sub.returned() == Attribute.Returned.REQUEST);
    }
}
