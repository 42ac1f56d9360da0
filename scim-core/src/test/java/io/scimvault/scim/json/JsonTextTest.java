package io.scimvault.scim.json;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
    private static final String OVER_LIMIT =
            "The body is nested too deep, or has a string, name or number that is too long.";
    private static final String NOT_UTF_8 = "The body is not valid UTF-8.";
    private static final String HALF_A_PAIR = "A string holds half of a surrogate pair; it is not valid Unicode.";

    private final JsonText text = JsonText.within(JsonLimits.REQUEST);

    @Test
    void keepsTheOrderOfMembersAndTheTextOfNumbers() {
        String json = "{\"b\":1.0,\"a\":[true,false,null,-0,1E+2,\"x\"],\"\":{}}";

        assertThat(text.parse(json)).hasToString(json);
    }

    @Test
    void passesOverBlanks() {
        assertThat(text.parse(" \t\r\n{ \"a\" : [ 1 , 2 ] } \n")).hasToString("{\"a\":[1,2]}");
    }

    @Test
    void resolvesEscapesAndPrintsOnlyThoseThatAreNeeded() {
        JsonValue value = text.parse("\"\\u0041\\/\\b\\f\\n\\r\\t\\\"\\\\\\u00e9\\ud83d\\ude00\\u0000\"");

        assertThat(value).isEqualTo(new JsonString("A/\b\f\n\r\t\"\\é😀\u0000"));
        assertThat(JsonText.print(value)).isEqualTo("\"A/\\u0008\\u000c\\n\\r\\t\\\"\\\\é😀\\u0000\"");
        assertThat(JsonText.printBytes(value)).isEqualTo(JsonText.print(value).getBytes(UTF_8));
    }

    @Test
    void printsHalfASurrogatePairAsAnEscape() {
        assertThat(new JsonString("\uDE00a\uD83D")).hasToString("\"\\ude00a\\ud83d\"");
        assertThat(JsonText.printBytes(JsonArray.of(new JsonString("\uD83D"))))
                .isEqualTo("[\"\\ud83d\"]".getBytes(UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{\"a\":1,\"a\":1}|a",
                "{\"a\":1,\"\\u0061\":null}|a",
                "[{\"x\":{\"b\":{},\"c\":1,\"b\":{}}}]|b",
            })
    void refusesADoubledMember(String json, String name) {
        assertRefused(json, "The member \"" + name + "\" stands twice in an object.");
    }

    @Test
    void takesNamesThatDifferInCaseOrFormAsDifferent() {
        assertThat(text.parse("{\"a\":1,\"A\":2,\"é\":3,\"e\u0301\":4}"))
                .isEqualTo(JsonObject.builder()
                        .put("a", 1)
                        .put("A", 2)
                        .put("é", 3)
                        .put("e\u0301", 4)
                        .build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r\n\t"})
    void refusesAnEmptyText(String json) {
        assertRefused(json, "The body is empty; a JSON value was expected.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}{}", "1 2", "[] \"x\"", "null null"})
    void refusesAValueAfterTheEnd(String json) {
        assertRefused(json, "There is text after the end of the JSON value.");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{} x|4",
                "{\"a\"|5",
                "[1,|4",
                "{\"a\":1|7",
                "01|2",
                "{'a':1}|2",
                "[1,]|4",
                "{\"a\":1,}|8",
                "/*x*/1|1",
                "{a:1}|2",
                "\"a|3",
                ",|1",
                "]|1",
            })
    void refusesWhatIsNoJson(String json, int column) {
        assertRefused(json, "The body is not acceptable JSON at line 1, column " + column + ".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NaN",
                "Infinity",
                "-Infinity",
                "+1",
                ".5",
                "1.",
                "0x1",
                "1e",
                "\"a\nb\"",
                "\"\t\"",
                "\"\\x\"",
                "tru",
                "[1}"
            })
    void refusesTheDialectsOfJson(String json) {
        assertThat(refusal(json).detail()).startsWith("The body is not acceptable JSON at line ");
    }

    @Test
    void namesTheLineOfAMistake() {
        assertRefused("{\n  \"a\": 1,\n  b: 2\n}", "The body is not acceptable JSON at line 3, column 3.");
    }

    @Test
    void acceptsTheGreatestDepthAndNoMore() {
        String deepest = "[".repeat(64) + "]".repeat(64);

        assertThat(text.parse(deepest)).hasToString(deepest);
        assertRefused("[" + deepest + "]", OVER_LIMIT);
        assertRefused("{\"a\":".repeat(65) + "1" + "}".repeat(65), OVER_LIMIT);
        assertRefused("[".repeat(1_000_000), OVER_LIMIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "0.", "1e000000"})
    void acceptsTheLongestNumberAndNoLonger(String start) {
        String longest = start + "1".repeat(9 - start.length());
        JsonText small = JsonText.within(new JsonLimits(4, 100, 100, 9, 10_000));

        assertThat(small.parse(longest)).isEqualTo(new JsonNumber(longest));
        assertRefused(small, longest + "1", OVER_LIMIT);
    }

    @Test
    void refusesANumberOfAMillionDigitsAtOnce() {
        assertRefused("1".repeat(1_000_000), OVER_LIMIT);
        assertRefused("0." + "1".repeat(1_000_000), OVER_LIMIT);
        assertRefused("1e" + "1".repeat(1_000_000), OVER_LIMIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e99999999999", "1e2147483648", "1E-2147483649", "[1.5e-2147483647]"})
    void refusesAnExponentOutOfRange(String json) {
        assertRefused(json, "A number in the body has an exponent out of range.");
    }

    @Test
    void acceptsTheLongestStringsAndNamesAndNoLonger() {
        JsonText small = JsonText.within(new JsonLimits(4, 5, 5, 10, 1000));

        assertThat(small.parse("{\"12345\":\"éé😀x\"}")).isEqualTo(JsonObject.of("12345", new JsonString("éé😀x")));
        assertRefused(small, "\"éé😀xy\"", OVER_LIMIT);
        assertRefused(small, "\"\\u0031\\u0031\\u0031\\u0031\\u0031\\u0031\"", OVER_LIMIT);
        assertRefused(small, "{\"123456\":1}", OVER_LIMIT);
    }

    @Test
    void answersTooLargeATextWith413() {
        JsonText small = JsonText.within(new JsonLimits(4, 5, 5, 10, 8));

        assertThat(small.parse("[1,2,34]")).hasToString("[1,2,34]");
        assertThatThrownBy(() -> small.parse("[1,2,345]"))
                .isInstanceOfSatisfying(
                        ScimException.class,
                        e -> assertThat(e.error())
                                .isEqualTo(ScimError.of(413, "The body has 9 characters; at most 8 are accepted.")));
        assertThatThrownBy(() -> small.parse("[\"😀é\"]  ".getBytes(UTF_8)))
                .hasMessage("The body has 12 bytes; at most 8 are accepted.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\uD83D\"",
                "\"\uDE00\"",
                "\"\uD83Dx\"",
                "\"\uDE00\uD83D\"",
                "\"\uD83D\uD83D\uDE00\"",
                "\"\\ud83d\"",
                "\"\\ude00\"",
                "\"\\ud83dx\"",
                "\"\\ude00\\ud83d\"",
                "[{\"a\uD83D\":1}]",
            })
    void refusesHalfASurrogatePair(String json) {
        assertRefused(json, HALF_A_PAIR);
    }

    @Test
    void refusesHalfASurrogatePairThatIsEscapedInAName() {
        assertThat(refusal("{\"a\\ud83d\":1}").scimType()).contains(ScimType.INVALID_SYNTAX);
        assertThat(text.parse("{\"\\ud83d\\ude00\":1}")).isEqualTo(JsonObject.of("😀", JsonNumber.of(1)));
    }

    @Test
    void acceptsAPairOfWhichOneHalfIsEscaped() {
        assertThat(text.parse("\"\\ud83d\uDE00\"")).isEqualTo(new JsonString("😀"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a continuation byte alone,                2280 22",
        "an encoding cut off,                      22E282",
        "an encoding cut off before the quote,     22E28222",
        "two bytes for NUL,                        22C08022",
        "two bytes for DEL,                        22C1BF22",
        "three bytes for NUL,                      22E0808022",
        "a surrogate,                              22EDA0BD22",
        "a pair of surrogates,                     22EDA0BDEDB88022",
        "beyond U+10FFFF,                          22F490808022",
        "five bytes,                               22F8888080 8022",
        "in a name,                                7B22C080223A317D",
        "between tokens,                           5BFF5D",
    })
    void refusesInvalidUtf8(String what, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));

        assertThat(refusal(bytes)).as(what).isEqualTo(ScimError.badRequest(ScimType.INVALID_SYNTAX, NOT_UTF_8));
    }

    static Stream<Charset> otherEncodings() {
        return Stream.of(UTF_16, UTF_16BE, UTF_16LE, Charset.forName("UTF-32"), Charset.forName("UTF-32LE"));
    }

    @ParameterizedTest
    @MethodSource("otherEncodings")
    void guessesNoOtherEncoding(Charset encoding) {
        assertThat(refusal("{\"a\":1}".getBytes(encoding)).status()).isEqualTo(400);
    }

    @Test
    void ignoresOneByteOrderMark() {
        assertThat(text.parse("\uFEFF{}".getBytes(UTF_8))).isEqualTo(JsonObject.EMPTY);
        assertThat(text.parse("\uFEFF[]")).isEqualTo(JsonArray.EMPTY);
        assertRefused("\uFEFF", "The body is empty; a JSON value was expected.");
        assertThat(refusal("\uFEFF\uFEFF{}").detail()).startsWith("The body is not acceptable JSON");
        assertThat(refusal("{}\uFEFF").detail()).startsWith("The body is not acceptable JSON");
        assertThat(text.parse("\"\uFEFF\"")).isEqualTo(new JsonString("\uFEFF"));
    }

    @Test
    void keepsWhatStoodInTheTextOutOfTheExceptionAndItsCauses() {
        ScimException refused = catchThrowableOfType(
                ScimException.class, () -> text.parse("{\"userName\":\"alice\",\"password\":hunter2}"));

        assertThat(refused)
                .hasMessage("The body is not acceptable JSON at line 1, column 32.")
                .hasNoCause();
    }

    private void assertRefused(String json, String detail) {
        assertRefused(text, json, detail);
    }

    private static void assertRefused(JsonText text, String json, String detail) {
        ScimError expected = ScimError.badRequest(ScimType.INVALID_SYNTAX, detail);
        assertThat(refusal(text, json)).isEqualTo(expected);
        if (json.equals(new String(json.getBytes(UTF_8), UTF_8))) {
            assertThat(catchThrowableOfType(ScimException.class, () -> text.parse(json.getBytes(UTF_8)))
                            .error())
                    .isEqualTo(expected);
        }
    }

    private ScimError refusal(String json) {
        return refusal(text, json);
    }

    private static ScimError refusal(JsonText text, String json) {
        return catchThrowableOfType(ScimException.class, () -> text.parse(json)).error();
    }

    private ScimError refusal(byte[] json) {
        return catchThrowableOfType(ScimException.class, () -> text.parse(json)).error();
    }
}
