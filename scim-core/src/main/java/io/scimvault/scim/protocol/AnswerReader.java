package io.scimvault.scim.protocol;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.schema.Schema;
import io.scimvault.scim.validation.CanonicalForm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a resource that another server answered (RFC 7644 §3.4.1) into canonical form, so that the typed views find what is there:
 * names in their schema's spelling, {@code "True"} as a boolean, one value as an array of one, nothing unassigned.
 *
 * <p>What only servers write is kept. Nothing is refused but what is no object: a value that makes no sense for its attribute, and
 * what no schema describes, stay as they are; of two spellings of one name the schema's own counts, else the first.
 */
public final class AnswerReader {
    private static final String SCHEMAS = "schemas";
    private static final int LONGEST_NUMBER = 100;

    private AnswerReader() {}

    /**
     * The resource of a type that a body holds; {@code schemas} is computed where it is missing.
     *
     * @throws io.scimvault.scim.error.ScimException 400, if the body is no object
     */
    public static Resource read(ResourceType type, JsonValue body) {
        JsonObject object = LooseMembers.of("a resource", body).object();
        Map<String, JsonValue> members = new LinkedHashMap<>();
        object.forEach((name, value) -> {
            Optional<Attribute> attribute = type.attribute(name);
            Optional<Schema> extension = type.extension(name);
            String spelling = attribute
                    .map(Attribute::name)
                    .or(() -> extension.map(Schema::id))
                    .orElse(name);
            JsonValue read = attribute
                    .map(known -> value(known, value))
                    .orElseGet(() ->
                            extension.map(schema -> extension(schema, value)).orElse(value));
            put(members, spelling, name, read);
        });
        JsonObject tree = JsonObject.of(members);
        return tree.has(SCHEMAS) ? new Resource(tree) : CanonicalForm.assemble(type, tree);
    }

    private static JsonValue extension(Schema schema, JsonValue value) {
        return value instanceof JsonObject object ? part(schema.attributes(), object) : value;
    }

    /** A part of a resource, such as an extension or one e-mail address, by the attributes that it may have. */
    public static JsonObject part(Attribute.Table attributes, JsonObject object) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        object.forEach((name, value) -> {
            Attribute attribute = attributes.find(name);
            if (attribute == null) {
                put(members, name, name, value);
            } else {
                put(members, attribute.name(), name, value(attribute, value));
            }
        });
        return JsonObject.of(members);
    }

    private static void put(Map<String, JsonValue> members, String spelling, String given, JsonValue value) {
        if (!value.isUnassigned() && (spelling.equals(given) || !members.containsKey(spelling))) {
            members.put(spelling, value);
        }
    }

    private static JsonValue value(Attribute attribute, JsonValue value) {
        if (value.isUnassigned()) {
            return value;
        }
        if (!attribute.multiValued()) {
            return one(attribute, value instanceof JsonArray array && array.size() == 1 ? array.get(0) : value);
        }
        JsonArray all = value instanceof JsonArray array ? array : JsonArray.of(List.of(value));
        return JsonArray.of(all.stream()
                .map(element -> one(attribute, element))
                .filter(element -> !element.isUnassigned())
                .toList());
    }

    private static JsonValue one(Attribute attribute, JsonValue value) {
        if (value.isUnassigned() || value instanceof JsonArray) {
            return value;
        }
        if (value instanceof JsonObject object) {
            return attribute.isComplex() ? part(attribute.subAttributes(), object) : value;
        }
        return switch (attribute.type()) {
            case COMPLEX ->
                attribute
                        .valueSub()
                        .map(sub -> (JsonValue) JsonObject.of(sub.name(), value))
                        .orElse(value);
            case BOOLEAN -> bool(value);
            case DECIMAL, INTEGER -> number(value);
            default -> value instanceof JsonString ? value : new JsonString(value.toString());
        };
    }

    private static JsonValue bool(JsonValue value) {
        for (JsonBoolean bool : List.of(JsonBoolean.TRUE, JsonBoolean.FALSE)) {
            if (value instanceof JsonString string && string.value().strip().equalsIgnoreCase(bool.toString())) {
                return bool;
            }
        }
        return value;
    }

    private static JsonValue number(JsonValue value) {
        if (!(value instanceof JsonString string) || string.value().length() > LONGEST_NUMBER) {
            return value;
        }
        try {
            return new JsonNumber(string.value().strip());
        } catch (NumberFormatException e) {
            return value;
        }
    }
}
