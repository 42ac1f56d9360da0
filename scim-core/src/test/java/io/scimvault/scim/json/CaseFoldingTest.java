package io.scimvault.scim.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseFoldingTest {
    @ParameterizedTest
    @CsvSource({
        "abc,ABC,true",
        "abc,abd,false",
        "abc,abcd,false",
        "'',a,false",
        "Ärzte,äRZTE,true",
        "Σ,ς,true",
        "K,k,true",
        "ı,I,true",
        "ß,SS,false",
        "𐐀,𐐨,true",
        "aÄ,aä,true",
        "aÄb,aä,false"
    })
    void comparesWithoutLetterCase(String one, String other, boolean same) {
        assertThat(CaseFolding.same(one, other)).isEqualTo(same);
        assertThat(CaseFolding.same(other, one)).isEqualTo(same);
    }

    @Test
    void isTheSameWhereTheFoldedFormsAreEqual() {
        Random random = new Random(7);
        int alike = 0;
        for (int i = 0; i < 100_000; i++) {
            String one = text(random);
            String other = random.nextBoolean() ? text(random) : one.toUpperCase(java.util.Locale.ROOT);
            boolean same = CaseFolding.fold(one).equals(CaseFolding.fold(other));
            alike += same ? 1 : 0;

            assertThat(CaseFolding.same(one, other)).as(one + " " + other).isEqualTo(same);
            if (same) {
                assertThat(SecretHash.of(one, true)).isEqualTo(SecretHash.of(other, true));
            }
        }
        assertThat(alike).isBetween(20_000, 90_000);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(4); length > 0; length--) {
            text.appendCodePoint("aAbBäÄσςΣſsSıiIK".codePointAt(random.nextInt(16)));
        }
        return text.toString();
    }

    /** Texts of different lengths are therefore never the same: what compares them may say so without looking. */
    @Test
    void keepsTheLengthOfEveryCharacter() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            String text = Character.toString(c);
            assertThat(CaseFolding.fold(text).length()).as("U+%X", c).isEqualTo(text.length());
        }
    }
}
