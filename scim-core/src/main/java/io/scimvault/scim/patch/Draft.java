package io.scimvault.scim.patch;

import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.schema.ResolvedPath;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.validation.CanonicalForm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A resource while it is changed. */
final class Draft {
    private final ResourceType type;
    private final Budget budget;
    private final Map<String, JsonValue> members;
    private final Map<String, Map<String, JsonValue>> extensions = new LinkedHashMap<>();
    private final Map<String, Open> opened = new LinkedHashMap<>();

    /** A multi-valued attribute whose elements are being changed, and where it goes afterwards. */
    private record Open(Map<String, JsonValue> holder, String name, Elements elements) {}

    Draft(ResourceType type, Resource resource, Budget budget) {
        this.type = type;
        this.budget = budget;
        this.members = new LinkedHashMap<>(resource.tree().members());
    }

    Budget budget() {
        return budget;
    }

    /** The value of a single-valued attribute or of its sub-attribute; null where there is none. */
    JsonValue value(ResolvedPath path) {
        String name = path.attribute().orElseThrow().name();
        JsonValue value = holder(path.extension()).getOrDefault(name, JsonNull.NULL);
        if (path.sub().isEmpty()) {
            return value;
        }
        return value instanceof JsonObject object
                ? object.get(path.sub().get().name()).orElse(JsonNull.NULL)
                : JsonNull.NULL;
    }

    /** The attributes of an extension, or the top level, to be changed in place. */
    Map<String, JsonValue> holder(Optional<String> extension) {
        return extension
                .map(urn -> extensions.computeIfAbsent(
                        urn,
                        absent -> members.get(urn) instanceof JsonObject tree
                                ? new LinkedHashMap<>(tree.members())
                                : new LinkedHashMap<>()))
                .orElse(members);
    }

    /** The elements of a multi-valued attribute; the same ones each time, so that many operations cost no more than one. */
    Elements elements(ResolvedPath path, Attribute attribute) {
        Map<String, JsonValue> holder = holder(path.extension());
        String key = path.extension().orElse("") + ":" + attribute.name();
        return opened.computeIfAbsent(key, absent -> new Open(holder, attribute.name(), elements(holder, attribute)))
                .elements();
    }

    /** The value of a single-valued attribute as a list of at most one. */
    static Elements elements(Map<String, JsonValue> holder, Attribute attribute) {
        return new Elements(attribute, holder.getOrDefault(attribute.name(), JsonNull.NULL));
    }

    /** Sets a member, or removes it where the value is unassigned. */
    static void put(Map<String, JsonValue> holder, String name, JsonValue value) {
        if (value.isUnassigned()) {
            holder.remove(name);
        } else {
            holder.put(name, value);
        }
    }

    /** The URNs of the objects that belong to no schema. */
    List<String> foreignUrns() {
        return members.keySet().stream()
                .filter(name -> CanonicalForm.isForeign(type, name))
                .toList();
    }

    /** The resource as it is now. */
    Resource resource() {
        opened.values()
                .forEach(open -> put(open.holder(), open.name(), open.elements().value()));
        extensions.forEach((urn, tree) -> put(members, urn, JsonObject.of(tree)));
        return CanonicalForm.assemble(type, members);
    }
}
