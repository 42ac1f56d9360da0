package io.scimvault.scim.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.filter.Vectors.Vector;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Filters that are read for a resource type: what makes no sense for it is refused where it stands. */
class FilterPlacesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "title pr and userNmae eq \"x\" | 13 | There is no attribute userNmae in User to filter on.",
                "id pr or emails[type eq \"work\" and foo pr] | 35 | There is no attribute foo in emails to filter on.",
                "emails[type pr].foo eq \"x\" | 15 | There is no attribute foo in emails to filter on.",
                "not (active gt true) | 5 | The operator gt cannot be used on active, which is of type boolean.",
                "not (active eq \"x\") | 5 | The attribute active is of type boolean and cannot be compared with \"x\".",
                "id pr and title gt null | 10 | The operator gt cannot be used with null.",
                "id pr and foo[a pr] | 10 | There is no attribute foo in User to filter on.",
                "id pr and userName[value pr] | 10"
                        + " | The attribute userName has no elements that a value filter could select.",
                "id pr and addresses eq \"x\" | 10"
                        + " | The attribute addresses has no sub-attribute \"value\" to compare; name one of its sub-attributes."
            })
    void drawsACaretUnderTheTerm(String text, int place, String sentence) {
        assertThatThrownBy(() -> FilterParser.parse(text, TestTypes.USER, FilterOptions.lenient()))
                .isInstanceOf(ScimException.class)
                .hasMessage(
                        "At " + place + " in the filter: " + sentence + "\n" + text + "\n" + " ".repeat(place) + "^");
    }

    static Stream<Vector> vectors() {
        return Stream.of("filters", "refused-filters")
                .flatMap(Vectors::read)
                .filter(vector -> !vector.input().has("severalTypes"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void takesAndRefusesTheSame(Vector vector) {
        String text = vector.input().string("filter").orElseThrow();
        for (FilterOptions options : vector.options()) {
            if (vector.error().isEmpty()) {
                assertThat(FilterParser.parse(text, TestTypes.USER, options))
                        .isEqualTo(FilterParser.parse(text, options));
            } else {
                assertThatThrownBy(() -> FilterParser.parse(text, TestTypes.USER, options))
                        .isInstanceOf(ScimException.class);
            }
        }
    }
}
