package io.scimvault.scim.resource;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.schema.AttributeName;
import io.scimvault.scim.schema.ResolvedPath;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A SCIM resource (RFC 7643 §3): its JSON tree in canonical form, which is what every engine of this library works on.
 *
 * <p>Canonical means: attribute names in the spelling of their schema, multi-valued attributes as arrays, extensions as objects
 * under their URN, nothing unassigned (no null, no empty array or object), values of the attribute's type. What a client sends is
 * brought into this form by {@code validation.ResourceReader}; what our own code builds is so already.
 */
public record Resource(JsonObject tree) {

    /** The schema URNs, core schema first. */
    public List<String> schemas() {
        return tree.array("schemas")
                .only(JsonString.class)
                .map(JsonString::value)
                .toList();
    }

    /** The id that the store gave it; absent before it is created. */
    public Optional<String> id() {
        return tree.string("id");
    }

    /** The id that the client gave it. */
    public Optional<String> externalId() {
        return tree.string("externalId");
    }

    /** The metadata (RFC 7643 §3.1): the empty view before the resource is stored. */
    public Meta meta() {
        return new Meta(tree.object("meta").orElse(JsonObject.EMPTY));
    }

    /** The top-level attribute of this canonical name, or extension of this canonical URN. */
    public Optional<JsonValue> get(String name) {
        return tree.get(name);
    }

    /** The value of an attribute or whole extension; of a sub-attribute only where its parent is single-valued. Null if unassigned. */
    public @Nullable JsonValue value(ResolvedPath path) {
        JsonObject holder = tree;
        if (path.extension().isPresent()) {
            JsonValue extension = tree.member(path.extension().get());
            if (path.attribute().isEmpty()) {
                return extension;
            }
            if (!(extension instanceof JsonObject object)) {
                return null;
            }
            holder = object;
        }
        JsonValue value =
                path.attribute().map(Attribute::name).map(holder::member).orElse(null);
        if (path.sub().isEmpty() || value == null) {
            return value;
        }
        return value instanceof JsonObject complex
                ? complex.member(path.sub().get().name())
                : null;
    }

    /** This resource with one top-level member set, or removed where the value is unassigned. */
    public Resource with(String name, JsonValue value) {
        return new Resource(value.isUnassigned() ? tree.without(name) : tree.with(name, value));
    }

    /** This resource with a top-level string set. */
    public Resource with(String name, String value) {
        return with(name, new JsonString(value));
    }

    /** This resource without one top-level member. */
    public Resource without(String name) {
        return with(name, JsonNull.NULL);
    }

    /** This resource with these schema URNs. */
    public Resource withSchemas(List<String> urns) {
        return with("schemas", JsonArray.ofStrings(urns));
    }

    /** The tree as JSON, but for a {@code password}: what is printed may end up in a log. */
    @Override
    public String toString() {
        JsonObject shown = tree;
        for (String name : tree.names()) {
            if (AttributeName.fold(name).equals("password")) {
                shown = shown.without(name);
            }
        }
        return shown.toString();
    }
}
