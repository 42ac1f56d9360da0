package io.scimvault.scim.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.resource.Resource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreconditionTest {

    private static final Resource CURRENT = version("W/\"a,1\"");

    private static Resource version(String tag) {
        return new Resource(
                JsonObject.of("meta", JsonObject.builder().put("version", tag).build()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", " * ", "W/\"a,1\"", "\"a,1\"", "w/\"a,1\"", "\"x\", \"a,1\"", "\"x\",W/\"a,1\" ,,"})
    void theseTagsNameTheVersion(String tags) {
        new Precondition(Optional.of(tags), Optional.empty()).check(CURRENT);

        assertThat(new Precondition(Optional.empty(), Optional.of(tags)).isKnown(CURRENT))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "\"x\"", "a", "1\"", "\"a\"", "\"a,1", "\"A,1\"", "\"*\"", "W/", "\"", "W/\""})
    void theseTagsDoNot(String tags) {
        assertThatThrownBy(() -> new Precondition(Optional.of(tags), Optional.empty()).check(CURRENT))
                .isInstanceOf(ScimException.class)
                .hasMessage("The resource has another version than the one named in If-Match.");
        assertThat(new Precondition(Optional.empty(), Optional.of(tags)).isKnown(CURRENT))
                .isFalse();
    }

    @Test
    void aTagWithoutQuotesIsTakenAsItIs() {
        new Precondition(Optional.of("3"), Optional.empty()).check(version("W/\"3\""));
    }

    @Test
    void aResourceWithoutVersionMeetsOnlyTheStar() {
        Resource plain = new Resource(JsonObject.EMPTY);

        new Precondition(Optional.of("*"), Optional.empty()).check(plain);
        assertThatThrownBy(() -> new Precondition(Optional.of("\"1\""), Optional.empty()).check(plain))
                .isInstanceOf(ScimException.class);
    }

    @Test
    void aChangeIsRefusedWhenTheClientWantsAnyOtherVersion() {
        assertThatThrownBy(() -> new Precondition(Optional.empty(), Optional.of("*")).check(CURRENT))
                .isInstanceOf(ScimException.class)
                .hasMessage("The resource has a version that is named in If-None-Match.");
    }
}
