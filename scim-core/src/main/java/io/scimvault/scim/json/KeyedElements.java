package io.scimvault.scim.json;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The elements of an array in numbered slots, found by what identifies them. Immutable: a change gives another one that shares all
 * but a few hundred references with this one, so that what a change costs hardly grows with the array.
 *
 * <p>Slots are numbered in the order of the array. An element keeps its slot when others come and go; what is appended gets the next
 * number. The array made of this remembers it, so that the next change begins where the last one ended.
 */
public final class KeyedElements {

    /** What identifies an element. Identities that are equal tell elements apart in the same way. */
    public interface Identity {
        /** Whether two elements are the same one. */
        boolean same(JsonValue one, JsonValue other);

        /** A number that elements which are the same have in common, such as a {@link SecretHash}; not negative. */
        int hash(JsonValue element);
    }

    private static final int PAGE = 256;
    private static final int SMALL = 16;
    private static final int[] NONE = {};
    /** In the place of a page of which nothing is left, so that nobody reads it again and again. */
    private static final @Nullable JsonValue[] EMPTY_PAGE = {};

    private final List<? extends Identity> identities;
    private final @Nullable JsonValue[][] pages;
    private final int end;
    private final int size;
    private final @Nullable SortedLongs[] indexes;
    private boolean searched;

    private KeyedElements(
            List<? extends Identity> identities,
            @Nullable JsonValue[][] pages,
            int end,
            int size,
            @Nullable SortedLongs[] indexes,
            boolean searched) {
        this.identities = identities;
        this.pages = pages;
        this.end = end;
        this.size = size;
        this.indexes = indexes;
        this.searched = searched;
    }

    /** The elements of a list, each of them found by any of these identities. */
    static KeyedElements of(List<JsonValue> elements, List<? extends Identity> identities) {
        JsonValue[] all = elements.toArray(new JsonValue[0]);
        @Nullable JsonValue[][] pages = new JsonValue[(all.length + PAGE - 1) / PAGE][];
        for (int i = 0; i < pages.length; i++) {
            pages[i] = Arrays.copyOfRange(all, i * PAGE, Math.min(all.length, (i + 1) * PAGE));
        }
        return new KeyedElements(identities, pages, all.length, all.length, new SortedLongs[identities.size()], false);
    }

    /** Whether these elements are found by the given identities, and few of the slots are empty. */
    boolean serves(List<? extends Identity> others) {
        return identities.equals(others) && end / 2 <= size + PAGE;
    }

    /** How many elements there are. */
    public int size() {
        return size;
    }

    /** The slot behind the last one. */
    public int end() {
        return end;
    }

    /** The element in a slot, or null where none is left. */
    public @Nullable JsonValue get(int slot) {
        @Nullable JsonValue[] page = pages[slot / PAGE];
        return slot % PAGE < page.length ? page[slot % PAGE] : null;
    }

    /** The slots of all elements, in order. */
    public int[] slots() {
        int[] slots = new int[size];
        int count = 0;
        for (int i = 0; i < pages.length; i++) {
            for (int place = 0; place < pages[i].length; place++) {
                if (pages[i][place] != null) {
                    slots[count++] = i * PAGE + place;
                }
            }
        }
        return slots;
    }

    /**
     * The slots of the elements that are the same as this one, in order. A large array is searched the first time, and indexed when
     * it is asked again.
     *
     * @param identity which of the identities decides
     */
    public int[] find(int identity, JsonValue wanted) {
        if (end <= SMALL) {
            return search(identities.get(identity), wanted);
        }
        SortedLongs index = indexes[identity];
        if (index == null && !searched) {
            searched = true;
            return search(identities.get(identity), wanted);
        }
        if (index == null) {
            index = index(identities.get(identity));
            indexes[identity] = index;
        }
        return lookUp(index, identities.get(identity), wanted);
    }

    /** These elements with another one behind them. */
    public KeyedElements plus(JsonValue element) {
        boolean full = end % PAGE == 0;
        @Nullable JsonValue[][] more = full ? Arrays.copyOf(pages, pages.length + 1) : pages.clone();
        @Nullable JsonValue[] page = full ? new JsonValue[1] : Arrays.copyOf(more[end / PAGE], end % PAGE + 1);
        page[end % PAGE] = element;
        more[end / PAGE] = page;
        return changed(more, end + 1, size + 1, end, null, element);
    }

    /** These elements with another one in the place of the one in a slot; null takes that away. */
    public KeyedElements with(int slot, @Nullable JsonValue element) {
        JsonValue old = get(slot);
        if (old == null) {
            throw new IllegalArgumentException("no element is in slot " + slot);
        }
        @Nullable JsonValue[][] other = pages.clone();
        @Nullable JsonValue[] page = other[slot / PAGE].clone();
        page[slot % PAGE] = element;
        other[slot / PAGE] = element == null && isEmpty(page) ? EMPTY_PAGE : page;
        return changed(other, end, element == null ? size - 1 : size, slot, old, element);
    }

    private static boolean isEmpty(@Nullable JsonValue[] page) {
        for (JsonValue element : page) {
            if (element != null) {
                return false;
            }
        }
        return true;
    }

    /** The elements in a list of their own. */
    List<JsonValue> list() {
        JsonValue[] all = new JsonValue[size];
        int count = 0;
        for (@Nullable JsonValue[] page : pages) {
            for (JsonValue element : page) {
                if (element != null) {
                    all[count++] = element;
                }
            }
        }
        return List.of(all);
    }

    private KeyedElements changed(
            @Nullable JsonValue[][] other,
            int otherEnd,
            int otherSize,
            int slot,
            @Nullable JsonValue old,
            @Nullable JsonValue now) {
        @Nullable SortedLongs[] updated = new SortedLongs[indexes.length];
        for (int i = 0; i < updated.length; i++) {
            SortedLongs index = indexes[i];
            if (index != null) {
                updated[i] = updated(index, identities.get(i), slot, old, now);
            }
        }
        return new KeyedElements(identities, other, otherEnd, otherSize, updated, searched);
    }

    private static SortedLongs updated(
            SortedLongs index, Identity identity, int slot, @Nullable JsonValue old, @Nullable JsonValue now) {
        if (old != null && now != null && identity.same(old, now)) {
            return index;
        }
        SortedLongs rest = old == null ? index : index.minus(entry(identity.hash(old), slot));
        return now == null ? rest : rest.plus(entry(identity.hash(now), slot));
    }

    private SortedLongs index(Identity identity) {
        long[] entries = new long[size];
        int count = 0;
        for (int slot = 0; slot < end; slot++) {
            JsonValue element = get(slot);
            if (element != null) {
                entries[count++] = entry(identity.hash(element), slot);
            }
        }
        return SortedLongs.of(entries);
    }

    private int[] lookUp(SortedLongs index, Identity identity, JsonValue wanted) {
        int hash = identity.hash(wanted);
        Found found = new Found();
        for (long entry : index.between(entry(hash, 0), entry(hash, Integer.MAX_VALUE))) {
            found.check((int) entry, identity, wanted);
        }
        return found.slots();
    }

    private int[] search(Identity identity, JsonValue wanted) {
        Found found = new Found();
        for (int slot = 0; slot < end; slot++) {
            found.check(slot, identity, wanted);
        }
        return found.slots();
    }

    private static long entry(int hash, int slot) {
        return (long) hash << 32 | slot;
    }

    /** Collects slots. */
    private final class Found {
        private int[] slots = NONE;
        private int count;

        void check(int slot, Identity identity, JsonValue wanted) {
            JsonValue element = get(slot);
            if (element != null && identity.same(element, wanted)) {
                if (count == slots.length) {
                    slots = Arrays.copyOf(slots, Math.max(1, 2 * count));
                }
                slots[count++] = slot;
            }
        }

        int[] slots() {
            return count == slots.length ? slots : Arrays.copyOf(slots, count);
        }
    }
}
