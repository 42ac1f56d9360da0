package io.scimvault.scim.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.resource.Resource;
import org.junit.jupiter.api.Test;

/** What the vectors cannot say: resources that are not in canonical form, or hold nothing but secrets. */
class FilterMatcherTest {
    private static final String LAB = TestTypes.LAB.id();

    @Test
    void anExtensionOfSecretsAloneIsNotPresent() {
        JsonObject secrets =
                JsonObject.of("hint", new JsonString("dog")).with("vault", JsonObject.of("code", new JsonString("1")));
        Resource resource = new Resource(JsonObject.of(LAB, secrets));

        assertThat(matches(LAB + " pr", resource)).isFalse();
        assertThat(matches(LAB + " eq null", resource)).isTrue();
    }

    @Test
    void anElementOfSecretsAloneIsNone() {
        JsonObject secret = JsonObject.of("secret", new JsonString("dog"));
        Resource resource = new Resource(JsonObject.of(LAB, JsonObject.of("keys", JsonArray.of(secret))));

        assertThat(matches("keys pr", resource)).isFalse();
        assertThat(matches("keys[not (uses pr)]", resource)).isFalse();
        assertThat(matches("keys[uses ne 1]", resource)).isFalse();
    }

    @Test
    void aLetterThatOnlyLooksLikeAnSSpellsNoBoolean() {
        FilterOptions options = FilterOptions.lenient();
        Filter filter = Filters.attribute("active").eq("fal\u017fe");

        assertThatThrownBy(() -> FilterMatcher.of(filter, TestTypes.USER, options))
                .isInstanceOf(ScimException.class)
                .hasMessage("The attribute active is of type boolean and cannot be compared with \"fal\u017fe\".");
    }

    @Test
    void anEmptyObjectIsNoElement() {
        Resource resource = new Resource(JsonObject.of("emails", JsonArray.of(JsonObject.EMPTY)));

        assertThat(matches("emails[not (type pr)]", resource)).isFalse();
        assertThat(matches("emails pr", resource)).isFalse();
    }

    @Test
    void anEmptyArrayIsUnassigned() {
        Resource resource = new Resource(JsonObject.of("emails", JsonArray.EMPTY));

        assertThat(matches("emails pr", resource)).isFalse();
        assertThat(matches("emails eq null", resource)).isTrue();
        assertThat(matches("emails.type ne \"work\"", resource)).isTrue();
        assertThat(matches("emails[type ne \"work\"]", resource)).isFalse();
    }

    @Test
    void aValueOfTheWrongTypeEqualsNothing() {
        Resource resource =
                new Resource(JsonObject.of("active", new JsonString("true")).with("userName", JsonObject.EMPTY));

        assertThat(matches("active eq true", resource)).isFalse();
        assertThat(matches("active ne true", resource)).isTrue();
        assertThat(matches("userName sw \"\"", resource)).isFalse();
    }

    private static boolean matches(String filter, Resource resource) {
        FilterOptions options = FilterOptions.strict();
        return FilterMatcher.of(FilterParser.parse(filter, options), TestTypes.USER, options)
                .matches(resource);
    }
}
