package io.scimvault.scim.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonValueTest {
    private static final JsonNumber ONE = JsonNumber.of(1);
    private static final JsonNumber TWO = JsonNumber.of(2);

    @Test
    void objectsAreEqualInAnyOrderAndPrintInTheirOwn() {
        JsonObject ab = JsonObject.builder().put("a", 1).put("b", 2).build();
        JsonObject ba = JsonObject.builder().put("b", 2).put("a", 1).build();

        assertThat(ab).isEqualTo(ba).hasSameHashCodeAs(ba).hasToString("{\"a\":1,\"b\":2}");
        assertThat(ba).isEqualTo(ab).hasToString("{\"b\":2,\"a\":1}");
        assertThat(ab).isNotEqualTo(ab.with("a", TWO)).isNotEqualTo(ab.without("a"));
    }

    @Test
    void arraysAreEqualOnlyInTheSameOrder() {
        assertThat(JsonArray.of(ONE, TWO))
                .isEqualTo(JsonArray.of(List.of(ONE, TWO)))
                .hasSameHashCodeAs(JsonArray.of(List.of(ONE, TWO)))
                .isNotEqualTo(JsonArray.of(TWO, ONE))
                .isNotEqualTo(JsonArray.of(ONE));
        assertThat(JsonArray.of()).isEqualTo(JsonArray.EMPTY);
    }

    @Test
    void kindsAreNeverEqualToOneAnother() {
        List<JsonValue> values = List.of(
                JsonNull.NULL,
                JsonBoolean.FALSE,
                JsonBoolean.TRUE,
                new JsonNumber("0"),
                new JsonNumber("1"),
                new JsonString(""),
                new JsonString("null"),
                new JsonString("1"),
                JsonArray.EMPTY,
                JsonArray.of(JsonNull.NULL),
                JsonObject.EMPTY,
                JsonObject.of("", JsonNull.NULL));

        for (JsonValue value : values) {
            assertThat(values.stream().filter(value::equals)).containsExactly(value);
        }
    }

    @Test
    void numbersAreEqualByTheirTextAndComparedByTheirValue() {
        JsonNumber one = new JsonNumber("1");
        JsonNumber oneWithFraction = new JsonNumber("1.0");

        assertThat(one).isNotEqualTo(oneWithFraction);
        assertThat(one.decimal()).isEqualByComparingTo(oneWithFraction.decimal());
        assertThat(new JsonNumber("1e2147483647").decimal()).isGreaterThan(new JsonNumber("9e99").decimal());
    }

    @ParameterizedTest
    @CsvSource({"0,true", "-7,true", "9007199254740993,true", "1.0,false", "1e2,false", "1E2,false"})
    void wholeNumbersHaveNeitherFractionNorExponent(String text, boolean integer) {
        assertThat(new JsonNumber(text).isInteger()).isEqualTo(integer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 1", "1 ", "+1", "01", "-", ".5", "1.", "1e", "0x1", "NaN", "١", "1e9999999999", "1d"})
    void refusesANumberThatJsonDoesNotKnow(String text) {
        assertThatThrownBy(() -> new JsonNumber(text)).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void unassignedAreNullAndTheEmptyContainers() {
        assertThat(List.of(JsonNull.NULL, JsonArray.EMPTY, JsonObject.EMPTY)).allMatch(JsonValue::isUnassigned);
        assertThat(List.of(JsonBoolean.FALSE, new JsonString(""), new JsonNumber("0"), JsonArray.of(JsonNull.NULL)))
                .noneMatch(JsonValue::isUnassigned);
    }

    @Test
    void objectsAndArraysKeepACopy() {
        Map<String, JsonValue> members = new LinkedHashMap<>(Map.of("a", ONE));
        List<JsonValue> elements = new ArrayList<>(List.of(ONE));
        JsonObject object = JsonObject.of(members);
        JsonArray array = JsonArray.of(elements);
        members.put("b", TWO);
        elements.add(TWO);

        assertThat(object).hasToString("{\"a\":1}");
        assertThat(array).hasToString("[1]");
        assertThatThrownBy(() -> object.members().put("b", TWO)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> array.elements().add(TWO)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void changesLeaveTheObjectAndThePlaceOfItsMembersAlone() {
        JsonObject object = JsonObject.builder().put("a", 1).put("b", 2).build();

        assertThat(object.with("a", TWO)).hasToString("{\"a\":2,\"b\":2}");
        assertThat(object.with("c", ONE)).hasToString("{\"a\":1,\"b\":2,\"c\":1}");
        assertThat(object.with("a", ONE)).isSameAs(object);
        assertThat(object.without("a")).hasToString("{\"b\":2}");
        assertThat(object.without("A")).isSameAs(object);
        assertThat(object.without("a").without("b")).isSameAs(JsonObject.EMPTY);
        assertThat(object).hasToString("{\"a\":1,\"b\":2}");
    }

    @Test
    void membersAreReadByKind() {
        JsonObject object = JsonObject.builder()
                .put("s", "x")
                .put("b", true)
                .put("o", JsonObject.of("a", ONE))
                .put("l", JsonArray.of(ONE, new JsonString("y")))
                .put("absent", Optional.empty())
                .put("present", Optional.of("z"))
                .build();

        assertThat(object.names()).containsExactly("s", "b", "o", "l", "present");
        assertThat(object.string("s")).contains("x");
        assertThat(object.string("b")).isEmpty();
        assertThat(object.bool("b")).contains(true);
        assertThat(object.bool("s")).isEmpty();
        assertThat(object.object("o")).contains(JsonObject.of("a", ONE));
        assertThat(object.object("l")).isEmpty();
        assertThat(object.array("l").only(JsonString.class)).containsExactly(new JsonString("y"));
        assertThat(object.array("o")).isSameAs(JsonArray.EMPTY);
        assertThat(object.get("S")).isEmpty();
        assertThat(object.member("S")).isNull();
        assertThat(object.has("s")).isTrue();
        assertThat(object.size()).isEqualTo(5);
    }

    @Test
    void kindsHaveWordsForMessages() {
        assertThat(List.of(JsonNull.NULL, JsonBoolean.TRUE, ONE, new JsonString(""), JsonArray.EMPTY, JsonObject.EMPTY))
                .extracting(JsonValue::kind)
                .containsExactly("null", "a boolean", "a number", "a string", "an array", "an object");
    }

    @Test
    void arraysMapAndListStrings() {
        assertThat(JsonArray.ofStrings(List.of("a", "b"))).hasToString("[\"a\",\"b\"]");
        assertThat(JsonArray.of(ONE, TWO).map(value -> JsonArray.of(value))).hasToString("[[1],[2]]");
        assertThat(JsonArray.of(ONE, TWO).get(1)).isEqualTo(TWO);
        assertThat(JsonArray.of(ONE, TWO)).containsExactly(ONE, TWO).hasSize(2);
    }
}
