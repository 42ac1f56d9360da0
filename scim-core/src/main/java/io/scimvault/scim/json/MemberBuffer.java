package io.scimvault.scim.json;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Members as they are collected: each name once, in the place where it came first, with the value that came last. */
final class MemberBuffer {
    private String[] names;
    private JsonValue[] values;
    private int size;
    private @Nullable NameIndex index; // while there are few names, none

    MemberBuffer(int capacity) {
        names = new String[capacity];
        values = new JsonValue[capacity];
    }

    void put(String name, JsonValue value) {
        int position = position(name);
        if (position < 0) {
            position = size;
            add(name);
        }
        values[position] = value;
    }

    /** The position that a name has already, or a negative number for a new one, which from now on the index has, if there is one. */
    private int position(String name) {
        if (index != null) {
            return index.add(name, size, names, 0);
        }
        int position = MemberNames.search(names, 0, size, name);
        if (position < 0 && size == MemberNames.SEARCHED) {
            index = NameIndex.of(Arrays.copyOf(names, size));
            position = index.add(name, size, names, 0);
        }
        return position;
    }

    private void add(String name) {
        if (size == names.length) {
            int capacity = Math.max(8, size * 2);
            names = Arrays.copyOf(names, capacity);
            values = Arrays.copyOf(values, capacity);
        }
        names[size] = name;
        size++;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The names so far, copied. */
    MemberNames names() {
        return new MemberNames(Arrays.copyOf(names, size));
    }

    /** The values so far, copied. */
    JsonValue[] values() {
        return Arrays.copyOf(values, size);
    }
}
