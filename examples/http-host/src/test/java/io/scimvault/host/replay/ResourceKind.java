package io.scimvault.host.replay;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A resource type as a server publishes it (RFC 7643 §6), with its own attributes and the common ones.
 *
 * @param name what {@code meta.resourceType} says
 * @param endpoint where its resources are, below the base
 * @param attributes without those of extensions
 * @param extensions by URN, and whether a resource must have it
 */
record ResourceKind(String name, String endpoint, Map<String, Definition> attributes, Map<String, Boolean> extensions) {

    /** All kinds by the URN of their schema: those that are published, and the discovery documents. */
    static Map<String, ResourceKind> all(JsonValue resourceTypes, Map<String, Map<String, Definition>> schemas) {
        Map<String, ResourceKind> kinds = new LinkedHashMap<>();
        resources(DiscoverySchemas.DOCUMENTS).only(JsonObject.class).forEach(document -> {
            ResourceKind kind = kind(document, Definition.table(document.array("attributes")));
            kinds.put(document.string("id").orElse(""), kind);
        });
        resources(resourceTypes).only(JsonObject.class).forEach(type -> {
            String schema = type.string("schema").orElse("");
            kinds.put(schema, kind(type, schemas.getOrDefault(schema, Map.of())));
        });
        return kinds;
    }

    private static ResourceKind kind(JsonObject document, Map<String, Definition> attributes) {
        Map<String, Definition> all =
                new LinkedHashMap<>(Definition.table(DiscoverySchemas.COMMON.array("attributes")));
        all.putAll(attributes);
        Map<String, Boolean> extensions = new LinkedHashMap<>();
        document.array("schemaExtensions")
                .only(JsonObject.class)
                .forEach(extension -> extensions.put(
                        extension.string("schema").orElse(""),
                        extension.bool("required").orElse(false)));
        return new ResourceKind(
                document.string("name").orElse(""), document.string("endpoint").orElse(""), all, extensions);
    }

    static JsonArray resources(JsonValue list) {
        return list instanceof JsonObject object ? object.array("Resources") : JsonArray.EMPTY;
    }
}
