package io.scimvault.host.replay;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What RFC 7643 §2.1, §6 and §7 ask of a schema or resource type beyond the types of its members. */
final class DiscoveryConformance {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9$_-]*|\\$ref");
    private static final Set<String> BESIDE_TYPES = Set.of("external", "uri");

    private final ValueConformance values;
    private final Set<String> schemas;
    private final Set<String> types;

    /** A judge that knows which schemas and resource types there are. */
    DiscoveryConformance(ValueConformance values, Set<String> schemas, Set<String> types) {
        this.values = values;
        this.schemas = schemas;
        this.types = types;
    }

    void schema(String at, JsonObject document) {
        if (!document.string("id").orElse("").startsWith("urn:")) {
            values.fault(at + "/id", "is no URN");
        }
        attributes(at + "/attributes", document.array("attributes"));
    }

    private void attributes(String at, JsonArray attributes) {
        Set<String> names = new HashSet<>();
        attributes.only(JsonObject.class).forEach(attribute -> {
            String name = attribute.string("name").orElse("");
            if (!NAME.matcher(name).matches()) {
                values.fault(at, "has an attribute with the name '" + name + "'");
            }
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                values.fault(at, "has two attributes " + name);
            }
            attribute(at + "/" + name, attribute);
        });
    }

    private void attribute(String at, JsonObject attribute) {
        String type = attribute.string("type").orElse("");
        if (type.equals("complex") == attribute.array("subAttributes").isEmpty()) {
            values.fault(at, "is " + type + " and has " + (type.equals("complex") ? "no " : "") + "sub-attributes");
        }
        if (type.equals("reference") == attribute.array("referenceTypes").isEmpty()) {
            values.fault(at, "is " + type + " and has " + (type.equals("reference") ? "no " : "") + "reference types");
        }
        attribute
                .array("referenceTypes")
                .only(JsonString.class)
                .map(JsonString::value)
                .filter(target -> !BESIDE_TYPES.contains(target) && !types.contains(target))
                .forEach(target -> values.fault(at, "refers to " + target + ", which is no resource type"));
        attributes(at, attribute.array("subAttributes"));
    }

    void resourceType(String at, JsonObject document) {
        if (!document.string("endpoint").orElse("").startsWith("/")) {
            values.fault(at + "/endpoint", "does not begin with a slash");
        }
        Set<String> used = new HashSet<>();
        published(at + "/schema", document, used);
        document.array("schemaExtensions")
                .only(JsonObject.class)
                .forEach(extension -> published(at + "/schemaExtensions", extension, used));
    }

    private void published(String at, JsonObject document, Set<String> used) {
        String schema = document.string("schema").orElse("");
        if (!schemas.contains(schema)) {
            values.fault(at, "names the schema " + schema + ", which is not published");
        }
        if (!used.add(schema)) {
            values.fault(at, "names the schema " + schema + " twice");
        }
    }
}
