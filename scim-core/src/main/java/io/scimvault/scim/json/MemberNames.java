package io.scimvault.scim.json;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The names of an object's members in order, each once; objects of one shape may share them. */
final class MemberNames {
    /** Up to so many names are searched one by one; beyond, by an index. */
    static final int SEARCHED = 32;

    static final MemberNames NONE = new MemberNames(new String[0]);

    private final String[] names;
    private volatile @Nullable NameIndex index; // made when first needed

    /** The given names, which the caller leaves alone from now on. */
    MemberNames(String[] names) {
        this.names = names;
    }

    int size() {
        return names.length;
    }

    String get(int position) {
        return names[position];
    }

    /** The position of a name, or a negative number. */
    int indexOf(String name) {
        return names.length <= SEARCHED ? search(names, 0, names.length, name) : index().find(name, names, 0);
    }

    /** The position of a name in a part of an array, or a negative number. */
    static int search(String[] names, int from, int to, String name) {
        int hash = name.hashCode();
        for (int i = from; i < to; i++) {
            String own = names[i];
            if (own.hashCode() == hash && own.equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private NameIndex index() {
        NameIndex made = index;
        if (made == null) {
            made = NameIndex.of(names);
            index = made;
        }
        return made;
    }

    /** These names and one more. */
    MemberNames plus(String name) {
        String[] more = Arrays.copyOf(names, names.length + 1);
        more[names.length] = name;
        return new MemberNames(more);
    }

    /** These names without the one at a position. */
    MemberNames minus(int position) {
        String[] fewer = Arrays.copyOf(names, names.length - 1);
        System.arraycopy(names, position + 1, fewer, position, fewer.length - position);
        return new MemberNames(fewer);
    }

    /** Whether a name stands at a position. */
    boolean has(int position, String name) {
        return position < names.length && names[position].equals(name);
    }
}
