package io.scimvault.scim.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretHashTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "a", "AB", "abC", "2819c223-7F76-453a-919d-413861904646", "Zürich", "\uD83D\uDE00K"})
    void ignoresTheCaseOfAsciiLettersOnRequestAlone(String text) {
        String lower = text.chars()
                .map(c -> c >= 'A' && c <= 'Z' ? c + 32 : c)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());

        assertThat(SecretHash.of(text, true))
                .isEqualTo(SecretHash.of(lower, false))
                .isNotNegative();
        assertThat(SecretHash.of(text, false) == SecretHash.of(lower, false)).isEqualTo(text.equals(lower));
    }

    @Test
    void textsThatCollideInStringsOwnHashDoNotCollide() {
        Set<Integer> hashes = new HashSet<>();
        IntStream.range(0, 1 << 15)
                .mapToObj(i -> IntStream.range(0, 15)
                        .mapToObj(bit -> (i >> bit & 1) == 0 ? "Aa" : "BB")
                        .collect(Collectors.joining()))
                .forEach(text -> hashes.add(SecretHash.of(text, false)));

        assertThat(hashes.size()).isGreaterThan((1 << 15) - 20);
    }

    @Test
    void blanksAndEndsCount() {
        assertThat(Set.of(
                        SecretHash.of("", false),
                        SecretHash.of("\u0000", false),
                        SecretHash.of("\u0000\u0000", false),
                        SecretHash.of("\u0000\u0000\u0000", false),
                        SecretHash.of("a\u0000", false),
                        SecretHash.of("\u0000a", false)))
                .hasSize(6);
    }
}
