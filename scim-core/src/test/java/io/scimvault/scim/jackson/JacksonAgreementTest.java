package io.scimvault.scim.jackson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonGenerator;
import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.json.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A mapper with the module reads and prints JSON as JsonText does. */
class JacksonAgreementTest {
    private static final int CASES = 2_000;

    private final JsonText text = JsonText.within(JsonLimits.REQUEST);
    private final JsonMapper mapper =
            JsonMapper.builder().addModule(new ScimModule()).build();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 42, 7643, 7644})
    void readsAndPrintsTheSame(long seed) {
        JsonGenerator generator = new JsonGenerator(seed);
        for (int i = 0; i < CASES; i++) {
            JsonValue value = generator.value(5);
            String printed = JsonText.print(value);
            byte[] bytes = JsonText.printBytes(value);

            assertThat(mapper.readValue(printed, JsonValue.class)).isEqualTo(value);
            assertThat(mapper.readValue(bytes, JsonValue.class)).isEqualTo(value);
            assertThat(text.parse(mapper.writeValueAsString(value))).isEqualTo(value);
            assertThat(text.parse(mapper.writeValueAsBytes(value))).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"b\":2,\"a\":3}",
                "[{\"x\":{\"a\":1,\"\\u0061\":1}}]",
                "\"\\ud83d\"",
                "\"\\ude00\\ud83d\"",
                "{\"\\ud83d\":1}",
                "1e2147483648",
                "[1e-99999999999]",
                "[NaN]",
                "[01]",
                "[1,]",
                "{\"a\"}",
                "[",
                "{\"a\":",
                "\"a",
                "tru"
            })
    void refusesTheSame(String json) {
        assertThatThrownBy(() -> text.parse(json)).isInstanceOf(ScimException.class);

        assertThatThrownBy(() -> mapper.readValue(json, JsonValue.class)).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> mapper.readValue(json.getBytes(UTF_8), JsonValue.class))
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void goesAsDeepAsTheLimitsLetIt() {
        String deepest = "[".repeat(64) + "]".repeat(64);
        String mixed = "{\"a\":[".repeat(32) + "]}".repeat(32);

        assertThat(mapper.readValue(deepest, JsonValue.class)).isEqualTo(text.parse(deepest));
        assertThat(mapper.readValue(mixed, JsonValue.class)).isEqualTo(text.parse(mixed));
        for (String tooDeep : new String[] {"[" + deepest + "]", "{\"a\":" + mixed + "}"}) {
            assertThatThrownBy(() -> text.parse(tooDeep)).isInstanceOf(ScimException.class);
            assertThatThrownBy(() -> mapper.readValue(tooDeep, JsonValue.class))
                    .isInstanceOf(JacksonException.class)
                    .hasMessageContaining("nested too deep");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void keepsTheLimitsOfLengths(int over) {
        JsonLimits limits = new JsonLimits(2, 5, 4, 3, 1000);
        JsonMapper narrow =
                JsonMapper.builder().addModule(new ScimModule(limits)).build();
        for (String json : new String[] {
            "\"" + "é".repeat(5 + over) + "\"", "{\"" + "é".repeat(4 + over) + "\":1}", "1".repeat(3 + over)
        }) {
            if (over == 0) {
                assertThat(narrow.readValue(json, JsonValue.class))
                        .isEqualTo(JsonText.within(limits).parse(json));
            } else {
                assertThatThrownBy(() -> JsonText.within(limits).parse(json)).isInstanceOf(ScimException.class);
                assertThatThrownBy(() -> narrow.readValue(json, JsonValue.class))
                        .isInstanceOf(JacksonException.class)
                        .hasMessageContaining("too long");
            }
        }
    }

    @Test
    void aTreeOfJacksonsOwnHasTheSameNumbers() {
        JsonObject value = JsonObject.builder()
                .put("small", 7)
                .put("large", new JsonNumber("123456789012345678901234567890"))
                .put("many", new JsonNumber("9".repeat(5_000)))
                .put("decimal", new JsonNumber("0.10"))
                .put("text", "7")
                .build();

        JsonNode node = mapper.valueToTree(value);

        assertThat(node.get("small").isInt() || node.get("small").isLong()).isTrue();
        assertThat(node.get("large").bigIntegerValue()).isEqualTo("123456789012345678901234567890");
        assertThat(node.get("decimal").doubleValue()).isEqualTo(0.1);
        assertThat(mapper.treeToValue(node.get("large"), JsonNumber.class))
                .isEqualTo(new JsonNumber("123456789012345678901234567890"));
        assertThat(mapper.convertValue(value.without("many"), JsonValue.class)).isEqualTo(value.without("many"));
    }

    @Test
    void halfASurrogatePairIsNotWritten() {
        for (JsonValue half : new JsonValue[] {
            new JsonString("a\ud83d"),
            JsonArray.of(new JsonString("\ude00")),
            JsonObject.of("\ud83dx", new JsonString("")),
        }) {
            assertThatThrownBy(() -> mapper.writeValueAsString(half))
                    .isInstanceOf(JacksonException.class)
                    .hasMessageContaining("surrogate");
            assertThatThrownBy(() -> mapper.writeValueAsBytes(half)).isInstanceOf(JacksonException.class);
        }
    }
}
