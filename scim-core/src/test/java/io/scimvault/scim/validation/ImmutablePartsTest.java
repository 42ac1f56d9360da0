package io.scimvault.scim.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.CoreSchemas;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.schema.SchemaReader;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is immutable inside the elements of a multi-valued attribute. */
class ImmutablePartsTest {
    private static final ResourceType SHELF =
            new ResourceType("Shelf", "/Shelves", "", SchemaReader.read(json("""
                    {"id": "urn:example:params:scim:schemas:lab:2.0:Shelf", "name": "Shelf", "attributes": [
                      {"name": "boxes", "type": "complex", "multiValued": true, "subAttributes": [
                        {"name": "value"},
                        {"name": "code", "caseExact": true, "mutability": "immutable"},
                        {"name": "kind", "mutability": "immutable"},
                        {"name": "rank", "type": "integer", "mutability": "immutable"},
                        {"name": "display", "mutability": "immutable"}]}]}
                    """)), List.of(), CoreSchemas.COMMON);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'code':'a'    | 'code':'a'    | ",
                "'code':'a'    | 'code':'A'    | boxes.code",
                "'code':'a'    | 'code':'b'    | boxes.code",
                "'kind':'a'    | 'kind':'A'    | ",
                "'kind':'a'    | 'kind':'b'    | boxes.kind",
                "'rank':1      | 'rank':1      | ",
                "'rank':1      | 'rank':2      | boxes.rank",
                "'rank':1      | 'rank':'1'    | boxes.rank",
                "'rank':'1'    | 'rank':1      | boxes.rank",
                "'display':'a' | 'display':'b' | ",
                "'kind':'a'    | 'code':'a'    | ",
            })
    void anElementThatStaysKeepsThem(String before, String after, String refused) {
        List<Issue> issues = ResourceValidator.checkMutability(SHELF, shelf(before), shelf(after));

        assertThat(issues.stream().map(Issue::path).toList())
                .isEqualTo(refused == null ? List.of() : List.of(refused.strip()));
    }

    private static Resource shelf(String part) {
        return new Resource(json("{'boxes':[{'value':'x'," + part.strip() + "},{'value':'y','code':'y'}]}"));
    }

    private static JsonObject json(String text) {
        return (JsonObject) JsonText.within(JsonLimits.REQUEST).parse(text.replace('\'', '"'));
    }
}
