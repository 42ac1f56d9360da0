package io.scimvault.scim.schema;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Reads a schema from its JSON (RFC 7643 §7); characteristics that are left out have the defaults of §2.2 to §2.3.7. */
public final class SchemaReader {
    private SchemaReader() {}

    /** The schema that an object describes. */
    public static Schema read(JsonObject json) {
        return new Schema(
                text(json, "id"),
                json.string("name").orElse(""),
                json.string("description").orElse(""),
                table(json, "attributes"));
    }

    private static Attribute.Table table(JsonObject json, String member) {
        return Attribute.Table.of(json.array(member)
                .only(JsonObject.class)
                .map(SchemaReader::attribute)
                .toList());
    }

    private static Attribute attribute(JsonObject json) {
        Attribute.Type type =
                constant(json, "type", Attribute.Type.values(), Attribute.Type::keyword, Attribute.Type.STRING);
        return new Attribute(
                text(json, "name"),
                type,
                json.bool("multiValued").orElse(false),
                json.string("description").orElse(""),
                json.bool("required").orElse(false),
                texts(json, "canonicalValues"),
                json.bool("caseExact").orElse(type == Attribute.Type.BINARY || type == Attribute.Type.REFERENCE),
                constant(
                        json,
                        "mutability",
                        Attribute.Mutability.values(),
                        Attribute.Mutability::keyword,
                        Attribute.Mutability.READ_WRITE),
                constant(
                        json,
                        "returned",
                        Attribute.Returned.values(),
                        Attribute.Returned::keyword,
                        Attribute.Returned.DEFAULT),
                constant(
                        json,
                        "uniqueness",
                        Attribute.Uniqueness.values(),
                        Attribute.Uniqueness::keyword,
                        Attribute.Uniqueness.NONE),
                texts(json, "referenceTypes"),
                table(json, "subAttributes"));
    }

    private static List<String> texts(JsonObject json, String member) {
        return json.array(member).only(JsonString.class).map(JsonString::value).toList();
    }

    private static String text(JsonObject json, String member) {
        return json.string(member)
                .orElseThrow(() -> new IllegalArgumentException("a schema or attribute lacks \"" + member + "\""));
    }

    private static <E> E constant(
            JsonObject json, String member, E[] constants, Function<E, String> keyword, E otherwise) {
        return json.string(member)
                .map(word -> Arrays.stream(constants)
                        .filter(constant -> keyword.apply(constant).equals(word))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("unknown " + member + ": " + word)))
                .orElse(otherwise);
    }
}
