package io.scimvault.scim.patch;

import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.schema.ResolvedPath;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.validation.CanonicalForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A resource while it is changed. */
final class Draft {
    private final ResourceType type;
    private final Budget budget;
    private JsonObject tree;
    private final Map<String, JsonObject> extensions = new LinkedHashMap<>(2);
    private final List<Open> opened = new ArrayList<>(4);

    /** A multi-valued attribute whose elements are being changed. */
    private record Open(Optional<String> extension, Attribute attribute, Elements elements) {}

    /** A resource before and after. */
    record States(Resource before, Resource after) {}

    Draft(ResourceType type, Resource resource, Budget budget) {
        this.type = type;
        this.budget = budget;
        this.tree = resource.tree();
    }

    Budget budget() {
        return budget;
    }

    /** The value of a single-valued attribute or of its sub-attribute; null where there is none. */
    JsonValue value(ResolvedPath path) {
        JsonValue value = value(path.extension(), path.attribute().orElseThrow().name());
        if (path.sub().isEmpty()) {
            return value;
        }
        return value instanceof JsonObject object
                ? present(object, path.sub().get().name())
                : JsonNull.NULL;
    }

    /** What stands under a name in an extension or at the top; null where nothing does. */
    JsonValue value(Optional<String> extension, String name) {
        return present(extension.isPresent() ? extension(extension.get()) : tree, name);
    }

    /** Sets a member of an extension or of the top, or removes it where the value is unassigned. */
    void put(Optional<String> extension, String name, JsonValue value) {
        if (extension.isPresent()) {
            String urn = extension.get();
            extensions.put(urn, with(extension(urn), name, value));
        } else {
            tree = with(tree, name, value);
        }
    }

    private JsonObject extension(String urn) {
        JsonObject known = extensions.get(urn);
        if (known != null) {
            return known;
        }
        return tree.member(urn) instanceof JsonObject object ? object : JsonObject.EMPTY;
    }

    private static JsonValue present(JsonObject object, String name) {
        JsonValue value = object.member(name);
        return value == null ? JsonNull.NULL : value;
    }

    private static JsonObject with(JsonObject object, String name, JsonValue value) {
        return value.isUnassigned() ? object.without(name) : object.with(name, value);
    }

    /** The elements of a multi-valued attribute; the same ones each time, so that many operations cost no more than one. */
    Elements elements(ResolvedPath path, Attribute attribute) {
        for (Open open : opened) {
            if (open.attribute().name().equals(attribute.name())
                    && open.extension().equals(path.extension())) {
                return open.elements();
            }
        }
        Elements elements = new Elements(attribute, value(path.extension(), attribute.name()), budget);
        opened.add(new Open(path.extension(), attribute, elements));
        return elements;
    }

    /** The URNs of the objects that belong to no schema. */
    List<String> foreignUrns() {
        return tree.names().stream()
                .filter(name -> CanonicalForm.isForeign(type, name))
                .toList();
    }

    /** The resource as it is now. */
    Resource resource() {
        for (Open open : opened) {
            put(open.extension(), open.attribute().name(), open.elements().value());
        }
        extensions.forEach((urn, object) -> tree = with(tree, urn, object));
        return CanonicalForm.assemble(type, tree);
    }

    /** Two states of the resource in which all differs that differs between the two given, but much of what is alike is left out. */
    States excerpts(Resource before, Resource after) {
        States states = new States(before, after);
        for (Open open : opened) {
            Excerpt excerpt = open.elements().excerpt();
            if (excerpt.after() != open.elements().value()) {
                states = new States(
                        with(states.before(), open, excerpt.before()), with(states.after(), open, excerpt.after()));
            }
        }
        return states;
    }

    private static Resource with(Resource resource, Open open, JsonValue value) {
        String name = open.attribute().name();
        if (open.extension().isEmpty()) {
            return resource.with(name, value);
        }
        String urn = open.extension().get();
        JsonObject object = resource.tree().object(urn).orElse(JsonObject.EMPTY);
        return resource.with(urn, object.with(name, value));
    }
}
