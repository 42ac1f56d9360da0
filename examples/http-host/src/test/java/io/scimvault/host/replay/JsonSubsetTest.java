package io.scimvault.host.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.json.JsonValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The judge of all replays is judged itself: it must see what is different. */
final class JsonSubsetTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"a":1}                   | {"a":1.0,"b":2}
            {"a":[1,2]}               | {"a":[2,1]}
            {"a":[{"b":1},{"b":2}]}   | {"a":[{"b":2,"c":3},{"b":1}]}
            {"a":{"$absent":true}}    | {}
            {"a":{"$absent":true}}    | {"a":[]}
            {"a":{"$any":true}}       | {"a":false}
            {"a":{"$matches":"x.*"}}  | {"a":"xyz"}
            {"a":{"$size":2}}         | {"a":[1,1]}
            {"$distinct":2}           | [1,2]
            {"$contains":[{"a":1},2]} | [3,2,{"a":1,"b":2}]
            {"$contains":[]}          | []
            """)
    void acceptsWhatHoldsAllThatIsExpected(String expected, String actual) {
        assertThat(JsonSubset.differences(parse(expected), parse(actual))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"a":1}                   | {"b":1}
            {"a":1}                   | {"a":"1"}
            {"a":null}                | {}
            {"a":[1]}                 | {"a":[1,1]}
            {"a":[1,1]}               | {"a":[1]}
            {"a":[]}                  | {"a":[1]}
            {"a":{"$absent":true}}    | {"a":0}
            {"a":{"$any":true}}       | {"a":[]}
            {"a":{"$any":true}}       | {}
            {"a":{"$matches":"x"}}    | {"a":"xyz"}
            {"a":{"$matches":".*"}}   | {"a":1}
            {"a":{"$size":1}}         | {"a":[1,1]}
            {"$distinct":2}           | [1,1]
            {"$contains":[1]}         | [2]
            {"$contains":[1,1]}       | [1,2]
            {"$contains":[]}          | {}
            {"a":{"b":1}}             | {"a":{"b":2}}
            {"a":1}                   | null
            """)
    void seesEveryDifference(String expected, String actual) {
        assertThat(JsonSubset.differences(parse(expected), parse(actual))).isNotEmpty();
    }

    private static JsonValue parse(String text) {
        return JsonText.within(JsonLimits.ANSWER).parse(text);
    }
}
