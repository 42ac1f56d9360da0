package io.scimvault.vault.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityNameTest {
    private static final int CASES = 4_000;

    @ParameterizedTest(name = "{0} is called {1}")
    @CsvSource({
        "alice, alice",
        "Alice, Alice",
        "alice@example.com, alice@example.com",
        "a+b@x.test, a%2Bb@x.test",
        "CORP/jdoe, CORP%2Fjdoe",
        "CORP\\jdoe, CORP\\jdoe",
        "*, %2A",
        "a*, a%2A",
        ".., %2E%2E",
        "., %2E",
        "..., ...",
        "a..b, a..b",
        "./.., .%2F..",
        "%2F, %252F",
        "100%, 100%25",
        "'a b', a b",
        "{{identity.entity.id}}, {{identity.entity.id}}",
        "josé, josé",
        "😀, 😀",
    })
    void encodesWhatWouldBeAWildcardOrASeparatorInAPath(String userName, String entityName) {
        assertThat(EntityName.encode(userName)).isEqualTo(entityName);
        assertThat(EntityName.decode(entityName)).isEqualTo(userName);
    }

    @Test
    void encodesControlCharactersByTheirOctets() {
        assertThat(EntityName.encode("a\u0000b\u0085")).isEqualTo("a%00b%C2%85");
        assertThat(EntityName.decode("a%00b%C2%85")).isEqualTo("a\u0000b\u0085");
    }

    @ParameterizedTest
    @CsvSource({
        "'no\u00a0break', no%C2%A0break",
        "'a\u200db', a%E2%80%8Db",
        "'a\u2028b', a%E2%80%A8b",
        "'a\u00adb', a%C2%ADb",
        "'\ufeffa', %EF%BB%BFa",
        "'a\u202eb', a%E2%80%AEb",
        "'\u3000a', %E3%80%80a",
        "'\ue000', %EE%80%80",
        "'a\uffff', a%EF%BF%BF",
        "'\udb40\udc41', %F3%A0%81%81",
        "'\udbff\udffd', %F4%8F%BF%BD",
        "'\u2764\ufe0f', '\u2764\ufe0f'",
        "'a b', a b",
    })
    void encodesWhatVaultRefusesInAPath(String userName, String entityName) {
        assertThat(EntityName.encode(userName)).isEqualTo(entityName);
        assertThat(EntityName.decode(entityName)).isEqualTo(userName);
    }

    @Test
    void leavesNothingThatIsNeitherPrintableNorUnassigned() {
        String left = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(c ->
                        Character.getType(c) != Character.SURROGATE && Character.getType(c) != Character.UNASSIGNED)
                .filter(c -> c != ' '
                        && (Character.isISOControl(c)
                                || Character.isSpaceChar(c)
                                || Character.getType(c) == Character.FORMAT
                                || Character.getType(c) == Character.PRIVATE_USE))
                .filter(c -> EntityName.encode(Character.toString(c)).indexOf('%') < 0)
                .mapToObj(Integer::toHexString)
                .collect(Collectors.joining(" "));

        assertThat(left).isEmpty();
    }

    @Test
    void composedAndDecomposedNamesAreOne() {
        assertThat(EntityName.encode("e\u0301")).isEqualTo("é");
        assertThat(EntityName.encode("\u212Bngstr\u00F6m")).isEqualTo("Ångström");
        assertThat(EntityName.decode("é")).isEqualTo("é");
    }

    @ParameterizedTest(name = "{0} stands for itself")
    @ValueSource(
            strings = {
                "%",
                "%2",
                "%2b",
                "%zz",
                "100%",
                "%41",
                "%2E",
                "a%2E",
                "%C3%A9",
                "%FF",
                "%C3",
                "a+b",
                "a%2Fb*",
                "%2F%",
                "%25%",
                "e\u0301",
                "%65%CC%81",
                "x%2e%2e",
                "%00%"
            })
    void aNameThatWasNotMadeHereStandsForItself(String entityName) {
        // "%2E" is the one name of these that encode makes: it is the userName "."
        assertThat(EntityName.decode(entityName)).isEqualTo(entityName.equals("%2E") ? "." : entityName);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 42, 7643, 7644})
    void noTwoUserNamesShareAnEntityUnlessTheirNormalFormIsEqual(long seed) {
        HostileText texts = new HostileText(seed);
        Map<String, String> owners = new HashMap<>();
        for (int i = 0; i < CASES; i++) {
            String userName = texts.anyText();
            String normal = Normalizer.normalize(userName, Normalizer.Form.NFC);

            String entityName = EntityName.encode(userName);

            assertThat(owners.merge(entityName, normal, (before, now) -> before))
                    .isEqualTo(normal);
            assertThat(EntityName.decode(entityName)).isEqualTo(normal);
            assertThat(EntityName.encode(normal)).isEqualTo(entityName);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {2, 43})
    void whatIsEncodedIsOneHarmlessSegmentInATemplatedPolicy(long seed) {
        HostileText texts = new HostileText(seed);
        for (int i = 0; i < CASES; i++) {
            String entityName = EntityName.encode(texts.anyText());

            assertThat(entityName)
                    .doesNotContain("*", "+", "/")
                    .isNotEqualTo(".")
                    .isNotEqualTo("..");
            assertThat(entityName.codePoints().noneMatch(Character::isISOControl))
                    .isTrue();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {3, 44})
    void decodingAnythingIsUndoneByEncodingOrNothingWasDecoded(long seed) {
        HostileText texts = new HostileText(seed);
        for (int i = 0; i < CASES; i++) {
            String entityName = texts.text();

            String decoded = EntityName.decode(entityName);

            assertThat(decoded.equals(entityName) || EntityName.encode(decoded).equals(entityName))
                    .as(entityName)
                    .isTrue();
        }
    }

    @Test
    void foldsAsVaultDoesCodePointByCodePoint() {
        assertThat(EntityName.fold("ALICE")).isEqualTo("alice");
        assertThat(EntityName.fold("İ")).isEqualTo("i");
        assertThat(EntityName.fold("ΑΣ")).isEqualTo("ας".replace('ς', 'σ'));
        assertThat(EntityName.fold("\uD801\uDC00")).isEqualTo("\uD801\uDC28");
        assertThat(EntityName.fold("Straße")).isEqualTo("straße");
    }
}
