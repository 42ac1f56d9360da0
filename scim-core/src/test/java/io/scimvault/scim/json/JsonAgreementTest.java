package io.scimvault.scim.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonReference.Difference;
import io.scimvault.scim.json.JsonReference.Verdict;
import java.io.ByteArrayOutputStream;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On broken texts, what is accepted and with which value is what Jackson says, but for the listed differences. */
class JsonAgreementTest {
    private static final int CASES = 25_000;
    private static final String[] PIECES = {
        "\"",
        "\\",
        "\\u",
        "\\ud83d",
        "\\ude00",
        "\\uD83d\\uDE00",
        "\\u0000",
        "\\\"",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "{}",
        "[]",
        "\"a\":1",
        ",\"a\":1",
        "\"\":",
        "null",
        "true",
        "fals",
        "NaN",
        "0",
        "-",
        "-0",
        "01",
        "1.",
        ".5",
        "e9",
        "1e9999999999",
        "1E-2147483648",
        "\n",
        "\t",
        " ",
        "\u0000",
        "\u001f",
        "\u007f",
        "\u2028",
        "\uFEFF",
        "é",
        "漢",
        "😀",
        "{\"a\":1,\"\\u0061\":2}",
        "/*x*/",
        "//",
        "#",
        "'"
    };
    private static final int[] BYTES = {
        0x00, 0x80, 0xC0, 0xC1, 0xE0, 0xED, 0xA0, 0xBF, 0xF0, 0xF4, 0x90, 0xF5, 0xFE, 0xFF
    };

    private JsonText text = JsonText.within(JsonLimits.REQUEST);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 8259, 7643, 7644})
    void whatIsAcceptedIsWhatJacksonAcceptsButForTheDifferences(long seed) {
        Random random = new Random(seed);
        JsonGenerator generator = new JsonGenerator(seed);
        Set<Difference> seen = EnumSet.noneOf(Difference.class);
        int accepted = 0;
        for (int i = 0; i < CASES; i++) {
            if (i % 100 == 0) {
                text = JsonText.within(JsonLimits.REQUEST); // so that a table of names is met empty as well as filled
            }
            byte[] mutated = mutated(JsonText.printBytes(generator.value(3)), random);
            Verdict verdict = JsonReference.of(mutated);
            seen.addAll(verdict.difference());
            accepted += verdict.value().size();
            assertAgrees(mutated, verdict);
        }
        assertThat(seen).isEqualTo(EnumSet.allOf(Difference.class));
        assertThat(accepted).isBetween(CASES / 10, CASES * 9 / 10);
    }

    private void assertAgrees(byte[] mutated, Verdict verdict) {
        String characters = new String(mutated, UTF_8);
        String found = outcome(() -> text.parse(mutated));
        String expected = verdict.value().isEmpty()
                ? "400 "
                        + (verdict.difference().isEmpty()
                                ? "The"
                                : verdict.difference().get(0).detail)
                : verdict.value().get(0).toString();
        boolean agrees = verdict.value().isEmpty() ? found.startsWith(expected) : found.equals(expected);
        if (!agrees) {
            assertThat(found).as(characters).isEqualTo(expected);
        }
        if (!verdict.difference().contains(Difference.NOT_UTF_8)
                && !found.equals(outcome(() -> text.parse(characters)))) {
            assertThat(found).as(characters).isEqualTo(outcome(() -> text.parse(characters)));
        }
    }

    private interface Parse {
        JsonValue run();
    }

    private static String outcome(Parse parse) {
        try {
            return parse.run().toString();
        } catch (ScimException e) {
            return e.error().status() + " " + e.error().detail();
        }
    }

    private static byte[] mutated(byte[] text, Random random) {
        byte[] mutated = text;
        for (int n = random.nextInt(4); n > 0; n--) {
            mutated = mutatedOnce(mutated, random);
        }
        return mutated;
    }

    private static byte[] mutatedOnce(byte[] text, Random random) {
        int at = random.nextInt(4) == 0 ? 0 : random.nextInt(text.length + 1);
        int cut = random.nextInt(3) == 0 ? Math.min(text.length - at, 1 + random.nextInt(3)) : 0;
        byte[] piece = switch (random.nextInt(8)) {
            case 0 -> new byte[] {(byte) BYTES[random.nextInt(BYTES.length)]};
            case 1 -> new byte[0];
            default -> PIECES[random.nextInt(PIECES.length)].getBytes(UTF_8);
        };
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(text, 0, at);
        out.writeBytes(piece);
        out.write(text, at + cut, text.length - at - cut);
        return out.toByteArray();
    }
}
