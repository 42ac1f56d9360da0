package io.scimvault.scim.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.CoreSchemas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How members become a resource: what is canonical stays as it is, all else is put in order. */
class CanonicalFormTest {
    private static final String USER = "\"urn:ietf:params:scim:schemas:core:2.0:User\"";
    private static final String BADGE = "\"urn:example:badge:1.0:Badge\"";

    @Test
    void aTreeInCanonicalFormIsTakenAsItIs() {
        JsonObject tree =
                json("{\"schemas\":[" + USER + "," + BADGE + "],\"userName\":\"a\"," + BADGE + ":{\"no\":1}}");

        assertThat(assemble(tree).tree()).isSameAs(tree);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"schemas\":[],",
                "\"schemas\":\"urn:ietf:params:scim:schemas:core:2.0:User\",",
                "\"schemas\":[1],",
                "\"schemas\":[\"urn:example:other:1.0:Other\"],",
                "\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\",\"urn:example:other:1.0:Other\"],"
            })
    void schemasThatDoNotSayWhatIsThereAreComputedAnew(String schemas) {
        JsonObject members = json("{" + schemas + "\"userName\":\"a\"}");

        assertThat(assemble(members)).hasToString("{\"schemas\":[" + USER + "],\"userName\":\"a\"}");
    }

    @Test
    void schemasComeFirst() {
        JsonObject members = json("{\"userName\":\"a\",\"schemas\":[" + USER + "]}");

        assertThat(assemble(members)).hasToString("{\"schemas\":[" + USER + "],\"userName\":\"a\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "{}"})
    void whatIsUnassignedIsLeftOutWhereverItStands(String nothing) {
        JsonObject members = json("{\"schemas\":[" + USER + "],\"title\":" + nothing + ",\"userName\":\"a\"," + BADGE
                + ":" + nothing + ",\"active\":true}");

        assertThat(assemble(members)).hasToString("{\"schemas\":[" + USER + "],\"userName\":\"a\",\"active\":true}");
    }

    @Test
    void extensionsAreListedInTheOrderOfTheTypeAndForeignOnesBehind() {
        String enterprise = "\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\"";
        JsonObject members =
                json("{" + BADGE + ":{\"no\":1}," + enterprise + ":{\"department\":\"d\"},\"userName\":\"a\"}");

        assertThat(assemble(members).tree().array("schemas"))
                .hasToString("[" + USER + "," + enterprise + "," + BADGE + "]");
    }

    private static Resource assemble(JsonObject members) {
        return CanonicalForm.assemble(CoreSchemas.USER, members);
    }

    private static JsonObject json(String text) {
        return (JsonObject) JsonText.within(JsonLimits.REQUEST).parse(text);
    }
}
