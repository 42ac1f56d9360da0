package io.scimvault.scim.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SortingTest {

    private static final List<Resource> RESOURCES =
            Stream.of("""
                    {"id":"1","plain":"b","exact":"b","amount":10,"flag":true,"when":"2026-01-01T10:00:00Z",
                     "boxes":[{"value":"z"},{"value":"a","primary":true}],"box":{"plain":"2"}}""", """
                    {"id":"2"}""", """
                    {"id":"3","plain":"B","exact":"B","amount":9.5,"flag":false,"when":"2026-01-01T10:30:00+01:00",
                     "boxes":[{"value":"c"},{"value":"0"}],"urn:test:ext:2.0:Thing":{"extra":"1"}}""", """
                    {"id":"4","plain":"a","exact":"a","amount":1e2,"flag":true,"when":"nonsense","boxes":[],
                     "box":{"plain":"1"},"urn:test:ext:2.0:Thing":{"extra":"0"}}""").map(TestTypes::resource).toList();

    private static String order(String attribute, boolean descending) {
        List<Resource> sorted = new ArrayList<>(RESOURCES);
        sorted.sort(Sorting.by(TestTypes.THING, attribute, descending).orElseThrow());
        return String.join(
                " ",
                sorted.stream().map(resource -> resource.id().orElseThrow()).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "plain, 4 1 3 2, 2 1 3 4",
        "PLAIN, 4 1 3 2, 2 1 3 4",
        "urn:test:Thing:plain, 4 1 3 2, 2 1 3 4",
        "exact, 3 4 1 2, 2 1 4 3",
        "amount, 3 1 4 2, 2 4 1 3",
        "flag, 3 1 4 2, 2 1 4 3",
        "when, 3 1 4 2, 2 4 1 3",
        "boxes, 1 3 2 4, 2 4 3 1",
        "boxes.value, 1 3 2 4, 2 4 3 1",
        "box.plain, 4 1 2 3, 2 3 1 4",
        "urn:test:ext:2.0:Thing:extra, 4 3 1 2, 1 2 3 4",
        "extra, 4 3 1 2, 1 2 3 4",
        "id, 1 2 3 4, 4 3 2 1"
    })
    void sortsByTheSchemaAndKeepsEqualOnesInOrder(String attribute, String ascending, String descending) {
        assertThat(order(attribute, false)).isEqualTo(ascending);
        assertThat(order(attribute, true)).isEqualTo(descending);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "never", "box.never", "box", "plain.sub", "urn:test:ext:2.0:Thing", "", "a b"})
    void thereIsNoOrderByWhatIsNotThereOrNeverShown(String attribute) {
        assertThat(Sorting.by(TestTypes.THING, attribute, false)).isEmpty();
    }

    @Test
    void hugeExponentsCostNothing() {
        Sorting sorting = Sorting.by(TestTypes.THING, "amount", false).orElseThrow();

        assertThat(sorting.compare(
                        TestTypes.resource("{\"amount\":1e2000000000}"),
                        TestTypes.resource("{\"amount\":-1e-2000000000}")))
                .isPositive();
    }
}
