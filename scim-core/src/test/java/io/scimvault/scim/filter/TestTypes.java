package io.scimvault.scim.filter;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.CoreSchemas;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.schema.Schema;
import io.scimvault.scim.schema.SchemaReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A User with the enterprise extension and one of our own, and four people. */
final class TestTypes {
    static final Schema LAB = SchemaReader.read((JsonObject) Vectors.json("lab-schema"));

    static final ResourceType USER = new ResourceType(
            "User",
            "/Users",
            "",
            CoreSchemas.USER_SCHEMA,
            List.of(
                    new ResourceType.Extension(CoreSchemas.ENTERPRISE_USER_SCHEMA, false),
                    new ResourceType.Extension(LAB, false)),
            CoreSchemas.COMMON);

    private TestTypes() {}

    static Map<String, Resource> people() {
        Map<String, Resource> people = new LinkedHashMap<>();
        ((JsonObject) Vectors.json("people"))
                .members()
                .forEach((name, tree) -> people.put(name, new Resource((JsonObject) tree)));
        return people;
    }
}
