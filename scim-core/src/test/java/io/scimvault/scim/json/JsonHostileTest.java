package io.scimvault.scim.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.error.ScimException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts made to cost more than they weigh: each is refused, or read and printed, within a second. */
class JsonHostileTest {
    private static final int LIMIT = 1_000;
    private static final int MANY = 100_000;

    private final JsonText request = JsonText.within(JsonLimits.REQUEST);
    private final JsonText answer = JsonText.within(JsonLimits.ANSWER);

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[{\"a\":[", "{\"a\":1,\"b\":"})
    void aHundredThousandDeepIsRefused(String opening) {
        assertRefused(opening.repeat(MANY), "The body is nested too deep");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "0.", "1e", "[1e-", "{\"a\":-0."})
    void aNumberOfAMillionDigitsIsRefused(String start) {
        assertRefused(start + "1".repeat(1_000_000), "The body is nested too deep");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "é", "\\n", "\\u00e9", "\\ud83d\\ude00", "😀", "\\\\"})
    void aStringOfFourMegabytesIsReadAndPrinted(String part) {
        String json = "\"" + part.repeat(4_000_000 / part.getBytes(UTF_8).length) + "\"";

        CpuTime.within(LIMIT, () -> {
            JsonValue value = answer.parse(json.getBytes(UTF_8));
            assertThat(answer.parse(JsonText.printBytes(value)).equals(value)).isTrue();
        });
    }

    @Test
    void aMillionEmptyObjectsAreReadAndPrinted() {
        String json = "[" + "{},".repeat(999_999) + "{}]";

        CpuTime.within(
                LIMIT,
                () -> assertThat(JsonText.printBytes(request.parse(json.getBytes(UTF_8))))
                        .isEqualTo(json.getBytes(UTF_8)));
    }

    @Test
    void aHundredThousandNamesOfOneHashCodeAreReadAndFound() {
        byte[] json = collidingMembers("").getBytes(UTF_8);

        CpuTime.within(LIMIT, () -> {
            JsonObject object = (JsonObject) request.parse(json);
            assertThat(object.size()).isEqualTo(MANY);
            for (int i = 0; i < MANY; i++) {
                if (!JsonNumber.of(i % 10).equals(object.member(CollidingNames.of(i, 17)))) {
                    throw new AssertionError("member " + i);
                }
            }
        });
    }

    @Test
    void aNameThatStandsTwiceAmongAHundredThousandIsRefused() {
        String twice = CollidingNames.of(MANY / 2, 17);

        assertRefused(collidingMembers(",\"" + twice + "\":1"), "The member \"" + twice + "\" stands twice");
    }

    @Test
    void aHundredThousandNamesOfOneHashCodeAreBuiltAndCompared() {
        CpuTime.within(2 * LIMIT, () -> {
            Map<String, JsonValue> members = new LinkedHashMap<>();
            for (int i = 0; i < MANY; i++) {
                members.put(CollidingNames.of(i, 17), JsonNull.NULL);
            }
            JsonObject.Builder backwards = JsonObject.builder();
            for (int i = MANY - 1; i >= 0; i--) {
                backwards.put(CollidingNames.of(i, 17), JsonNull.NULL);
            }
            assertThat(JsonObject.of(members).equals(backwards.build())).isTrue();
        });
    }

    @Test
    void manyWideObjectsWithNamesOfTheirOwnAreRead() {
        StringJoiner json = new StringJoiner(",", "[", "]");
        for (int i = 0; i < 5_000; i++) {
            StringJoiner object = new StringJoiner(",", "{", "}");
            for (int j = 0; j < MemberNames.SEARCHED + 2; j++) {
                object.add("\"" + (i * 64 + j) + "\":" + j);
            }
            json.add(object.toString());
        }

        CpuTime.within(
                LIMIT,
                () -> assertThat(request.parse(json.toString().getBytes(UTF_8))
                                .toString()
                                .equals(json.toString()))
                        .isTrue());
    }

    private static String collidingMembers(String last) {
        StringJoiner json = new StringJoiner(",", "{", last + "}");
        for (int i = 0; i < MANY; i++) {
            json.add("\"" + CollidingNames.of(i, 17) + "\":" + i % 10);
        }
        return json.toString();
    }

    private void assertRefused(String json, String detail) {
        CpuTime.within(LIMIT, () -> {
            assertThatThrownBy(() -> request.parse(json))
                    .isInstanceOf(ScimException.class)
                    .hasMessageStartingWith(detail);
            assertThatThrownBy(() -> request.parse(json.getBytes(UTF_8)))
                    .isInstanceOf(ScimException.class)
                    .hasMessageStartingWith(detail);
        });
    }
}
