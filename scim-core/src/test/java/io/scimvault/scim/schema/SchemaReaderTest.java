package io.scimvault.scim.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaReaderTest {

    @Test
    void givesTheDefaultsOfTheRfcToWhatIsLeftOut() {
        Schema schema = read("{\"id\":\"urn:x:X\",\"attributes\":[{\"name\":\"badge\"}]}");

        assertThat(schema)
                .isEqualTo(new Schema(
                        "urn:x:X",
                        "",
                        "",
                        Attribute.Table.of(List.of(new Attribute(
                                "badge",
                                Attribute.Type.STRING,
                                false,
                                "",
                                false,
                                List.of(),
                                false,
                                Attribute.Mutability.READ_WRITE,
                                Attribute.Returned.DEFAULT,
                                Attribute.Uniqueness.NONE,
                                List.of(),
                                Attribute.Table.EMPTY)))));
    }

    @Test
    void readsEveryCharacteristic() {
        Schema schema = read("""
                {"id": "urn:x:X", "name": "X", "description": "an x", "attributes": [
                  {"name": "tags", "type": "complex", "multiValued": true, "description": "d", "required": true,
                   "mutability": "immutable", "returned": "request", "uniqueness": "global", "subAttributes": [
                     {"name": "value", "type": "decimal", "canonicalValues": ["a", "b"], "caseExact": true},
                     {"name": "$ref", "type": "reference", "referenceTypes": ["User", "uri"]}]}]}
                """);
        Attribute tags = schema.attributes().get("TAGS").orElseThrow();

        assertThat(tags.type()).isEqualTo(Attribute.Type.COMPLEX);
        assertThat(tags.multiValued()).isTrue();
        assertThat(tags.description()).isEqualTo("d");
        assertThat(tags.required()).isTrue();
        assertThat(tags.mutability()).isEqualTo(Attribute.Mutability.IMMUTABLE);
        assertThat(tags.returned()).isEqualTo(Attribute.Returned.REQUEST);
        assertThat(tags.uniqueness()).isEqualTo(Attribute.Uniqueness.GLOBAL);
        assertThat(tags.subAttributes()).hasToString("[value, $ref]");
        assertThat(tags.valueSub().map(Attribute::type)).contains(Attribute.Type.DECIMAL);
        assertThat(tags.valueSub().map(Attribute::canonicalValues)).contains(List.of("a", "b"));
        assertThat(tags.valueSub().map(Attribute::caseExact)).contains(true);
        assertThat(tags.sub("$REF").map(Attribute::referenceTypes)).contains(List.of("User", "uri"));
        assertThat(tags.sub("nope")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{}|a schema or attribute lacks \"id\"",
                "{\"id\":\"x\",\"attributes\":[{}]}|a schema or attribute lacks \"name\"",
                "{\"id\":\"x\",\"attributes\":[{\"name\":\"a\",\"type\":\"text\"}]}|unknown type: text",
                "{\"id\":\"x\",\"attributes\":[{\"name\":\"a\",\"returned\":\"Always\"}]}|unknown returned: Always",
                "{\"id\":\"x\",\"attributes\":[{\"name\":\"a\"},{\"name\":\"A\"}]}|two attributes named A",
            })
    void refusesWhatIsNoSchema(String json, String message) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static Schema read(String json) {
        return SchemaReader.read(
                (JsonObject) JsonText.within(JsonLimits.REQUEST).parse(json));
    }
}
