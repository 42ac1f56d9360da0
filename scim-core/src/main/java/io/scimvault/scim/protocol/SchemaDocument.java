package io.scimvault.scim.protocol;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.schema.Schema;
import java.util.List;
import java.util.Set;

/**
 * A schema as it is published (RFC 7643 §7 and §8.7.1): every characteristic of every attribute, and no reference to a resource type
 * that is not served.
 */
final class SchemaDocument {
    private static final Set<String> OTHER_TARGETS = Set.of("external", "uri");

    private final Set<String> served;
    private final Set<String> unfilled;

    /**
     * Schemas of a service.
     *
     * @param served names of its resource types
     * @param unfilled attributes, in full, that no resource of it ever has: they are left out
     */
    SchemaDocument(Set<String> served, Set<String> unfilled) {
        this.served = served;
        this.unfilled = unfilled;
    }

    JsonObject of(Schema schema) {
        return JsonObject.builder()
                .put("schemas", JsonArray.ofStrings(List.of("urn:ietf:params:scim:schemas:core:2.0:Schema")))
                .put("id", schema.id())
                .put("name", schema.name())
                .put("description", schema.description())
                .put("attributes", attributes(schema.attributes(), schema.id() + ":"))
                .build();
    }

    private JsonArray attributes(Attribute.Table table, String prefix) {
        return JsonArray.of(table.all().stream()
                .filter(attribute -> !unfilled.contains(prefix + attribute.name()))
                .map(attribute -> attribute(attribute, prefix + attribute.name() + "."))
                .toList());
    }

    private JsonObject attribute(Attribute attribute, String prefix) {
        JsonObject.Builder json = JsonObject.builder()
                .put("name", attribute.name())
                .put("type", attribute.type().keyword())
                .put("multiValued", attribute.multiValued())
                .put("description", attribute.description())
                .put("required", attribute.required())
                .put("caseExact", attribute.caseExact())
                .put("mutability", attribute.mutability().keyword())
                .put("returned", attribute.returned().keyword())
                .put("uniqueness", attribute.uniqueness().keyword());
        if (!attribute.canonicalValues().isEmpty()) {
            json.put("canonicalValues", JsonArray.ofStrings(attribute.canonicalValues()));
        }
        if (!attribute.referenceTypes().isEmpty()) {
            json.put("referenceTypes", JsonArray.ofStrings(targets(attribute.referenceTypes())));
        }
        if (attribute.isComplex()) {
            json.put("subAttributes", attributes(attribute.subAttributes(), prefix));
        }
        return json.build();
    }

    private List<String> targets(List<String> types) {
        List<String> known = types.stream()
                .filter(type -> OTHER_TARGETS.contains(type) || served.contains(type))
                .toList();
        return known.isEmpty() ? List.of("uri") : known;
    }
}
