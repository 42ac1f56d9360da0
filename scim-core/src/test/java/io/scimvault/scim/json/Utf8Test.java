package io.scimvault.scim.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes that are accepted as UTF-8 are those that the strict decoder of the JDK accepts. */
class Utf8Test {
    private final CharsetDecoder strict = UTF_8.newDecoder();
    private final CharBuffer decoded = CharBuffer.allocate(64);

    @Test
    void agreesWithTheStrictDecoderOnAllSequencesOfUpToThreeBytes() {
        byte[] text = new byte[3];
        for (int first = 0x80; first < 0x100; first++) {
            for (int rest = 0; rest < 0x10000; rest++) {
                text[0] = (byte) first;
                text[1] = (byte) (rest >> 8);
                text[2] = (byte) rest;
                assertAgrees(text);
            }
            assertAgrees(new byte[] {(byte) first});
        }
    }

    @Test
    void agreesWithTheStrictDecoderOnSequencesOfFourBytes() {
        int[] edges = {0x00, 0x22, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xF4, 0xFF};
        for (int first = 0xEF; first < 0x100; first++) {
            for (int second = 0; second < 0x100; second++) {
                for (int third : edges) {
                    for (int fourth : edges) {
                        assertAgrees(new byte[] {(byte) first, (byte) second, (byte) third, (byte) fourth});
                    }
                }
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {3629, 10646})
    void agreesWithTheStrictDecoderOnBrokenTexts(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 100_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(12); n > 0; n--) {
                text.append(random.nextInt(3) > 0 ? "a" : new String[] {"é", "漢", "😀", "\\"}[random.nextInt(4)]);
            }
            byte[] bytes = text.toString().getBytes(UTF_8);
            if (bytes.length > 0 && random.nextBoolean()) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            assertAgrees(random.nextBoolean() ? bytes : Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)));
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "\"\\ud83d\"|VALID_WITH_SURROGATE_ESCAPES",
                "\"\\uDE00\"|VALID_WITH_SURROGATE_ESCAPES",
                "\"1234567\\\\\\ud\"|VALID_WITH_SURROGATE_ESCAPES",
                "\"é漢\\t\\\\1234567\\uDbff\"|VALID_WITH_SURROGATE_ESCAPES",
                "\"\\u\"|VALID",
                "\"\\uE000\\u00dd ud800\"|VALID",
                "\"😀\\n\"|VALID",
                "\\u|VALID",
                "\\|VALID",
            })
    void seesTheEscapesOfSurrogates(String text, Utf8 form) {
        for (int shift = 0; shift < 9; shift++) {
            assertThat(Utf8.of((" ".repeat(shift) + text).getBytes(UTF_8))).isEqualTo(form);
        }
    }

    private void assertAgrees(byte[] text) {
        boolean valid = !strict.reset()
                .decode(ByteBuffer.wrap(text), decoded.clear(), true)
                .isError();
        if ((Utf8.of(text) != Utf8.INVALID) != valid) {
            assertThat(Utf8.of(text)).as(Arrays.toString(text)).isEqualTo(valid ? Utf8.VALID : Utf8.INVALID);
        }
    }
}
