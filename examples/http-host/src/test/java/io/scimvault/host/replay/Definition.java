package io.scimvault.host.replay;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a published schema says of an attribute, as far as an answer can offend against it (RFC 7643 §7); what it leaves out has the
 * defaults of §2.2.
 *
 * @param type the data type's keyword
 * @param only the values that there are; canonical values of a published schema are suggestions, and do not count
 * @param subAttributes by their names as published
 */
record Definition(
        String type,
        boolean multiValued,
        boolean required,
        String returned,
        List<String> only,
        Map<String, Definition> subAttributes) {

    static Map<String, Definition> table(JsonArray attributes) {
        Map<String, Definition> table = new LinkedHashMap<>();
        attributes
                .only(JsonObject.class)
                .forEach(attribute -> table.put(
                        attribute.string("name").orElse(""),
                        new Definition(
                                attribute.string("type").orElse("string"),
                                attribute.bool("multiValued").orElse(false),
                                attribute.bool("required").orElse(false),
                                attribute.string("returned").orElse("default"),
                                attribute
                                        .array("only")
                                        .only(JsonString.class)
                                        .map(JsonString::value)
                                        .toList(),
                                table(attribute.array("subAttributes")))));
        return Collections.unmodifiableMap(table);
    }

    /** The object of an extension's attributes, which stands in a resource under the extension's URN. */
    static Definition extension(Map<String, Definition> attributes) {
        return new Definition("complex", false, false, "default", List.of(), attributes);
    }

    /** Whether a resource must show it, in whole or in part. */
    boolean isOwed(boolean whole) {
        return required && (whole || returned.equals("always"));
    }
}
