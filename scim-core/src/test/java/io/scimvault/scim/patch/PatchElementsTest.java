package io.scimvault.scim.patch;

import static io.scimvault.scim.filter.Filters.and;
import static io.scimvault.scim.filter.Filters.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.filter.Filter;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.resource.MultiValue;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.resource.User;
import io.scimvault.scim.schema.CoreSchemas;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operations on the elements that a filter chooses, built without text. */
class PatchElementsTest {
    private static final Filter WORK = attribute("type").eq("work");

    @Test
    void printsThePathOfTheRfc() {
        PatchRequest request = PatchRequest.builder()
                .add(PatchRequest.elements("addresses", WORK), JsonObject.of("country", new JsonString("FR")))
                .replace(
                        PatchRequest.elements(
                                "emails", and(WORK, attribute("primary").eq(true)), "value"),
                        new JsonString("x@x.test"))
                .remove(PatchRequest.elements(
                        "urn:x:2.0:User:devices", attribute("id").eq(7)))
                .build();

        assertThat(request.toJson().array("Operations"))
                .hasToString(
                        "[{\"op\":\"add\",\"path\":\"addresses[type eq \\\"work\\\"]\",\"value\":{\"country\":\"FR\"}},"
                                + "{\"op\":\"replace\",\"path\":\"emails[type eq \\\"work\\\" and primary eq true].value\","
                                + "\"value\":\"x@x.test\"},"
                                + "{\"op\":\"remove\",\"path\":\"urn:x:2.0:User:devices[id eq 7]\"}]");
        assertThat(PatchReader.read(request.toJson(), PatchOptions.strict())).isEqualTo(request);
        assertThat(PatchReader.read(request.toJson(), PatchOptions.lenient())).isEqualTo(request);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zzz\" or value pr or value eq \"q", "]", "\\", "\\\"", "a\"] or [b", "\u0000\n", "é😀"})
    void noValueBecomesSyntax(String hostile) {
        PatchRequest request = PatchRequest.builder()
                .remove(PatchRequest.elements("emails", attribute("value").eq(hostile)))
                .build();
        Resource user = User.of("u")
                .emails(List.of(MultiValue.of("kept@x.test"), MultiValue.of(hostile)))
                .build()
                .resource();

        PatchRequest read = PatchReader.read(request.toJson(), PatchOptions.strict());
        Resource after = PatchEngine.of(CoreSchemas.USER, PatchOptions.strict())
                .apply(user, read)
                .after();

        assertThat(read).isEqualTo(request);
        assertThat(new User(after).emails()).containsExactly(MultiValue.of("kept@x.test"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "emails[", "emails.value", "1x", "emails.a.b"})
    void anAttributeIsAName(String name) {
        assertThatThrownBy(() -> PatchRequest.elements(name, WORK)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a.b", "urn:x:y", "value]"})
    void aSubAttributeIsAName(String name) {
        assertThatThrownBy(() -> PatchRequest.elements("emails", WORK, name))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFilterWithinBracketsHasNone() {
        Filter nested = attribute("emails").having(WORK);

        assertThatThrownBy(() -> PatchRequest.elements("emails", nested)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PatchRequest.elements("emails", nested, "value"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTextShowsNoValue() {
        JsonValue secret = new JsonString("s3cret");
        PatchRequest request = PatchRequest.builder()
                .replace("password", secret)
                .replace(PatchRequest.elements("emails", attribute("value").eq("s3cret")), secret)
                .build();

        assertThat(request.toString()).contains("password", "emails").doesNotContain("s3cret");
    }
}
