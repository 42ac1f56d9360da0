package io.scimvault.scim.filter;

import static io.scimvault.scim.filter.Filters.and;
import static io.scimvault.scim.filter.Filters.attribute;
import static io.scimvault.scim.filter.Filters.not;
import static io.scimvault.scim.filter.Filters.or;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.schema.AttributePath;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiltersTest {

    @Test
    void readsLikeTheFilter() {
        Filter filter = attribute("userName")
                .eq("alice")
                .and(attribute("active").eq(true))
                .or(attribute("emails")
                        .having(attribute("type")
                                .eq("work")
                                .and(not(attribute("primary").pr()))));

        assertThat(filter)
                .hasToString(
                        "userName eq \"alice\" and active eq true or emails[type eq \"work\" and not (primary pr)]");
    }

    @Test
    void chainsAsItIsWritten() {
        assertThat(attribute("a")
                        .pr()
                        .or(attribute("b").pr())
                        .and(attribute("c").pr()))
                .hasToString("(a pr or b pr) and c pr");
    }

    @Test
    void knowsEveryOperator() {
        Filters.Term a = attribute("a");

        assertThat(List.of(
                        a.eq("x"), a.ne("x"), a.co("x"), a.sw("x"), a.ew("x"), a.gt("x"), a.ge("x"), a.lt("x"),
                        a.le("x")))
                .extracting(Filter::toString)
                .containsExactly(
                        "a eq \"x\"",
                        "a ne \"x\"",
                        "a co \"x\"",
                        "a sw \"x\"",
                        "a ew \"x\"",
                        "a gt \"x\"",
                        "a ge \"x\"",
                        "a lt \"x\"",
                        "a le \"x\"");
        assertThat(a.compare(CompareOperator.GT, JsonNumber.of(3))).hasToString("a gt 3");
        assertThat(a.compare(CompareOperator.EQ, JsonNull.NULL)).hasToString("a eq null");
    }

    @Test
    void comparesWithNumbersTimesAndNull() {
        Filters.Term a = attribute("a");
        Instant time = Instant.parse("2024-02-29T12:00:00.000000001Z");
        String written = "\"2024-02-29T12:00:00.000000001Z\"";

        assertThat(List.of(a.eq(-3), a.ne(3), a.gt(3), a.ge(3), a.lt(3), a.le(Long.MAX_VALUE)))
                .extracting(Filter::toString)
                .containsExactly("a eq -3", "a ne 3", "a gt 3", "a ge 3", "a lt 3", "a le 9223372036854775807");
        assertThat(List.of(a.eq(time), a.ne(time), a.gt(time), a.ge(time), a.lt(time), a.le(time)))
                .extracting(Filter::toString)
                .containsExactly(
                        "a eq " + written,
                        "a ne " + written,
                        "a gt " + written,
                        "a ge " + written,
                        "a lt " + written,
                        "a le " + written);
        assertThat(List.of(a.eqNull(), a.neNull()))
                .extracting(Filter::toString)
                .containsExactly("a eq null", "a ne null");
    }

    @Test
    void joinsManyTerms() {
        Filter a = attribute("a").pr();
        Filter b = attribute("b").pr();

        assertThat(and(a, or(b, a, b), b)).hasToString("a pr and (b pr or a pr or b pr) and b pr");
        assertThat(or(List.of(a, and(List.of(a, b))))).hasToString("a pr or a pr and b pr");
        assertThatIllegalArgumentException().isThrownBy(() -> and(a)).withMessage("and, or: two terms at least");
        assertThatIllegalArgumentException().isThrownBy(() -> or(List.of())).withMessage("and, or: two terms at least");
    }

    @Test
    void noValueSmugglesSyntax() {
        String value = "zzz\" or value pr or value eq \"q";

        Filter filter = attribute("members").having(attribute("value").eq(value));

        assertThat(filter).hasToString("members[value eq \"zzz\\\" or value pr or value eq \\\"q\"]");
        assertThat(FilterParser.parse(filter.toString(), FilterOptions.strict()))
                .isEqualTo(filter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a pr or b", "emails[type", "1a", "a.b.c", "\"a\"", "a\"", "urn:x:"})
    void refusesWhatIsNoAttributePath(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> attribute(path))
                .withMessage("not an attribute path: " + path);
    }

    @Test
    void flattensWhatIsNested() {
        Filter a = attribute("a").pr();
        Filter b = attribute("b").pr();

        assertThat(new Filter.And(List.of(new Filter.And(List.of(a, b)), a)))
                .isEqualTo(new Filter.And(List.of(a, b, a)));
        assertThat(new Filter.Or(List.of(b, new Filter.Or(List.of(a, b))))).isEqualTo(new Filter.Or(List.of(b, a, b)));
    }

    @Test
    void refusesTreesThatNoTextHas() {
        Filter a = attribute("a").pr();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Filter.And(List.of(a)))
                .withMessage("and, or: two terms at least");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Filter.Or(List.of()))
                .withMessage("and, or: two terms at least");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> attribute("a").compare(CompareOperator.EQ, JsonArray.EMPTY))
                .withMessage("a filter compares with a simple value, not with an array");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        attribute("a").having(a.or(not(a.and(attribute("b").having(a))))))
                .withMessage("a value filter cannot hold another: a pr or not (a pr and b[a pr])");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PatchPath(AttributePath.parse("a"), Optional.empty(), Optional.of("b")))
                .withMessage("without a filter, the sub-attribute belongs to the attribute's path");
    }

    @Test
    void refusesLimitsThatAreNone() {
        String message = "the limits of a filter are positive, and its depth is at most 200";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FilterOptions(0, 1, 1, true))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FilterOptions(1, 0, 1, true))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FilterOptions(1, 201, 1, true))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FilterOptions(1, 1, 0, true))
                .withMessage(message);
    }
}
