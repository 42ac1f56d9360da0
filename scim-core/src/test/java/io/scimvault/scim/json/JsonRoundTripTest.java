package io.scimvault.scim.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The law of the package: what is printed is parsed to an equal value, from characters and from bytes. */
class JsonRoundTripTest {
    private static final int CASES = 25_000;
    private static final int CHUNK = 500;

    private JsonText text = JsonText.within(JsonLimits.REQUEST);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 42, 7643, 7644})
    void printedAndParsedIsEqual(long seed) {
        JsonGenerator generator = new JsonGenerator(seed);
        for (int i = 0; i < CASES; i++) {
            if (i % 100 == 0) {
                text = JsonText.within(JsonLimits.REQUEST); // so that a table of names is met empty as well as filled
            }
            JsonValue value = generator.value(5);
            if (!isKept(value)) {
                assertKept(value);
            }
        }
    }

    @Test
    void everyCharacterOfUnicodeIsKept() {
        for (int first = 0; first <= Character.MAX_CODE_POINT; first += CHUNK) {
            StringBuilder all = new StringBuilder();
            JsonObject.Builder each = JsonObject.builder();
            for (int c = first; c < first + CHUNK && c <= Character.MAX_CODE_POINT; c++) {
                if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                    all.appendCodePoint(c);
                    each.put(Character.toString(c), JsonNull.NULL);
                }
            }
            JsonValue value = JsonArray.of(each.build(), new JsonString(all.toString()));
            if (!isKept(value)) {
                assertKept(value);
            }
        }
    }

    private boolean isKept(JsonValue value) {
        String printed = JsonText.print(value);
        byte[] bytes = JsonText.printBytes(value);
        JsonValue parsed = text.parse(bytes);
        return parsed.equals(value)
                && parsed.hashCode() == value.hashCode()
                && JsonText.print(parsed).equals(printed)
                && Arrays.equals(bytes, printed.getBytes(UTF_8))
                && text.parse(printed).equals(value);
    }

    private void assertKept(JsonValue value) {
        String printed = JsonText.print(value);
        JsonValue parsed = text.parse(printed);

        assertThat(parsed).isEqualTo(value).hasSameHashCodeAs(value).hasToString(printed);
        assertThat(JsonText.printBytes(value)).isEqualTo(printed.getBytes(UTF_8));
        assertThat(text.parse(JsonText.printBytes(value))).isEqualTo(value).hasToString(printed);
        throw new AssertionError("not kept: " + printed);
    }
}
