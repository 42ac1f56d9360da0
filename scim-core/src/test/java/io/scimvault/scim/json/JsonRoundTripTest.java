package io.scimvault.scim.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The law of the package: what is printed is parsed to an equal value, from characters and from bytes. */
class JsonRoundTripTest {
    private static final int CASES = 2_500;

    private final JsonText text = JsonText.within(JsonLimits.REQUEST);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 42, 7643, 7644})
    void printedAndParsedIsEqual(long seed) {
        JsonGenerator generator = new JsonGenerator(seed);
        for (int i = 0; i < CASES; i++) {
            JsonValue value = generator.value(5);

            JsonValue parsed = text.parse(JsonText.print(value));

            assertThat(parsed).as("case %d", i).isEqualTo(value).hasSameHashCodeAs(value);
            assertThat(JsonText.print(parsed)).isEqualTo(JsonText.print(value));
            assertThat(text.parse(JsonText.printBytes(value))).isEqualTo(value);
        }
    }
}
