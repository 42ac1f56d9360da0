package io.scimvault.scim.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema resources, against a table of RFC 7643 §3.1 and §8.7.1 (with §2.3.6 and §2.3.7 for what is case exact). */
class CoreSchemasTest {
    private static final Set<String> CHARACTERISTICS = Set.of(
            "name",
            "type",
            "multiValued",
            "description",
            "required",
            "caseExact",
            "mutability",
            "returned",
            "uniqueness");

    static List<String> table() throws IOException {
        try (InputStream in = CoreSchemasTest.class.getResourceAsStream("attributes.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.replaceAll(" +", " "))
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void hasTheAttributeWithAllItsCharacteristics(String row) {
        String[] cells = row.split(" ", 3);
        AttributePath path = AttributePath.parse(cells[1]);
        Attribute top = tableOf(cells[0]).get(path.name()).orElseThrow();
        Attribute attribute = path.sub().flatMap(top::sub).orElse(top);

        assertThat(row(cells[0], path.sub().isPresent() ? top.name() + "." : "", attribute))
                .isEqualTo(row);
    }

    @Test
    void hasNoAttributeBeyondTheTable() throws IOException {
        Stream<String> rows = Stream.of("common", "User", "Group", "EnterpriseUser")
                .flatMap(schema -> tableOf(schema).all().stream().flatMap(attribute -> rows(schema, attribute)));

        assertThat(rows).containsExactlyElementsOf(table());
    }

    @ParameterizedTest
    @ValueSource(strings = {"common", "user", "group", "enterprise-user"})
    void leavesNoCharacteristicToADefault(String file) throws IOException {
        attributes(json(file), "attributes").forEach(CoreSchemasTest::assertComplete);
    }

    private static void assertComplete(JsonObject attribute) {
        assertThat(attribute.names()).as("%s", attribute.get("name")).containsAll(CHARACTERISTICS);
        assertThat(attribute.string("description").orElseThrow()).endsWith(".");
        assertThat(attribute.has("subAttributes"))
                .isEqualTo(attribute.string("type").equals(Optional.of("complex")));
        assertThat(attribute.has("referenceTypes"))
                .isEqualTo(attribute.string("type").equals(Optional.of("reference")));
        attributes(attribute, "subAttributes").forEach(CoreSchemasTest::assertComplete);
    }

    @Test
    void namesTheSchemasAndResourceTypes() {
        assertThat(CoreSchemas.USER_SCHEMA.id()).isEqualTo(CoreSchemas.USER_URN);
        assertThat(CoreSchemas.USER_SCHEMA.name()).isEqualTo("User");
        assertThat(CoreSchemas.USER_SCHEMA.description()).isEqualTo("User Account");
        assertThat(CoreSchemas.GROUP_SCHEMA.id()).isEqualTo(CoreSchemas.GROUP_URN);
        assertThat(CoreSchemas.GROUP_SCHEMA.name()).isEqualTo("Group");
        assertThat(CoreSchemas.ENTERPRISE_USER_SCHEMA.id()).isEqualTo(CoreSchemas.ENTERPRISE_USER_URN);
        assertThat(CoreSchemas.ENTERPRISE_USER_SCHEMA.name()).isEqualTo("EnterpriseUser");
        assertThat(CoreSchemas.USER.endpoint()).isEqualTo("/Users");
        assertThat(CoreSchemas.USER.extensions())
                .containsExactly(new ResourceType.Extension(CoreSchemas.ENTERPRISE_USER_SCHEMA, false));
        assertThat(CoreSchemas.GROUP.endpoint()).isEqualTo("/Groups");
        assertThat(CoreSchemas.GROUP.extensions()).isEmpty();
    }

    private static Attribute.Table tableOf(String schema) {
        return switch (schema) {
            case "common" -> CoreSchemas.COMMON;
            case "User" -> CoreSchemas.USER_SCHEMA.attributes();
            case "Group" -> CoreSchemas.GROUP_SCHEMA.attributes();
            default -> CoreSchemas.ENTERPRISE_USER_SCHEMA.attributes();
        };
    }

    private static Stream<String> rows(String schema, Attribute attribute) {
        return Stream.concat(
                Stream.of(row(schema, "", attribute)),
                attribute.subAttributes().all().stream().map(sub -> row(schema, attribute.name() + ".", sub)));
    }

    private static String row(String schema, String parent, Attribute attribute) {
        List<String> values = Stream.concat(attribute.canonicalValues().stream(), attribute.referenceTypes().stream())
                .toList();
        return String.join(
                " ",
                schema,
                parent + attribute.name(),
                attribute.type().keyword(),
                attribute.multiValued() ? "many" : "single",
                attribute.required() ? "required" : "optional",
                attribute.caseExact() ? "exact" : "anyCase",
                attribute.mutability().keyword(),
                attribute.returned().keyword(),
                attribute.uniqueness().keyword(),
                values.isEmpty() ? "-" : String.join(",", values));
    }

    private static List<JsonObject> attributes(JsonObject json, String member) {
        return json.array(member).only(JsonObject.class).toList();
    }

    private static JsonObject json(String file) throws IOException {
        try (InputStream in = CoreSchemas.class.getResourceAsStream("/io/scimvault/scim/schemas/" + file + ".json")) {
            return (JsonObject) JsonText.within(JsonLimits.REQUEST).parse(in.readAllBytes());
        }
    }
}
