package io.scimvault.scim.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.Spliterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An object behaves as a LinkedHashMap would, whether it has few members or many. */
class MembersTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void changesDoWhatALinkedHashMapDoes(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            int names = 1 + random.nextInt(random.nextBoolean() ? 12 : 80);
            Map<String, JsonValue> model = new LinkedHashMap<>();
            JsonObject object = JsonObject.EMPTY;
            JsonObject.Builder builder = JsonObject.builder();
            for (int step = 0; step < 150; step++) {
                String name = name(random.nextInt(names));
                JsonValue value = JsonNumber.of(random.nextInt(3));
                if (random.nextInt(4) == 0) {
                    model.remove(name);
                    object = object.without(name);
                    builder = rebuilt(model);
                } else {
                    model.put(name, value);
                    object = object.with(name, value);
                    builder.put(name, value);
                }
                assertSame(object, model, name(random.nextInt(names)));
                assertThat(builder.build()).isEqualTo(object).hasToString(object.toString());
            }
            assertThat(JsonObject.of(model)).isEqualTo(object).hasToString(object.toString());
            assertThat(JsonText.within(JsonLimits.REQUEST).parse(JsonText.printBytes(object)))
                    .isEqualTo(object)
                    .hasToString(object.toString());
            assertEqualInAnyOrder(object, model, random);
        }
    }

    /** Half of the names share their hash code with others. */
    private static String name(int number) {
        return number % 2 == 0 ? "name" + number : CollidingNames.of(number, 7);
    }

    private static JsonObject.Builder rebuilt(Map<String, JsonValue> members) {
        JsonObject.Builder builder = JsonObject.builder();
        members.forEach(builder::put);
        return builder;
    }

    private static void assertSame(JsonObject object, Map<String, JsonValue> model, String name) {
        assertThat(object.member(name)).isEqualTo(model.get(name));
        assertThat(object.has(name)).isEqualTo(model.containsKey(name));
        assertThat(object.size()).isEqualTo(model.size());
        assertThat(object.isEmpty()).isEqualTo(model.isEmpty());
        assertThat(object.hashCode()).isEqualTo(model.hashCode());
        assertThat(new ArrayList<>(object.names())).isEqualTo(new ArrayList<>(model.keySet()));
        assertThat(new ArrayList<>(object.members().entrySet())).isEqualTo(new ArrayList<>(model.entrySet()));
    }

    private static void assertEqualInAnyOrder(JsonObject object, Map<String, JsonValue> model, Random random) {
        List<String> names = new ArrayList<>(model.keySet());
        Collections.shuffle(names, random);
        JsonObject.Builder builder = JsonObject.builder();
        names.forEach(name -> builder.put(name, model.get(name)));
        JsonObject shuffled = builder.build();
        assertThat(shuffled).isEqualTo(object).hasSameHashCodeAs(object);
        if (!names.isEmpty()) {
            String first = names.get(0);
            assertThat(shuffled.with(first, JsonNull.NULL)).isNotEqualTo(object);
            assertThat(shuffled.without(first)).isNotEqualTo(object);
            assertThat(shuffled.without(first).with("other", JsonNull.NULL)).isNotEqualTo(object);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 32, 33, 34, 100})
    void theMapOfMembersIsAMapInEveryRespect(int size) {
        Map<String, JsonValue> model = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            model.put(name(i), JsonNumber.of(i));
        }
        Map<String, JsonValue> members = JsonObject.of(model).members();

        assertThat(members).isEqualTo(model).hasSameHashCodeAs(model).hasToString(model.toString());
        assertThat(model).isEqualTo(members);
        assertThat(members.keySet()).isEqualTo(model.keySet()).containsExactlyElementsOf(model.keySet());
        assertThat(members.values()).containsExactlyElementsOf(model.values());
        assertThat(members.entrySet()).isEqualTo(model.entrySet()).containsAll(model.entrySet());
        assertThat(members.entrySet()).doesNotContain(Map.entry("name0", JsonNull.NULL), Map.entry("x", JsonNull.NULL));
        assertThat(members.keySet().spliterator().hasCharacteristics(Spliterator.ORDERED))
                .isTrue();
        assertThat(members.entrySet().stream().parallel().map(Map.Entry::getKey).toList())
                .containsExactlyElementsOf(model.keySet());
        List<String> visited = new ArrayList<>();
        members.forEach((name, value) -> visited.add(name + value));
        assertThat(visited).hasSize(size).allMatch(visit -> visit.matches(".*\\d+"));
        assertThat(members.containsKey((Object) 1)).isFalse();
        assertThat(members.get((Object) 1)).isNull();
        assertThat(members.containsValue(JsonNumber.of(size - 1L))).isEqualTo(size > 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 40})
    void theMapOfMembersCannotBeChanged(int size) {
        JsonObject.Builder builder = JsonObject.builder();
        for (int i = 0; i < size; i++) {
            builder.put(name(i), i);
        }
        JsonObject object = builder.build();
        Map<String, JsonValue> members = object.members();

        assertRefused(() -> members.put("x", JsonNull.NULL));
        assertRefused(() -> members.remove("x"));
        assertRefused(members::clear);
        assertRefused(() -> members.putIfAbsent("name0", JsonNull.NULL));
        assertRefused(() -> members.replaceAll((name, value) -> value));
        assertRefused(() -> members.keySet().remove("x"));
        assertRefused(() -> object.names().clear());
        assertRefused(() -> members.values().clear());
        assertRefused(() -> members.entrySet().clear());
        for (Map.Entry<String, JsonValue> member : members.entrySet()) {
            assertRefused(() -> member.setValue(JsonNull.NULL));
        }
        var names = object.names().iterator();
        for (int i = 0; i < size; i++) {
            names.next();
        }
        assertThat(names.hasNext()).isFalse();
        assertThatThrownBy(names::next).isInstanceOf(NoSuchElementException.class);
    }

    private static void assertRefused(Runnable change) {
        assertThatThrownBy(change::run).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aBuilderThatGoesOnLeavesWhatItBuiltAlone() {
        JsonObject.Builder builder = JsonObject.builder().put("a", 1);
        JsonObject first = builder.build();
        builder.put("a", 2).put("b", 3);

        assertThat(first).hasToString("{\"a\":1}");
        assertThat(builder.build()).hasToString("{\"a\":2,\"b\":3}");
    }
}
