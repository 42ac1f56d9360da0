package io.scimvault.scim.protocol;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.schema.Schema;
import java.util.List;

/** A schema as it is published (RFC 7643 §7 and §8.7.1). */
final class SchemaDocument {
    private SchemaDocument() {}

    static JsonObject of(Schema schema) {
        return JsonObject.builder()
                .put("schemas", JsonArray.ofStrings(List.of("urn:ietf:params:scim:schemas:core:2.0:Schema")))
                .put("id", schema.id())
                .put("name", schema.name())
                .put("description", schema.description())
                .put("attributes", attributes(schema.attributes()))
                .build();
    }

    private static JsonArray attributes(Attribute.Table table) {
        return JsonArray.of(table.all().stream().map(SchemaDocument::attribute).toList());
    }

    private static JsonObject attribute(Attribute attribute) {
        JsonObject.Builder json = JsonObject.builder()
                .put("name", attribute.name())
                .put("type", attribute.type().keyword())
                .put("multiValued", attribute.multiValued())
                .put("description", attribute.description())
                .put("required", attribute.required());
        if (attribute.type().isText()) {
            json.put("caseExact", attribute.caseExact());
        }
        json.put("mutability", attribute.mutability().keyword())
                .put("returned", attribute.returned().keyword())
                .put("uniqueness", attribute.uniqueness().keyword());
        if (!attribute.canonicalValues().isEmpty()) {
            json.put("canonicalValues", JsonArray.ofStrings(attribute.canonicalValues()));
        }
        if (!attribute.referenceTypes().isEmpty()) {
            json.put("referenceTypes", JsonArray.ofStrings(attribute.referenceTypes()));
        }
        if (attribute.isComplex()) {
            json.put("subAttributes", attributes(attribute.subAttributes()));
        }
        return json.build();
    }
}
