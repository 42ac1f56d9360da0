package io.scimvault.scim.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.schema.Schema;
import io.scimvault.scim.schema.SchemaReader;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is required at every place: of the type, of its common attributes, of extensions, inside values; and what a change takes away. */
class RequiredPartsTest {
    private static final ResourceType CRATE = new ResourceType(
            "Crate",
            "/Crates",
            "",
            schema(
                    "urn:x:Crate",
                    "{'name':'label','required':true},{'name':'serial','required':true,'mutability':'readOnly'},{'name':'note'},"
                            + "{'name':'place','type':'complex','subAttributes':[{'name':'room','required':true},{'name':'floor'}]},"
                            + "{'name':'size','type':'complex','subAttributes':[{'name':'width','required':true}]},"
                            + "{'name':'owners','type':'complex','multiValued':true,'subAttributes':"
                            + "[{'name':'value','required':true},{'name':'display'}]}"),
            List.of(
                    new ResourceType.Extension(
                            schema("urn:x:Maker", "{'name':'maker','required':true},{'name':'year'}"), false),
                    new ResourceType.Extension(
                            schema("urn:x:Seal", "{'name':'no','required':true},{'name':'ink'}"), true)),
            schema("urn:x:Common", "{'name':'externalId','required':true}").attributes());

    private static final String WHOLE = "'label':'a','externalId':'e','urn:x:Seal':{'no':'1'}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'label':'a','externalId':'e','urn:x:Seal':{'no':'1'} |",
                "'externalId':'e','urn:x:Seal':{'no':'1'}             | label",
                "'label':'','externalId':'e','urn:x:Seal':{'no':'1'}  | label",
                "'label':'a','urn:x:Seal':{'no':'1'}                  | externalId",
                "'label':'a','externalId':'e'                         | urn:x:Seal",
                "'label':'a','externalId':'e','urn:x:Seal':{'ink':'1'}| urn:x:Seal:no",
                "                                                     | label externalId urn:x:Seal",
            })
    void aResourceLacksWhatIsRequired(String members, String missing) {
        assertThat(ResourceValidator.checkRequired(CRATE, crate(members)).stream()
                        .map(Issue::path)
                        .toList())
                .isEqualTo(paths(missing));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'place':{'room':'r'}                        |",
                "'place':{'floor':'1'}                       | place.room",
                "'size':{'width':'1'}                        |",
                "'size':{'other':'1'}                        | size.width",
                "'owners':[{'value':'a'},{'value':'b'}]      |",
                "'owners':[{'value':'a'},{'display':'b'}]    | owners.value",
                "'urn:x:Maker':{'maker':'m'}                 |",
                "'urn:x:Maker':{'year':'1'}                  | urn:x:Maker:maker",
            })
    void aPartLacksWhatIsRequiredInItAndAChangeMustNotBringIt(String part, String missing) {
        Resource whole = crate(WHOLE);
        Resource with = crate(WHOLE + "," + part);

        assertThat(ResourceValidator.checkRequired(CRATE, with))
                .extracting(Issue::path)
                .isEqualTo(paths(missing));
        assertThat(ResourceValidator.checkMutability(CRATE, whole, with))
                .extracting(Issue::path)
                .isEqualTo(paths(missing));
        assertThat(ResourceValidator.checkMutability(CRATE, with, with)).isEmpty();
        assertThat(ResourceValidator.checkMutability(CRATE, with, whole)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'label':'a'                                | 'note':'n'                                 | label",
                "'label':'a'                                | 'label':'b'                                |",
                "'note':'n'                                 | 'note':'o'                                 |",
                "'label':''                                 | 'note':'o'                                 |",
                "'urn:x:Seal':{'no':'1'}                    | 'note':'n'                                 | urn:x:Seal",
                "'urn:x:Seal':{'no':'1'}                    | 'urn:x:Seal':{'ink':'i'}                   | urn:x:Seal:no",
                "'urn:x:Seal':{'ink':'i'}                   | 'urn:x:Seal':{'ink':'j'}                   |",
                "'urn:x:Maker':{'maker':'m','year':'1'}     | 'urn:x:Maker':{'year':'1'}                 | urn:x:Maker:maker",
                "'urn:x:Maker':{'maker':'m'}                | 'note':'n'                                 |",
                "'place':{'room':'r','floor':'1'}           | 'place':{'floor':'1'}                      | place.room",
                "'place':{'floor':'1'}                      | 'place':{'floor':'2'}                      |",
                "'owners':[{'value':'a'}]                   | 'owners':[{'display':'a'}]                 | owners.value",
                "'serial':'1'                               | 'note':'n'                                 |",
            })
    void aChangeMustNotTakeItAway(String before, String after, String missing) {
        List<Issue> issues = ResourceValidator.checkMutability(CRATE, crate(before), crate(after));

        assertThat(issues).extracting(Issue::path).isEqualTo(paths(missing));
        assertThat(issues).allSatisfy(issue -> {
            assertThat(issue.type()).isEqualTo(ScimType.MUTABILITY);
            assertThat(issue.message()).endsWith("is required and cannot be removed.");
        });
    }

    @Test
    void tenIssuesAreListedWhole() {
        List<Issue> issues = IntStream.rangeClosed(1, 10)
                .mapToObj(i -> new Issue("a", ScimType.INVALID_VALUE, i + "."))
                .toList();

        assertThat(Issue.refusal(issues))
                .get()
                .extracting(e -> e.error().detail())
                .isEqualTo("1. 2. 3. 4. 5. 6. 7. 8. 9. 10.");
    }

    private static List<String> paths(String listed) {
        return listed == null ? List.of() : List.of(listed.strip().split(" "));
    }

    private static Resource crate(String members) {
        return new Resource(json("{" + (members == null ? "" : members) + "}"));
    }

    private static Schema schema(String urn, String attributes) {
        return SchemaReader.read(json("{'id':'" + urn + "','name':'x','attributes':[" + attributes + "]}"));
    }

    private static JsonObject json(String text) {
        return (JsonObject) JsonText.within(JsonLimits.REQUEST).parse(text.replace('\'', '"'));
    }
}
