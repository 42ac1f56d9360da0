package io.scimvault.scim.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A JSON array. */
public final class JsonArray implements JsonValue, Iterable<JsonValue> {
    /** The array without elements. */
    public static final JsonArray EMPTY = new JsonArray(List.of());

    private final @Nullable KeyedElements keyed;
    private @Nullable List<JsonValue> elements;

    private JsonArray(List<JsonValue> elements) {
        this.keyed = null;
        this.elements = elements;
    }

    private JsonArray(KeyedElements keyed) {
        this.keyed = keyed;
    }

    /** An array of the given elements. */
    public static JsonArray of(JsonValue... elements) {
        return new JsonArray(List.of(elements));
    }

    /** An array of the given elements, copied. */
    public static JsonArray of(List<? extends JsonValue> elements) {
        return elements.isEmpty() ? EMPTY : new JsonArray(List.copyOf(elements));
    }

    /** An array of elements that nobody else changes: they are not copied. */
    static JsonArray owned(JsonValue[] elements) {
        return elements.length == 0 ? EMPTY : new JsonArray(Collections.unmodifiableList(Arrays.asList(elements)));
    }

    /** An array of these elements, which remembers how to find them. */
    public static JsonArray of(KeyedElements keyed) {
        return keyed.size() == 0 ? EMPTY : new JsonArray(keyed);
    }

    /** An array of strings. */
    public static JsonArray ofStrings(Iterable<String> values) {
        List<JsonValue> elements = new ArrayList<>();
        values.forEach(value -> elements.add(new JsonString(value)));
        return of(elements);
    }

    /** The elements in order, unmodifiable. */
    public List<JsonValue> elements() {
        List<JsonValue> listed = elements;
        if (listed == null) { // two threads may both do it, with the same result
            listed = keyed == null ? List.of() : keyed.list();
            elements = listed;
        }
        return listed;
    }

    /** The elements, to be found by any of these identities and to be changed; an array that was made of such ones has them at hand. */
    public KeyedElements keyed(List<? extends KeyedElements.Identity> identities) {
        return keyed != null && keyed.serves(identities) ? keyed : KeyedElements.of(elements(), identities);
    }

    public int size() {
        return keyed == null ? elements().size() : keyed.size();
    }

    public boolean isEmpty() {
        return size() == 0;
    }

    public JsonValue get(int index) {
        return elements().get(index);
    }

    public Stream<JsonValue> stream() {
        return elements().stream();
    }

    /** The elements of one kind, in order; others are passed over. */
    public <T extends JsonValue> Stream<T> only(Class<T> kind) {
        return elements().stream().filter(kind::isInstance).map(kind::cast);
    }

    /** This array with every element replaced by what the function makes of it. */
    public JsonArray map(Function<JsonValue, JsonValue> function) {
        return of(elements().stream().map(function).toList());
    }

    @Override
    public Iterator<JsonValue> iterator() {
        return elements().iterator();
    }

    @Override
    public boolean isUnassigned() {
        return isEmpty();
    }

    @Override
    public String kind() {
        return "an array";
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof JsonArray array
                        && size() == array.size()
                        && elements().equals(array.elements()));
    }

    @Override
    public int hashCode() {
        return elements().hashCode();
    }

    @Override
    public void printTo(StringBuilder out) {
        out.append('[');
        List<JsonValue> listed = elements();
        for (int i = 0; i < listed.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            listed.get(i).printTo(out);
        }
        out.append(']');
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        printTo(out);
        return out.toString();
    }
}
