package io.scimvault.scim.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.schema.CoreSchemas;
import io.scimvault.scim.schema.Schema;
import io.scimvault.scim.schema.SchemaReader;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaDocumentTest {

    static List<Schema> schemas() {
        return List.of(
                CoreSchemas.USER_SCHEMA,
                CoreSchemas.GROUP_SCHEMA,
                CoreSchemas.ENTERPRISE_USER_SCHEMA,
                TestTypes.THING.schema());
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void whatIsPublishedReadsAsTheSameSchema(Schema schema) {
        JsonObject published = new SchemaDocument(Set.of("User", "Group"), Set.of()).of(schema);

        assertThat(SchemaReader.read(published)).isEqualTo(schema);
        assertThat(published.toString()).doesNotContain("null");
    }

    @Test
    void anAttributeIsPublishedWithAllItsCharacteristics() {
        JsonObject userName = new SchemaDocument(Set.of("User", "Group"), Set.of())
                .of(CoreSchemas.USER_SCHEMA)
                .array("attributes")
                .only(JsonObject.class)
                .filter(attribute -> attribute.string("name").orElseThrow().equals("userName"))
                .findFirst()
                .orElseThrow();

        assertThat(userName.without("description").toString())
                .isEqualTo(
                        "{\"name\":\"userName\",\"type\":\"string\",\"multiValued\":false,\"required\":true,"
                                + "\"caseExact\":false,\"mutability\":\"readWrite\",\"returned\":\"default\",\"uniqueness\":\"server\"}");
    }
}
