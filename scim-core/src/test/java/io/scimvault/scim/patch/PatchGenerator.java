package io.scimvault.scim.patch;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonGenerator;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.schema.CoreSchemas;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.validation.ResourceReader;
import io.scimvault.scim.validation.ValidationOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes resources, and PATCH bodies that hit them, miss them, or make no sense, from a seed. */
final class PatchGenerator {
    private static final List<String> VALUES =
            List.of("a", "b", "A", "c@x.test", "", "true", "7", "work", "home", "{}");
    private static final List<String> FILTERS = List.of(
            "value eq \"a\"",
            "value eq \"a\" or value eq \"b\"",
            "type eq \"work\"",
            "type eq \"work\" and value eq \"b\"",
            "primary eq true",
            "primary eq \"True\"",
            "not (type eq \"home\")",
            "value pr",
            "foo eq \"x\"",
            "display co \"a\"",
            "value ne \"a\"");

    private final Random random;
    private final JsonGenerator junk;

    PatchGenerator(long seed) {
        this.random = new Random(seed);
        this.junk = new JsonGenerator(seed);
    }

    ResourceType type() {
        return random.nextInt(3) > 0 ? CoreSchemas.USER : CoreSchemas.GROUP;
    }

    /** A resource in canonical form, with what only the server writes. */
    Resource resource(ResourceType type) {
        Map<String, JsonValue> body = new LinkedHashMap<>(attributes(type));
        body.put("userName", new JsonString("u"));
        body.put("displayName", new JsonString("d"));
        return ResourceReader.read(type, JsonObject.of(body), ValidationOptions.lenient())
                .resource()
                .with("id", "id-1");
    }

    /** A PATCH body of one to five operations. */
    JsonValue body(ResourceType type) {
        List<JsonValue> operations = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            operations.add(random.nextInt(60) == 0 ? junk.value(2) : operation(type));
        }
        return JsonObject.builder()
                .put("schemas", JsonArray.of(new JsonString(PatchRequest.SCHEMA)))
                .put("Operations", JsonArray.of(operations))
                .build();
    }

    private JsonValue operation(ResourceType type) {
        JsonObject.Builder operation =
                JsonObject.builder().put("op", pick(List.of("add", "replace", "remove", "Add", "Replace")));
        if (random.nextInt(4) == 0) {
            return operation.put("value", JsonObject.of(attributes(type))).build();
        }
        Attribute attribute = attribute(type);
        String path = prefix(type, attribute) + attribute.name();
        if (attribute.isComplex()) {
            path += (random.nextInt(3) == 0 ? "[" + pick(FILTERS) + "]" : "")
                    + (random.nextBoolean() ? "." + sub(attribute).name() : "");
        }
        operation.put("path", random.nextInt(20) == 0 ? path + "x" : path);
        return random.nextInt(5) == 0
                ? operation.build()
                : operation.put("value", value(attribute)).build();
    }

    private Map<String, JsonValue> attributes(ResourceType type) {
        Map<String, JsonValue> attributes = new LinkedHashMap<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            Attribute attribute = attribute(type);
            boolean inExtension = type.attribute(attribute.name()).isEmpty();
            String name = inExtension ? CoreSchemas.ENTERPRISE_USER_URN : attribute.name();
            JsonValue value = value(attribute);
            attributes.put(name, inExtension ? JsonObject.of(attribute.name(), value) : value);
        }
        return attributes;
    }

    private JsonValue value(Attribute attribute) {
        if (random.nextInt(30) == 0) {
            return junk.value(3);
        }
        if (!attribute.multiValued() || random.nextInt(8) == 0) {
            return one(attribute);
        }
        List<JsonValue> elements = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            elements.add(one(attribute));
        }
        return JsonArray.of(elements);
    }

    private JsonValue one(Attribute attribute) {
        if (attribute.isComplex() && random.nextInt(8) > 0) {
            Map<String, JsonValue> members = new LinkedHashMap<>();
            attribute.subAttributes().all().stream()
                    .filter(sub -> random.nextInt(3) > 0)
                    .forEach(sub -> members.put(sub.name(), value(sub)));
            return JsonObject.of(members);
        }
        return switch (random.nextInt(8)) {
            case 0 -> JsonNull.NULL;
            case 1 -> JsonBoolean.of(random.nextBoolean());
            case 2 -> JsonNumber.of(random.nextInt(9));
            default ->
                attribute.type() == Attribute.Type.BOOLEAN
                        ? JsonBoolean.of(random.nextBoolean())
                        : new JsonString(pick(VALUES));
        };
    }

    private Attribute attribute(ResourceType type) {
        List<Attribute> all = new ArrayList<>(type.schema().attributes().all());
        all.addAll(type.common().all());
        type.extensions()
                .forEach(extension -> all.addAll(extension.schema().attributes().all()));
        return pick(all);
    }

    private Attribute sub(Attribute attribute) {
        return pick(List.copyOf(attribute.subAttributes().all()));
    }

    private String prefix(ResourceType type, Attribute attribute) {
        boolean inExtension = type.attribute(attribute.name()).isEmpty();
        return inExtension
                ? CoreSchemas.ENTERPRISE_USER_URN + ":"
                : random.nextInt(5) == 0 ? type.schema().id() + ":" : "";
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
