package io.scimvault.scim.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.schema.CoreSchemas;
import io.scimvault.scim.validation.ValidationOptions.Tolerance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a value is understood to say, and what is left of a body that is refused. */
class ValueReaderTest {
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final Attribute NAME = CoreSchemas.USER.attribute("name").orElseThrow();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "{\"givenName\":null}",
                "{\"givenName\":null,\"bogus\":1}",
                "{\"bogus\":1,\"givenName\":\"\"}",
                "{\"givenName\":\"\",\"familyName\":[\"a\",\"b\"]}",
                "{\"familyName\":[\"a\",\"b\"],\"givenName\":\"\"}"
            })
    void anObjectWhoseKnownPartsAreNullClears(String value) {
        ReadValue read = new ValueReader(ValidationOptions.lenient()).read(NAME, json(value), "name");

        assertThat(read.isCleared()).isTrue();
        assertThat(read.isAssigned()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"bogus\":1}", "{\"familyName\":[\"a\",\"b\"]}", "[1,2]", "7"})
    void anObjectOfWhichNothingIsUnderstoodDoesNotClear(String value) {
        ReadValue read = new ValueReader(ValidationOptions.lenient()).read(NAME, json(value), "name");

        assertThat(read.isCleared()).isFalse();
        assertThat(read.isAssigned()).isFalse();
    }

    @Test
    void whatCouldBeReadOfARefusedBodyIsThere() {
        JsonObject emails = (JsonObject) json("{\"userName\":\"u\",\"emails\":[{\"value\":\"a\",\"primary\":true},"
                + "{\"value\":\"b\",\"primary\":true}]}");

        Reading reading = ResourceReader.read(
                CoreSchemas.USER, emails, ValidationOptions.lenient().without(Tolerance.LAST_PRIMARY_WINS));

        assertThat(reading.issues())
                .extracting(Issue::message)
                .containsExactly("\"emails\" has more than one primary value.");
        assertThat(reading.resource().tree().array("emails")).isEqualTo(emails.array("emails"));
    }

    @Test
    void anUnknownNameUnderTheCoreSchemasUrnIsAnIssue() {
        JsonValue body = json("{\"userName\":\"u\",\"urn:ietf:params:scim:schemas:core:2.0:User\":{\"bogus\":1}}");

        Reading reading = ResourceReader.read(
                CoreSchemas.USER, (JsonObject) body, ValidationOptions.lenient().without(Tolerance.UNKNOWN_ATTRIBUTES));

        assertThat(reading.issues()).extracting(Issue::path).containsExactly("bogus");
    }

    @Test
    void anExtensionsAttributeIsNamedWithItsUrnHoweverTheClientNamedIt() {
        JsonValue body = json("{\"userName\":\"u\",\"" + ENTERPRISE + ":department\":[\"a\",\"b\"]}");

        Reading reading = ResourceReader.read(CoreSchemas.USER, (JsonObject) body, ValidationOptions.lenient());

        assertThat(reading.issues()).extracting(Issue::path).containsExactly(ENTERPRISE + ":department");
    }

    private static JsonValue json(String text) {
        return JsonText.within(JsonLimits.REQUEST).parse(text);
    }
}
