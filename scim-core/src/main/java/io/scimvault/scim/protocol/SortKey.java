package io.scimvault.scim.protocol;

import org.jspecify.annotations.Nullable;

/**
 * What a resource is sorted by (RFC 7644 §3.4.2.3), ready to be compared: one without a value comes last, or first when descending.
 * Keys of one attribute have values of one class; in an order over several types, those of different classes stay apart.
 */
public final class SortKey implements Comparable<SortKey> {
    private final @Nullable Comparable<Object> value;
    private final boolean descending;

    SortKey(@Nullable Comparable<Object> value, boolean descending) {
        this.value = value;
        this.descending = descending;
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
        int byClass = left.getClass().getName().compareTo(right.getClass().getName());
        return byClass == 0 ? left.compareTo(right) : byClass;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SortKey key && compareTo(key) == 0;
    }

    @Override
    public int hashCode() {
        return value == null ? 0 : value.hashCode();
    }

    /** Nothing of the value, which is a person's. */
    @Override
    public String toString() {
        return value == null ? "no value" : "a value";
    }
}
