package io.scimvault.host.replay;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Judges a server's answers by the schemas and resource types that it publishes itself, as a client does that validates what it reads. An
 * answer is one resource or a list of them (RFC 7644 §3.4.2); discovery documents are resources, too.
 */
final class SchemaConformance {
    private static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
    private static final List<String> LIST_NUMBERS = List.of("totalResults", "startIndex", "itemsPerPage");

    private final Map<String, Map<String, Definition>> schemas = new LinkedHashMap<>();
    private final Map<String, ResourceKind> kinds;

    private SchemaConformance(JsonValue schemas, JsonValue resourceTypes) {
        ResourceKind.resources(schemas)
                .only(JsonObject.class)
                .forEach(schema ->
                        this.schemas.put(schema.string("id").orElse(""), Definition.table(schema.array("attributes"))));
        this.kinds = ResourceKind.all(resourceTypes, this.schemas);
    }

    /** A judge by the answers of {@code /Schemas} and {@code /ResourceTypes}. */
    static SchemaConformance of(JsonValue schemas, JsonValue resourceTypes) {
        return new SchemaConformance(schemas, resourceTypes);
    }

    /** What is wrong with an answer, one sentence each; of what is not shown whole, only {@code id} and {@code schemas} are missed. */
    List<String> faults(JsonValue answer, boolean whole) {
        ValueConformance values = new ValueConformance(whole);
        if (answer instanceof JsonObject list && list.array("schemas").equals(JsonArray.ofStrings(List.of(LIST)))) {
            list(list, values);
        } else {
            resource("", answer, values);
        }
        return values.faults();
    }

    private void list(JsonObject list, ValueConformance values) {
        JsonArray resources = list.array("Resources");
        for (String name : LIST_NUMBERS) {
            if (!(list.member(name) instanceof JsonNumber number && number.isInteger())) {
                values.fault("/" + name, "is " + list.member(name) + "; expected integer");
            }
        }
        list.names().stream()
                .filter(name -> !LIST_NUMBERS.contains(name) && !name.equals("schemas") && !name.equals("Resources"))
                .forEach(name -> values.fault("/" + name, "does not belong to a list"));
        if (!(list.member("Resources") instanceof JsonArray)) {
            values.fault("/Resources", "is not an array");
        }
        if (!JsonNumber.of(resources.size()).equals(list.member("itemsPerPage"))) {
            values.fault("/itemsPerPage", "is not the number of the resources, " + resources.size());
        }
        Set<JsonValue> ids = new HashSet<>();
        for (int i = 0; i < resources.size(); i++) {
            resource("/Resources/" + i, resources.get(i), values);
            if (resources.get(i) instanceof JsonObject resource
                    && resource.get("id").filter(id -> !ids.add(id)).isPresent()) {
                values.fault("/Resources/" + i, "is listed twice");
            }
        }
    }

    private void resource(String at, JsonValue value, ValueConformance values) {
        if (!(value instanceof JsonObject resource)) {
            values.fault(at, "is " + value.kind() + "; expected an object");
            return;
        }
        List<String> urns = resource.array("schemas")
                .only(JsonString.class)
                .map(JsonString::value)
                .toList();
        Set<String> own = urns.stream().filter(kinds::containsKey).collect(Collectors.toCollection(LinkedHashSet::new));
        if (own.size() != 1 || new HashSet<>(urns).size() != urns.size()) {
            values.fault(at + "/schemas", "is " + resource.member("schemas") + "; expected one resource's schemas");
            return;
        }
        ResourceKind kind = kinds.get(own.iterator().next());
        values.members(at, resource, withExtensions(at, kind, urns, values));
        meta(at, resource, kind, values);
        discovery(at, resource, kind, values);
    }

    private Map<String, Definition> withExtensions(
            String at, ResourceKind kind, List<String> urns, ValueConformance values) {
        Map<String, Definition> table = new LinkedHashMap<>(kind.attributes());
        for (String urn : urns) {
            if (kind.extensions().containsKey(urn)) {
                table.put(urn, Definition.extension(schemas.getOrDefault(urn, Map.of())));
            } else if (!kinds.containsKey(urn)) {
                values.fault(at + "/schemas", "names " + urn + ", which is no extension of " + kind.name());
            }
        }
        kind.extensions().forEach((urn, required) -> {
            if (required && !urns.contains(urn)) {
                values.fault(at + "/schemas", "lacks the required extension " + urn);
            }
        });
        return table;
    }

    private static void meta(String at, JsonObject resource, ResourceKind kind, ValueConformance values) {
        JsonObject meta = resource.object("meta").orElse(JsonObject.EMPTY);
        if (meta.string("resourceType")
                .filter(name -> !name.equals(kind.name()))
                .isPresent()) {
            values.fault(at + "/meta/resourceType", "is " + meta.member("resourceType") + "; expected " + kind.name());
        }
        Optional<String> id = resource.string("id");
        String path = kind.endpoint() + id.map(known -> "/" + known).orElse("");
        String location = meta.string("location").orElse(path);
        if (id.isPresent() ? !location.endsWith(path) : !location.contains(path)) {
            values.fault(at + "/meta/location", "is " + meta.member("location") + "; expected …" + path);
        }
    }

    private void discovery(String at, JsonObject resource, ResourceKind kind, ValueConformance values) {
        Set<String> types = kinds.values().stream().map(ResourceKind::name).collect(Collectors.toSet());
        DiscoveryConformance discovery = new DiscoveryConformance(values, schemas.keySet(), types);
        if (kind.name().equals("Schema")) {
            discovery.schema(at, resource);
        } else if (kind.name().equals("ResourceType")) {
            discovery.resourceType(at, resource);
        }
    }
}
