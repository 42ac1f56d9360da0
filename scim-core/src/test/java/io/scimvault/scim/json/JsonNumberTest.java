package io.scimvault.scim.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A number is accepted when the grammar of RFC 8259 §6 has it and a decimal can hold its exponent. */
class JsonNumberTest {
    private static final Pattern GRAMMAR = Pattern.compile("-?(0|[1-9][0-9]*)(\\.([0-9]+))?([eE]([+-]?[0-9]+))?");
    private static final String[] PARTS = {
        "0",
        "1",
        "9",
        "10",
        "-",
        "+",
        ".",
        "e",
        "E",
        "00",
        "2147483647",
        "2147483648",
        "-2147483647",
        "e-2147483648",
        "E+",
        "e-",
        ".5",
        ".0",
        " ",
        "٣",
        "x",
        "99999999999999999999"
    };

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {8259, 7643})
    void agreesWithTheGrammarAndTheRangeOfADecimal(long seed) {
        Random random = new Random(seed);
        int accepted = 0;
        for (int i = 0; i < 50_000; i++) {
            StringBuilder made = new StringBuilder(random.nextBoolean() ? "" : "12");
            for (int n = random.nextInt(5); n > 0; n--) {
                made.append(PARTS[random.nextInt(PARTS.length)]);
            }
            String text = made.toString();
            boolean expected = isNumber(text);
            if (accepts(text) != expected) {
                assertThat(accepts(text)).as(text).isEqualTo(expected);
            }
            accepted += expected ? 1 : 0;
        }
        assertThat(accepted).isBetween(5_000, 45_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1e2147483647", "1E-2147483647", "0.1e2147483647", "1e-00000000000000000007", "0e+2147483647"})
    void theGreatestExponentsHaveADecimal(String text) {
        assertThat(new JsonNumber(text).decimal().precision()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e2147483648", "0.1e2147483648", "1.5e-2147483647", "0e-2147483648", "1e-2147483649"})
    void refusesAnExponentThatNoDecimalHasEverywhere(String text) {
        assertThatThrownBy(() -> new JsonNumber(text)).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void aMillionDigitsAreCheckedInLinearTime() {
        String digits = "7".repeat(1_000_000);

        CpuTime.within(1_000, () -> {
            assertThat(new JsonNumber(digits).isInteger()).isTrue();
            assertThat(new JsonNumber("0." + digits + "e5").isInteger()).isFalse();
            assertThat(accepts("1e" + digits)).isFalse();
        });
    }

    private static boolean isNumber(String text) {
        Matcher parts = GRAMMAR.matcher(text);
        if (!parts.matches()) {
            return false;
        }
        BigInteger exponent = parts.group(5) == null ? BigInteger.ZERO : new BigInteger(parts.group(5));
        int fraction = parts.group(3) == null ? 0 : parts.group(3).length();
        BigInteger scale = BigInteger.valueOf(fraction).subtract(exponent);
        return exponent.bitLength() < Integer.SIZE && scale.abs().bitLength() < Integer.SIZE;
    }

    private static boolean accepts(String text) {
        try {
            return new JsonNumber(text).text().equals(text);
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
