package io.scimvault.scim.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.patch.PatchOptions;
import io.scimvault.scim.patch.PatchReader;
import io.scimvault.scim.patch.PatchRequest;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is printed is read to an equal message, also where somebody else spelled it. */
class MessageLawsTest {
    private static final int CASES = 500;

    private final JsonText text = JsonText.within(JsonLimits.REQUEST);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 42, 7644, 9865})
    void listsComeBack(long seed) {
        RandomMessages messages = new RandomMessages(seed);
        for (int i = 0; i < CASES; i++) {
            comesBack(messages, messages.list(), ListResponse::toJson, ListResponse::read);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 42, 7644, 9865})
    void searchesComeBack(long seed) {
        RandomMessages messages = new RandomMessages(seed);
        for (int i = 0; i < CASES; i++) {
            comesBack(messages, messages.search(), SearchRequest::toJson, SearchRequest::read);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 42, 7644, 9865})
    void errorsComeBack(long seed) {
        RandomMessages messages = new RandomMessages(seed);
        for (int i = 0; i < CASES; i++) {
            ErrorMessage error = messages.error();
            comesBack(messages, error, ErrorMessage::toJson, ErrorMessage::read);
            comesBack(messages, error, ErrorMessage::toJson, body -> ErrorMessage.read(body, 500));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 42, 7644, 9865})
    void patchesComeBack(long seed) {
        RandomMessages messages = new RandomMessages(seed);
        for (int i = 0; i < CASES; i++) {
            PatchRequest patch = messages.patch();
            comesBack(messages, patch, PatchRequest::toJson, body -> PatchReader.read(body, PatchOptions.lenient()));
            assertThat(PatchReader.read(patch.toJson(), PatchOptions.strict())).isEqualTo(patch);
        }
    }

    private <T> void comesBack(
            RandomMessages messages, T message, Function<T, JsonObject> print, Function<JsonValue, T> read) {
        JsonObject json = print.apply(message);

        assertThat(read.apply(text.parse(JsonText.printBytes(json)))).isEqualTo(message);
        assertThat(read.apply(messages.respelled(json))).isEqualTo(message);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 42, 7644, 9865})
    void queriesComeBackAndAreWhatTheBodySays(long seed) {
        RandomMessages messages = new RandomMessages(seed);
        for (int i = 0; i < CASES; i++) {
            SearchRequest request = messages.search();
            String query = request.toQuery();

            assertThat(query).matches("[-A-Za-z0-9._%,:=&]*");
            assertThat(SearchRequest.readQuery(query)).isEqualTo(request);
            assertThat(SearchRequest.read(decoded(query))).isEqualTo(request);
        }
    }

    /** The parameters as the JDK decodes them. */
    private static JsonObject decoded(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", -1);
                assertThat(parts).hasSize(2);
                parameters.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
            }
        }
        JsonObject.Builder members = JsonObject.builder();
        parameters.forEach(members::put);
        return members.build();
    }
}
