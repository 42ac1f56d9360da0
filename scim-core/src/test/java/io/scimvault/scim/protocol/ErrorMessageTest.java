package io.scimvault.scim.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.json.JsonValue;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorMessageTest {

    private static JsonValue json(String text) {
        return JsonText.within(JsonLimits.ANSWER).parse(text);
    }

    @Test
    void printsWhatAServerSends() {
        assertThat(ErrorMessage.of(ScimError.uniqueness("Taken.")).toJson())
                .hasToString("{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:Error\"],\"status\":\"409\","
                        + "\"scimType\":\"uniqueness\",\"detail\":\"Taken.\"}");
    }

    @Test
    void printsWhatOurOwnServerSends() {
        ScimError error = ScimError.badRequest(ScimType.INVALID_FILTER, "No filter.");

        assertThat(ResponseRenderer.error(error).body())
                .contains(ErrorMessage.of(error).toJson());
    }

    @ParameterizedTest
    @EnumSource(ScimType.class)
    void everyKeywordComesBack(ScimType type) {
        ScimError error = ScimError.badRequest(type, "d");

        assertThat(ErrorMessage.read(ErrorMessage.of(error).toJson()).error()).isEqualTo(error);
    }

    @Test
    void theTimeToWaitIsNoPartOfIt() {
        ScimError error = ScimError.unavailable("Later.", Duration.ofSeconds(3));

        assertThat(ErrorMessage.read(ErrorMessage.of(error).toJson()).error()).isEqualTo(ScimError.of(503, "Later."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:Error\"],\"status\":\"404\",\"detail\":\"x\"}",
                "{\"status\":404,\"detail\":\"x\"}",
                "{\"STATUS\":\" 404 \",\"Detail\":\"x\",\"scimType\":null,\"code\":7}",
                "{\"status\":404.0,\"detail\":\"x\",\"scimtype\":\"\",\"schemas\":\"Error\"}"
            })
    void readsOneErrorInManySpellings(String text) {
        assertThat(ErrorMessage.read(json(text)).error()).isEqualTo(ScimError.notFound("x"));
    }

    @Test
    void keepsAKeywordThatNobodyDefined() {
        ErrorMessage message = ErrorMessage.read(json("{\"status\":\"400\",\"scimType\":\"invalidPhase\"}"));

        assertThat(message.scimType()).contains("invalidPhase");
        assertThat(message.error())
                .isEqualTo(ScimError.of(
                        400, "The server answered with the status 400 (invalidPhase) and gave no detail."));
        assertThat(ErrorMessage.read(message.toJson())).isEqualTo(message);
    }

    @Test
    void aMissingDetailIsSaidToBeMissing() {
        assertThat(ErrorMessage.read(json("{\"status\":500,\"detail\":\" \"}")).error())
                .isEqualTo(ScimError.of(500, "The server answered with the status 500 and gave no detail."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "\"Not Found\"",
                "{}",
                "{\"detail\":\"x\"}",
                "{\"status\":200}",
                "{\"status\":\"600\"}",
                "{\"status\":\"Not Found\"}",
                "{\"status\":true}",
                "{\"status\":404,\"detail\":[]}",
                "{\"status\":404,\"scimType\":{}}"
            })
    void refusesWhatIsNoError(String text) {
        assertThatThrownBy(() -> ErrorMessage.read(json(text))).isInstanceOf(ScimException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "\"Not Found\"",
                "{}",
                "{\"status\":200}",
                "{\"status\":\"Not Found\",\"detail\":{}}",
                "{\"status\":[],\"scimType\":[7]}",
                "{\"status\":1e2147483647}"
            })
    void anyBodyOfAnErrorAnswerIsAnError(String text) {
        assertThat(ErrorMessage.read(json(text), 404))
                .isEqualTo(new ErrorMessage(404, Optional.empty(), Optional.empty()));
    }

    @Test
    void theBodysOwnStatusCountsWhereThereIsOne() {
        assertThat(ErrorMessage.read(json("{\"status\":\"409\",\"detail\":\"x\",\"scimType\":\"uniqueness\"}"), 400)
                        .error())
                .isEqualTo(ScimError.uniqueness("x"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 200, 399, 600})
    void anErrorHasAnErrorStatus(int status) {
        assertThatThrownBy(() -> new ErrorMessage(status, Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not an error status: " + status);
    }
}
