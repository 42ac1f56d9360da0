package io.scimvault.scim.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.resource.Resource;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that are meant to exhaust a parser or a matcher: refused at once, or done in linear time on a default stack. */
@Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileFilterTest {
    private static final int MIB = 1 << 20;
    private static final FilterOptions LONG = new FilterOptions(4 * MIB, 32, 500, true);
    private static final FilterOptions ENDLESS = new FilterOptions(4 * MIB, 200, MIB, true);

    static Stream<Arguments> tooLong() {
        return Stream.of(
                Arguments.of("a pr or ".repeat(MIB / 8), MIB),
                Arguments.of("(".repeat(MIB), MIB),
                Arguments.of("not (".repeat(10_000), 50_000),
                Arguments.of("(".repeat(10_000), 10_000),
                Arguments.of("[".repeat(8_193), 8_193));
    }

    @ParameterizedTest
    @MethodSource("tooLong")
    void refusesALongTextBeforeReadingIt(String text, int length) {
        assertThatThrownBy(() -> FilterParser.parse(text, FilterOptions.lenient()))
                .isInstanceOf(ScimException.class)
                .hasMessage("The filter has " + length + " characters; at most 8192 are accepted.");
        assertThatThrownBy(() -> FilterParser.parsePath(text, FilterOptions.lenient()))
                .isInstanceOf(ScimException.class)
                .hasMessage("The path has " + length + " characters; at most 8192 are accepted.");
    }

    @Test
    void refusesDeepParentheses() {
        assertThatThrownBy(() -> FilterParser.parse("(".repeat(10_000) + "a pr" + ")".repeat(10_000), LONG))
                .isInstanceOf(ScimException.class)
                .hasMessage("Parentheses and brackets are nested more than 32 deep at 32 in the filter.\n"
                        + "(".repeat(72) + "…\n" + " ".repeat(32) + "^");
    }

    @Test
    void refusesDeepNots() {
        assertThatThrownBy(() -> FilterParser.parse("not (".repeat(10_000) + "a pr" + ")".repeat(10_000), LONG))
                .isInstanceOf(ScimException.class)
                .hasMessage("Parentheses and brackets are nested more than 32 deep at 164 in the filter.\n…" + " ("
                        + "not (".repeat(14) + "…\n" + " ".repeat(37) + "^");
    }

    @Test
    void refusesADeepValueFilterInAPath() {
        assertThatThrownBy(() -> FilterParser.parsePath("a[" + "(".repeat(32) + "a pr" + ")".repeat(32) + "]", LONG))
                .isInstanceOf(ScimException.class)
                .hasMessage("Parentheses and brackets are nested more than 32 deep at 33 in the path.\na["
                        + "(".repeat(32) + "a pr" + ")".repeat(32) + "]\n" + " ".repeat(33) + "^");
    }

    @Test
    void acceptsWhatIsJustDeepEnough() {
        String text = "(".repeat(32) + "a pr" + ")".repeat(32);

        assertThat(FilterParser.parse(text, FilterOptions.strict())).hasToString("a pr");
    }

    @Test
    void refusesOneTermTooMany() {
        String chain = "a pr or ".repeat(498) + "a pr";

        assertThat(((Filter.Or) FilterParser.parse(chain, FilterOptions.strict())).terms())
                .hasSize(499);
        assertThatThrownBy(() -> FilterParser.parse(chain + " or b pr", FilterOptions.strict()))
                .isInstanceOf(ScimException.class)
                .hasMessage("""
                        There are more than 500 terms at 3992 in the filter.
                        … or a pr or a pr or a pr or a pr or b pr
                                                             ^""");
    }

    @Test
    void countsWhatAComparisonBehindAValueFilterBecomes() {
        String text = "a[b pr].c pr";

        assertThat(FilterParser.parse(text, new FilterOptions(100, 32, 4, true)))
                .hasToString("a[b pr and c pr]");
        assertThatThrownBy(() -> FilterParser.parse(text, new FilterOptions(100, 32, 3, true)))
                .isInstanceOf(ScimException.class)
                .hasMessage("""
                        There are more than 3 terms at 7 in the filter.
                        a[b pr].c pr
                               ^""");
    }

    @Test
    void refusesAMegabyteOfTermsAtTheFirstOneTooMany() {
        assertThatThrownBy(() -> FilterParser.parse("a pr or ".repeat(MIB / 8) + "a pr", LONG))
                .isInstanceOf(ScimException.class)
                .hasMessageStartingWith("There are more than 500 terms at 3992 in the filter.\n");
    }

    @Test
    void readsPrintsAndMatchesAMegabyteWhereTheHostAllowsIt() {
        String text = "title pr or ".repeat(MIB / 12) + "userName eq \"dave\"";

        Filter filter = FilterParser.parse(text, ENDLESS);

        assertThat(filter).hasToString(text);
        FilterMatcher matcher = FilterMatcher.of(filter, TestTypes.USER, ENDLESS);
        assertThat(matcher.matches(TestTypes.people().get("dave"))).isTrue();
        assertThat(matcher.matches(TestTypes.people().get("carol"))).isFalse();
    }

    @Test
    void aLongAndBeforeAnOrStaysAsLongAsItWas() {
        String text = "id pr and ".repeat(50_000) + "userName pr or title pr";

        Filter filter = FilterParser.parse(text, ENDLESS);

        assertThat(filter.toString()).hasSameSizeAs(text);
        Filter.And chain = (Filter.And) ((Filter.Or) filter).terms().get(0);
        assertThat(chain.terms()).hasSize(50_001);
    }

    @Test
    void aProductOfSumsIsNotMultipliedOut() {
        String text = "(title pr or id pr) and ".repeat(10_000) + "(userName pr or id pr)";

        Filter filter = FilterParser.parse(text, ENDLESS);

        assertThat(filter).hasToString(text);
        assertThat(FilterMatcher.of(filter, TestTypes.USER, ENDLESS)
                        .matches(TestTypes.people().get("bob")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "\"", "\\", "'", " ", "a", "1", ".", ":", "not ", "a eq \"", "a[", "é", "\t"})
    void aMegabyteOfOneThingIsRefused(String thing) {
        String text = thing.repeat(MIB / thing.length());

        assertThatThrownBy(() -> FilterParser.parse(text, ENDLESS)).isInstanceOf(ScimException.class);
        assertThatThrownBy(() -> FilterParser.parse("a eq \"" + text, ENDLESS)).isInstanceOf(ScimException.class);
        assertThatThrownBy(() -> FilterParser.parsePath("a[b eq " + text, ENDLESS))
                .isInstanceOf(ScimException.class);
    }

    @Test
    void aMegabyteOfDigitsIsNoNumber() {
        String digits = "9".repeat(MIB);

        assertThat(FilterParser.parse("userName eq " + digits, ENDLESS))
                .isEqualTo(Filters.attribute("userName").eq(digits));
    }

    @Test
    void aDeepestFilterThatAHostMayAllowIsReadPrintedAndMatched() {
        String text = "not (".repeat(200) + "title pr" + ")".repeat(200);

        Filter filter = FilterParser.parse(text, ENDLESS);

        assertThat(filter).hasToString(text);
        assertThat(filter).isEqualTo(FilterParser.parse(text, ENDLESS));
        assertThat(FilterMatcher.of(filter, TestTypes.USER, ENDLESS)
                        .matches(TestTypes.people().get("alice")))
                .isTrue();
    }

    @Test
    void searchingAPartIsLinear() {
        Resource resource = TestTypes.people().get("carol").with("title", new JsonString("a".repeat(MIB)));
        Filter filter = Filters.attribute("title").co("a".repeat(MIB / 2) + "b");

        assertThat(FilterMatcher.of(filter, TestTypes.USER, ENDLESS).matches(resource))
                .isFalse();
    }
}
