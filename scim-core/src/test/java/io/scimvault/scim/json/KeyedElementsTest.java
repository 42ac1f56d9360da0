package io.scimvault.scim.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The elements of an array against a list that is searched. */
class KeyedElementsTest {
    /** Strings are the same whatever their letter case; and by another identity, if they begin alike. */
    private static final List<KeyedElements.Identity> IDENTITIES =
            List.of(new Folded(Integer.MAX_VALUE), new Folded(1));

    private record Folded(int length) implements KeyedElements.Identity {
        @Override
        public boolean same(JsonValue one, JsonValue other) {
            return key(one).equals(key(other));
        }

        @Override
        public int hash(JsonValue element) {
            return SecretHash.of(key(element), true);
        }

        private String key(JsonValue element) {
            String text = ((JsonString) element).value();
            return text.substring(0, Math.min(length, text.length())).toLowerCase(java.util.Locale.ROOT);
        }
    }

    @ParameterizedTest(name = "seed {0}, {1} elements")
    @CsvSource({"1,0", "2,5", "3,16", "4,17", "5,300", "6,1000"})
    void agreesWithAListThatIsSearched(long seed, int size) {
        Random random = new Random(seed);
        List<JsonValue> model = new ArrayList<>();
        IntStream.range(0, size).forEach(i -> model.add(element(random, size)));
        JsonArray array = JsonArray.of(model);
        for (int change = 0; change < 2_000; change++) {
            List<JsonValue> before = List.copyOf(model);
            KeyedElements elements = array.keyed(IDENTITIES);
            JsonValue wanted = element(random, size);
            for (int identity = 0; identity < 2; identity++) {
                assertThat(values(elements, elements.find(identity, wanted)))
                        .isEqualTo(sought(model, IDENTITIES.get(identity), wanted));
            }
            array = JsonArray.of(changed(elements, model, wanted, random.nextInt(3), random));
            assertThat(array.size()).isEqualTo(model.size());
            if (change % 20 == 0) {
                assertThat(array.elements()).isEqualTo(model);
                assertThat(values(elements, elements.slots())).isEqualTo(before);
            }
        }
        assertThat(array)
                .isEqualTo(JsonArray.of(model))
                .hasToString(JsonArray.of(model).toString());
    }

    private static KeyedElements changed(
            KeyedElements elements, List<JsonValue> model, JsonValue wanted, int kind, Random random) {
        if (kind == 0 || model.isEmpty()) {
            model.add(wanted);
            return elements.plus(wanted);
        }
        int place = random.nextInt(model.size());
        int slot = elements.slots()[place];
        if (kind == 1) {
            model.remove(place);
            return elements.with(slot, null);
        }
        model.set(place, wanted);
        return elements.with(slot, wanted);
    }

    @Test
    void aLargeArrayIsSearchedOnceAndThenLookedUp() {
        AtomicInteger asked = new AtomicInteger();
        KeyedElements.Identity counting = new KeyedElements.Identity() {
            @Override
            public boolean same(JsonValue one, JsonValue other) {
                asked.incrementAndGet();
                return one.equals(other);
            }

            @Override
            public int hash(JsonValue element) {
                return SecretHash.of(element.toString(), false);
            }
        };
        List<JsonValue> many = new ArrayList<>();
        IntStream.range(0, 100_000).forEach(i -> many.add(new JsonString("m" + i)));
        KeyedElements elements = JsonArray.of(many).keyed(List.of(counting));
        assertThat(elements.find(0, new JsonString("m7"))).containsExactly(7);
        assertThat(elements.find(0, new JsonString("m99999"))).containsExactly(99_999);
        asked.set(0);

        for (int i = 0; i < 1_000; i++) {
            elements = elements.plus(new JsonString("n" + i));
            int[] found = elements.find(0, new JsonString("n" + i));
            elements = elements.with(found[0], i % 2 == 0 ? null : new JsonString("o" + i));
            assertThat(elements.find(0, new JsonString("m" + i))).containsExactly(i);
        }

        assertThat(asked.get()).isLessThanOrEqualTo(4_000);
        assertThat(elements.size()).isEqualTo(100_500);
    }

    @Test
    void anEmptySlotCannotBeFilled() {
        KeyedElements elements =
                JsonArray.of(new JsonString("a")).keyed(IDENTITIES).with(0, null);

        assertThat(elements.get(0)).isNull();
        assertThat(JsonArray.of(elements)).isSameAs(JsonArray.EMPTY);
        assertThatThrownBy(() -> elements.with(0, new JsonString("b"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void elementsAreIndexedAnewWhereOtherThingsIdentifyThemOrMostSlotsAreEmpty() {
        List<JsonValue> many = new ArrayList<>();
        IntStream.range(0, 2_000).forEach(i -> many.add(new JsonString("m" + i)));
        KeyedElements elements = JsonArray.of(many).keyed(IDENTITIES).plus(new JsonString("x"));
        assertThat(JsonArray.of(elements).keyed(IDENTITIES)).isSameAs(elements);
        assertThat(JsonArray.of(elements).keyed(List.of(new Folded(2)))).isNotSameAs(elements);
        for (int slot = 0; slot < 1_900; slot++) {
            elements = elements.with(slot, null);
        }

        KeyedElements anew = JsonArray.of(elements).keyed(IDENTITIES);

        assertThat(anew.end()).isEqualTo(101);
        assertThat(values(anew, anew.slots())).isEqualTo(values(elements, elements.slots()));
    }

    private static JsonValue element(Random random, int size) {
        String text = Integer.toString(random.nextInt(size + 10), 36);
        return new JsonString(random.nextInt(4) == 0 ? text.toUpperCase(java.util.Locale.ROOT) : text);
    }

    private static List<JsonValue> values(KeyedElements elements, int[] slots) {
        List<JsonValue> values = new ArrayList<>();
        for (int slot : slots) {
            values.add(elements.get(slot));
        }
        return values;
    }

    private static List<JsonValue> sought(List<JsonValue> model, KeyedElements.Identity identity, JsonValue wanted) {
        return model.stream().filter(element -> identity.same(element, wanted)).toList();
    }
}
