package io.scimvault.scim.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.resource.Resource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private static final Resource RESOURCE = new Resource(JsonObject.of("userName", JsonObject.EMPTY));

    @Test
    void aReadingWithoutIssuesGivesItsResource() {
        assertThat(new Reading(RESOURCE, List.of()).orThrow()).isSameAs(RESOURCE);
    }

    @Test
    void theRefusalListsAllIssuesUnderTheKeywordOfTheFirst() {
        Reading reading = new Reading(
                RESOURCE,
                List.of(
                        new Issue("a", ScimType.INVALID_SYNTAX, "\"a\" is odd."),
                        new Issue("b", ScimType.INVALID_VALUE, "\"b\" is even.")));

        ScimException refusal = catchThrowableOfType(ScimException.class, reading::orThrow);

        assertThat(refusal.error())
                .isEqualTo(ScimError.badRequest(ScimType.INVALID_SYNTAX, "\"a\" is odd. \"b\" is even."));
    }

    @Test
    void aLongListIsCutAfterTenIssues() {
        List<Issue> issues = IntStream.rangeClosed(1, 12)
                .mapToObj(i -> new Issue("a", ScimType.INVALID_VALUE, i + "."))
                .toList();

        assertThatThrownBy(new Reading(RESOURCE, issues)::orThrow)
                .hasMessage("1. 2. 3. 4. 5. 6. 7. 8. 9. 10. And 2 more.");
    }
}
