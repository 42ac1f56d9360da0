package io.scimvault.scim.resource;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.schema.AttributeName;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the attributes and extensions of a resource in canonical form: what the builders of the typed views share. */
final class TreeBuilder {
    private static final String SCHEMAS = "schemas";

    private final ResourceType type;
    private final Map<String, JsonValue> attributes = new LinkedHashMap<>();
    private final Map<String, JsonValue> extensions = new LinkedHashMap<>();

    /** Starts from a resource in canonical form. */
    TreeBuilder(ResourceType type, Resource resource) {
        this.type = type;
        resource.tree().members().forEach((name, value) -> (isUrn(name) ? extensions : attributes).put(name, value));
        attributes.remove(SCHEMAS);
    }

    /** Sets a string; null takes the attribute away. */
    void set(String name, @Nullable String value) {
        set(name, value == null ? JsonNull.NULL : new JsonString(value));
    }

    /** Sets an attribute, named in any letter case; an unassigned value takes it away. */
    void set(String name, JsonValue value) {
        if (isUrn(name)) {
            throw new IllegalArgumentException(
                    name + " is no attribute; an extension is set by extension(urn, object)");
        }
        Optional<Attribute> attribute = type.attribute(name);
        String spelling = attribute.map(Attribute::name).orElseGet(() -> spelling(attributes.keySet(), name));
        if (spelling.equals(SCHEMAS)) {
            throw new IllegalArgumentException("schemas is not set: it follows from the extensions");
        }
        put(
                attributes,
                spelling,
                attribute.map(known -> Canonical.value(known, value)).orElseGet(() -> Canonical.pruned(value)));
    }

    /** Adds a value to a multi-valued attribute, unless an equal one is there. */
    void add(String name, JsonObject value) {
        List<JsonValue> values = new ArrayList<>();
        if (attributes.get(name) instanceof JsonArray array) {
            values.addAll(array.elements());
        }
        if (!values.contains(value)) {
            values.add(value);
            set(name, JsonArray.of(values));
        }
    }

    /** Sets an extension as a whole, its URN in any letter case; the empty object takes it away. */
    void extension(String urn, JsonObject value) {
        if (!AttributeName.fold(urn).startsWith("urn:") || type.schema().isCalled(urn)) {
            throw new IllegalArgumentException(urn + " is no URN of an extension");
        }
        Optional<Schema> schema = type.extension(urn);
        put(
                extensions,
                schema.map(Schema::id).orElseGet(() -> spelling(extensions.keySet(), urn)),
                schema.map(known -> Canonical.object(known.attributes(), value))
                        .orElseGet(() -> Canonical.pruned(value)));
    }

    /** The resource: its schemas, the attributes in the order in which they came, the extensions. */
    Resource build() {
        List<String> schemas = new ArrayList<>();
        schemas.add(type.schema().id());
        schemas.addAll(extensions.keySet());
        Map<String, JsonValue> tree = new LinkedHashMap<>();
        tree.put(SCHEMAS, JsonArray.ofStrings(schemas));
        tree.putAll(attributes);
        tree.putAll(extensions);
        return new Resource(JsonObject.of(tree));
    }

    private static boolean isUrn(String name) {
        return name.indexOf(':') >= 0;
    }

    private static void put(Map<String, JsonValue> members, String name, JsonValue value) {
        if (value.isUnassigned()) {
            members.remove(name);
        } else {
            members.put(name, value);
        }
    }

    /** The name as it is spelled already, if it is there in any letter case. */
    private static String spelling(Set<String> names, String name) {
        String folded = AttributeName.fold(name);
        return names.stream()
                .filter(known -> AttributeName.fold(known).equals(folded))
                .findFirst()
                .orElse(name);
    }
}
