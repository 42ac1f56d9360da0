package io.scimvault.scim.json;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A JSON array. */
public final class JsonArray implements JsonValue, Iterable<JsonValue> {
    /** The array without elements. */
    public static final JsonArray EMPTY = new JsonArray(List.of());

    private final List<JsonValue> elements;

    private JsonArray(List<JsonValue> elements) {
        this.elements = elements;
    }

    /** An array of the given elements. */
    public static JsonArray of(JsonValue... elements) {
        return new JsonArray(List.of(elements));
    }

    /** An array of the given elements, copied. */
    public static JsonArray of(List<? extends JsonValue> elements) {
        return elements.isEmpty() ? EMPTY : new JsonArray(List.copyOf(elements));
    }

    /** An array of strings. */
    public static JsonArray ofStrings(Iterable<String> values) {
        List<JsonValue> elements = new ArrayList<>();
        values.forEach(value -> elements.add(new JsonString(value)));
        return of(elements);
    }

    /** The elements in order, unmodifiable. */
    public List<JsonValue> elements() {
        return elements;
    }

    public int size() {
        return elements.size();
    }

    public boolean isEmpty() {
        return elements.isEmpty();
    }

    public JsonValue get(int index) {
        return elements.get(index);
    }

    public Stream<JsonValue> stream() {
        return elements.stream();
    }

    /** The elements of one kind, in order; others are passed over. */
    public <T extends JsonValue> Stream<T> only(Class<T> kind) {
        return elements.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** This array with every element replaced by what the function makes of it. */
    public JsonArray map(Function<JsonValue, JsonValue> function) {
        return of(elements.stream().map(function).toList());
    }

    @Override
    public Iterator<JsonValue> iterator() {
        return elements.iterator();
    }

    @Override
    public boolean isUnassigned() {
        return elements.isEmpty();
    }

    @Override
    public String kind() {
        return "an array";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonArray array && elements.equals(array.elements);
    }

    @Override
    public int hashCode() {
        return elements.hashCode();
    }

    @Override
    public void printTo(StringBuilder out) {
        out.append('[');
        for (int i = 0; i < elements.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            elements.get(i).printTo(out);
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
