package io.scimvault.scim.protocol;

import io.scimvault.scim.filter.XsdDateTime;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a resource is sorted by (RFC 7644 §3.4.2.3), ready to be compared: one without a value comes last, or first when descending.
 * Values of different kinds, as an order over several types may meet them, stay apart.
 *
 * <p>As JSON a key is a text (folded, where case does not count), a number, a boolean, or a time as an array of seconds since 1970 and
 * nanoseconds.
 */
public final class SortKey implements Comparable<SortKey> {
    private final @Nullable Comparable<Object> value;
    private final boolean descending;

    @SuppressWarnings("unchecked") // of two values of one class
    private SortKey(@Nullable Comparable<?> value, boolean descending) {
        this.value = (Comparable<Object>) value;
        this.descending = descending;
    }

    /** The key of a resource without a value. */
    static SortKey none(boolean descending) {
        return new SortKey(null, descending);
    }

    static SortKey of(String text, boolean descending) {
        return new SortKey(text, descending);
    }

    static SortKey of(XsdDateTime time, boolean descending) {
        return new SortKey(time, descending);
    }

    /** The key that JSON stands for; empty where a resource has no value. */
    public static SortKey read(Optional<JsonValue> json, boolean descending) {
        return new SortKey(json.map(SortKey::comparable).orElse(null), descending);
    }

    private static Comparable<?> comparable(JsonValue json) {
        if (json instanceof JsonString text) {
            return text.value();
        }
        if (json instanceof JsonNumber number) {
            return number.decimal();
        }
        if (json instanceof JsonArray time && time.size() == 2) {
            return new XsdDateTime(part(time, 0), (int) part(time, 1));
        }
        return json instanceof JsonBoolean bool ? bool : json.toString();
    }

    private static long part(JsonArray time, int index) {
        return time.get(index) instanceof JsonNumber number ? number.decimal().longValue() : 0;
    }

    /** This key as JSON; empty where the resource has no value. */
    public Optional<JsonValue> toJson() {
        Object known = value;
        if (known instanceof String text) {
            return Optional.of(new JsonString(text));
        }
        if (known instanceof XsdDateTime time) {
            return Optional.of(JsonArray.of(List.of(JsonNumber.of(time.second()), JsonNumber.of(time.nano()))));
        }
        if (known instanceof JsonBoolean bool) {
            return Optional.of(bool);
        }
        return Optional.ofNullable(known).map(number -> new JsonNumber(number.toString()));
    }

    /** This key with so many characters of its text at most. */
    public SortKey beginning(int length) {
        if (!((Object) value instanceof String text) || text.length() <= length) {
            return this;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return new SortKey(text.substring(0, end), descending);
    }

    @Override
    public int compareTo(SortKey other) {
        int ascending = ascending(value, other.value);
        return descending ? -ascending : ascending;
    }

    private static int ascending(@Nullable Comparable<Object> left, @Nullable Comparable<Object> right) {
        if (left == null || right == null) {
            return Boolean.compare(left == null, right == null);
        }
        int byKind = left.getClass().getName().compareTo(right.getClass().getName());
        return byKind == 0 ? left.compareTo(right) : byKind;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SortKey key && compareTo(key) == 0;
    }

    @Override
    public int hashCode() {
        return value == null ? 0 : value.getClass().hashCode();
    }

    /** Nothing of the value, which is a person's. */
    @Override
    public String toString() {
        return value == null ? "no value" : "a value";
    }
}
