package io.scimvault.scim.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.schema.CoreSchemas;
import io.scimvault.scim.validation.ValidationOptions.Tolerance;
import org.junit.jupiter.api.Test;

class ValidationOptionsTest {
    private static final JsonObject BODY = JsonObject.builder()
            .put("userName", "a")
            .put("title", "")
            .put("foo", "x")
            .build();

    @Test
    void aToleranceCanBeTakenAwayAlone() {
        ValidationOptions options = ValidationOptions.lenient().without(Tolerance.BLANK_IS_UNASSIGNED);

        assertThat(ResourceReader.read(CoreSchemas.USER, BODY, options)
                        .orThrow()
                        .get("title"))
                .isPresent();
    }

    @Test
    void aToleranceCanBeGivenAlone() {
        ValidationOptions options = ValidationOptions.strict().with(Tolerance.INFERRED_SCHEMAS);

        assertThat(ResourceReader.read(CoreSchemas.USER, BODY, options).issues())
                .extracting(Issue::message)
                .containsExactly("\"foo\" is not a known attribute.");
    }

    @Test
    void allTolerancesTogetherAreLenient() {
        assertThat(ValidationOptions.strict().with(Tolerance.values())).isEqualTo(ValidationOptions.lenient());
        assertThat(ValidationOptions.lenient().without(Tolerance.values())).isEqualTo(ValidationOptions.strict());
    }
}
