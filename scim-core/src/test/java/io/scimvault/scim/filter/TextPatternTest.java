package io.scimvault.scim.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextPatternTest {

    @ParameterizedTest
    @CsvSource({"a,A", "ß,ẞ", "Σ,ς", "σ,ς", "ı,I", "İ,i", "\u212A,k", "\u017F,S", "𐐀,𐐨", "ǅ,ǆ"})
    void foldsEachCodePointOnBothSides(String one, String other) {
        assertThat(new TextPattern(one, false).compare(other)).isZero();
        assertThat(new TextPattern(other, false).compare(one)).isZero();
        assertThat(new TextPattern(one, true).compare(other)).isNotZero();
    }

    @Test
    void ordersByCodePointAndNotByUtf16Unit() {
        assertThat(new TextPattern("\uFFFF", true).compare("😀")).isPositive();
        assertThat(new TextPattern("😀", true).compare("\uFFFF")).isNegative();
    }

    @ParameterizedTest
    @CsvSource({"ab,abc,-1", "abc,ab,1", "b,abc,1", "'',a,-1", "'','',0"})
    void ordersAPrefixFirst(String value, String pattern, int order) {
        assertThat(Integer.signum(new TextPattern(pattern, false).compare(value)))
                .isEqualTo(order);
    }

    @ParameterizedTest
    @CsvSource({
        "aabaab, xaabaaabaaby, true",
        "aabaab, xaabaaabaay, false",
        "aabaaac, aabaaabaaac, true",
        "AA, aaa, true",
        "'', '', true",
        "a, '', false",
        "😀b, a😀B, true",
        "abab, ABABAB, true"
    })
    void findsAPart(String pattern, String value, boolean found) {
        assertThat(new TextPattern(pattern, false).partOf(value)).isEqualTo(found);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1_977})
    void findsWhatStringContains(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String pattern = letters(random, 1 + random.nextInt(7));
            String value = letters(random, random.nextInt(16));
            assertThat(new TextPattern(pattern, true).partOf(value))
                    .as("%s in %s", pattern, value)
                    .isEqualTo(value.contains(pattern));
        }
    }

    private static String letters(Random random, int length) {
        return random.ints(length, 'a', 'c')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void halfASurrogatePairIsNoPartOfAWholeOne() {
        String half = "\ud83d";

        assertThat(new TextPattern(half, true).partOf("😀")).isFalse();
        assertThat(new TextPattern(half, true).startOf("😀")).isFalse();
        assertThat(new TextPattern("\ude00", true).endOf("😀")).isFalse();
    }

    @Test
    void beginsAndEnds() {
        TextPattern pattern = new TextPattern("aΣ😀", false);

        assertThat(pattern.startOf("Aς😀x")).isTrue();
        assertThat(pattern.startOf("Aς")).isFalse();
        assertThat(pattern.endOf("xAσ😀")).isTrue();
        assertThat(pattern.endOf("σ😀")).isFalse();
    }
}
