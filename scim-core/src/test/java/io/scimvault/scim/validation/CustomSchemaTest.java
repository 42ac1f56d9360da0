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
import org.junit.jupiter.api.Test;

/** Attributes of every type and mutability, which the schemas of RFC 7643 do not all have. */
class CustomSchemaTest {
    private static final JsonText JSON = JsonText.within(JsonLimits.REQUEST);

    private static final ResourceType DEVICE = new ResourceType(
            "Device",
            "/Devices",
            "Device",
            SchemaReader.read(json("""
                    {"id":"urn:test:Device","attributes":[
                      {"name":"serial","required":true,"mutability":"immutable"},
                      {"name":"ports","type":"integer"},
                      {"name":"weight","type":"decimal"},
                      {"name":"bought","type":"dateTime"},
                      {"name":"tags","multiValued":true},
                      {"name":"owners","type":"complex","multiValued":true,"subAttributes":[
                        {"name":"value","required":true},
                        {"name":"since","type":"dateTime","mutability":"immutable"}]}]}""")),
            List.of(new ResourceType.Extension(SchemaReader.read(json("""
                            {"id":"urn:test:Place","attributes":[{"name":"room"}]}""")), true)),
            CoreSchemas.COMMON);

    @Test
    void numbersAreReadFromStringsThatAreNumbers() {
        assertThat(lenient("""
                {"serial":"1","ports":"8","weight":"1.5e1","urn:test:Place":{"room":"a"}}""")).isEqualTo(json("""
                {"schemas":["urn:test:Device","urn:test:Place"],"serial":"1","ports":8,"weight":1.5e1,"urn:test:Place":{"room":"a"}}"""));
    }

    @Test
    void stringsThatJsonWouldNotCallNumbersAreRefused() {
        for (String text : List.of("+1", ".5", "1.", "0x1", "1e99999", "NaN", "١")) {
            assertThat(messages("{\"serial\":\"1\",\"weight\":\"" + text + "\",\"room\":\"a\"}"))
                    .containsExactly("\"weight\" must be a number; a string came.");
        }
    }

    @Test
    void aFractionIsNoWholeNumber() {
        assertThat(messages("""
                {"serial":"1","ports":1.5,"room":"a"}""")).containsExactly("\"ports\" must be a whole number; a number came.");
    }

    @Test
    void simpleValuesOfAMultiValuedAttributeAreWrapped() {
        assertThat(lenient("""
                {"serial":"1","tags":"x","room":"a"}""").array("tags")).isEqualTo(json("{\"t\":[\"x\"]}").array("t"));
    }

    @Test
    void requiredSubAttributesAndExtensionsAreAskedFor() {
        assertThat(messages("""
                {"serial":"1","owners":[{"since":"x"},{"since":"y"}]}""")).containsExactly("\"owners.value\" is required.", "\"urn:test:Place\" is required.");
    }

    @Test
    void datesHaveATimeWhereFormatsCount() {
        ValidationOptions options = ValidationOptions.lenient().without(ValidationOptions.Tolerance.ANY_FORMAT);
        for (String text : List.of("2024-01-31", "2024-02-30T00:00:00Z", "2024-01-31T25:00:00Z", "now", "")) {
            JsonObject body = json("{\"serial\":\"1\",\"bought\":\"" + text + " \",\"room\":\"a\"}");
            assertThat(ResourceReader.read(DEVICE, body, options).issues())
                    .extracting(Issue::message)
                    .containsExactly("\"bought\" must be a date and time such as 2024-01-31T12:00:00Z.");
        }
        JsonObject good = json("""
                {"serial":"1","bought":"2015-10-10T14:38:21.8617979-07:00","room":"a"}""");
        assertThat(ResourceReader.read(DEVICE, good, options).issues()).isEmpty();
    }

    @Test
    void anImmutableAttributeMayBeSetOnceAndIsThenFixed() {
        Resource without = new Resource(json("""
                {"ports":1}"""));
        Resource with = new Resource(json("""
                {"serial":"1","ports":1}"""));
        Resource other = new Resource(json("""
                {"serial":"2","ports":1}"""));

        assertThat(ResourceValidator.checkMutability(DEVICE, without, with)).isEmpty();
        assertThat(ResourceValidator.checkMutability(DEVICE, with, with)).isEmpty();
        assertThat(ResourceValidator.checkMutability(DEVICE, with, other))
                .extracting(Issue::message)
                .containsExactly("\"serial\" is immutable and has another value already.");
    }

    @Test
    void anElementThatStaysKeepsWhatIsImmutableInIt() {
        Resource before = owners("""
                {"value":"a","since":"x"},{"value":"b","since":"x"}""");

        assertThat(ResourceValidator.checkMutability(DEVICE, before, owners("""
                {"value":"b","since":"x"},{"value":"c","since":"z"}""")))
                .isEmpty();
        assertThat(ResourceValidator.checkMutability(DEVICE, before, owners("""
                {"value":"a","since":"y"},{"value":"B","since":"z"}""")))
                .extracting(Issue::path)
                .containsExactly("owners.since", "owners.since");
    }

    @Test
    void theRequiredMayNotGoButMayHaveBeenMissing() {
        Resource with = new Resource(json("""
                {"serial":"1","urn:test:Place":{"room":"a"}}"""));
        Resource without = new Resource(json("""
                {"serial":"1"}"""));

        assertThat(ResourceValidator.checkMutability(DEVICE, with, without))
                .extracting(Issue::message)
                .containsExactly("\"urn:test:Place\" is required and cannot be removed.");
        assertThat(ResourceValidator.checkMutability(DEVICE, without, without)).isEmpty();
        assertThat(ResourceValidator.checkRequired(DEVICE, without))
                .extracting(Issue::message)
                .containsExactly("\"urn:test:Place\" is required.");
    }

    private static Resource owners(String elements) {
        return new Resource(json("{\"serial\":\"1\",\"owners\":[" + elements + "]}"));
    }

    private static JsonObject lenient(String body) {
        return ResourceReader.read(DEVICE, json(body), ValidationOptions.lenient())
                .orThrow()
                .tree();
    }

    private static List<String> messages(String body) {
        return ResourceReader.read(DEVICE, json(body), ValidationOptions.lenient()).issues().stream()
                .map(Issue::message)
                .toList();
    }

    private static JsonObject json(String text) {
        return (JsonObject) JSON.parse(text);
    }
}
