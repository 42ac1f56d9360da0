package io.scimvault.scim.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.protocol.ErrorMessage;
import io.scimvault.scim.protocol.ListResponse;
import io.scimvault.scim.protocol.RandomMessages;
import io.scimvault.scim.protocol.SearchRequest;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** A mapper prints each message as the library does, and reads what was printed to an equal one. */
class JacksonLawsTest {
    private static final int CASES = 300;

    private final JsonText text = JsonText.within(JsonLimits.REQUEST);
    private final JsonMapper mapper =
            JsonMapper.builder().addModule(new ScimModule()).build();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 42, 7644, 9865})
    void messagesComeBack(long seed) {
        RandomMessages messages = new RandomMessages(seed);
        for (int i = 0; i < CASES; i++) {
            comesBack(messages.list(), ListResponse::toJson);
            comesBack(messages.search(), SearchRequest::toJson);
            comesBack(messages.error(), ErrorMessage::toJson);
            comesBack(messages.patch(), PatchRequest::toJson);
        }
    }

    private <T> void comesBack(T message, Function<T, JsonObject> print) {
        String json = mapper.writeValueAsString(message);

        assertThat(mapper.readValue(json, message.getClass())).isEqualTo(message);
        assertThat(text.parse(json)).isEqualTo(print.apply(message));
    }
}
