package io.scimvault.scim.json;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** An object's members as a map, without a copy of them. */
final class MemberView extends AbstractMap<String, JsonValue> {
    private final MemberNames names;
    private final JsonValue[] values;

    MemberView(MemberNames names, JsonValue[] values) {
        this.names = names;
        this.values = values;
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return name instanceof String text && names.indexOf(text) >= 0;
    }

    @Override
    public @Nullable JsonValue get(@Nullable Object name) {
        int position = name instanceof String text ? names.indexOf(text) : -1;
        return position < 0 ? null : values[position];
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super JsonValue> action) {
        for (int i = 0; i < values.length; i++) {
            action.accept(names.get(i), values[i]);
        }
    }

    @Override
    public Set<String> keySet() {
        return new Ordered<>(values.length, names::get, this::containsKey);
    }

    @Override
    public Collection<JsonValue> values() {
        return Collections.unmodifiableList(Arrays.asList(values));
    }

    @Override
    public Set<Map.Entry<String, JsonValue>> entrySet() {
        return new Ordered<>(values.length, i -> new SimpleImmutableEntry<>(names.get(i), values[i]), this::holds);
    }

    private boolean holds(@Nullable Object entry) {
        return entry instanceof Map.Entry<?, ?> member
                && member.getValue() instanceof JsonValue value
                && value.equals(get(member.getKey()));
    }

    /** A set whose elements have an order. */
    private static final class Ordered<T> extends AbstractSet<T> {
        private final int size;
        private final IntFunction<T> elements;
        private final Predicate<@Nullable Object> holds;

        Ordered(int size, IntFunction<T> elements, Predicate<@Nullable Object> holds) {
            this.size = size;
            this.elements = elements;
            this.holds = holds;
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public boolean contains(@Nullable Object element) {
            return holds.test(element);
        }

        @Override
        public Iterator<T> iterator() {
            return new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return next < size;
                }

                @Override
                public T next() {
                    if (next >= size) {
                        throw new NoSuchElementException();
                    }
                    return elements.apply(next++);
                }
            };
        }

        @Override
        public Spliterator<T> spliterator() {
            return Spliterators.spliterator(
                    this, Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL | Spliterator.IMMUTABLE);
        }
    }
}
