package io.scimvault.scim.json;

/** The positions of many names in an array that its user keeps, by a hash that nobody can choose names for. */
final class NameIndex {
    private int[] slots = new int[128]; // a position and one; 0 where there is none
    private int[] hashes = new int[128];
    private int size;

    /** An index of all names of an array. */
    static NameIndex of(String[] names) {
        NameIndex index = new NameIndex();
        for (int i = 0; i < names.length; i++) {
            index.add(names[i], i, names, 0);
        }
        return index;
    }

    /** The position of a name, or a negative number; positions count from the given base in the array. */
    int find(String name, String[] names, int base) {
        return slots[slot(name, SecretHash.of(name, false), names, base)] - 1;
    }

    /** Adds a name at a position, and returns a negative number; where the name has one already, returns that and adds nothing. */
    int add(String name, int position, String[] names, int base) {
        int hash = SecretHash.of(name, false);
        int slot = slot(name, hash, names, base);
        int known = slots[slot] - 1;
        if (known < 0) {
            slots[slot] = position + 1;
            hashes[slot] = hash;
            size++;
            if (size > slots.length / 2) {
                grow();
            }
        }
        return known;
    }

    private int slot(String name, int hash, String[] names, int base) {
        int slot = hash & (slots.length - 1);
        while (slots[slot] != 0 && (hashes[slot] != hash || !names[base + slots[slot] - 1].equals(name))) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private void grow() {
        int[] positions = slots;
        int[] known = hashes;
        slots = new int[positions.length * 2];
        hashes = new int[positions.length * 2];
        for (int i = 0; i < positions.length; i++) {
            if (positions[i] != 0) {
                int slot = known[i] & (slots.length - 1);
                while (slots[slot] != 0) {
                    slot = (slot + 1) & (slots.length - 1);
                }
                slots[slot] = positions[i];
                hashes[slot] = known[i];
            }
        }
    }
}
