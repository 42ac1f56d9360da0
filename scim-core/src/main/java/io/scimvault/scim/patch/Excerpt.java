package io.scimvault.scim.patch;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.json.KeyedElements;
import io.scimvault.scim.validation.ElementIdentity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An array as it was and as it is, without most of what has not been touched: what differs between the two, and which values came and
 * went, is what differs between the whole ones.
 *
 * @param before the attribute's value, or part of it
 * @param after the same now
 */
record Excerpt(JsonValue before, JsonValue after) {

    /**
     * The elements in some slots, those that have a {@code value} in common with one of them, and one other.
     *
     * @param alone which of the slots hold a value that no other slot holds or held
     */
    static Excerpt of(
            ElementIdentity identity,
            KeyedElements before,
            KeyedElements now,
            Set<Integer> touched,
            Set<Integer> alone) {
        Set<Integer> gone = new TreeSet<>();
        Set<Integer> come = new TreeSet<>();
        Set<String> values = new HashSet<>();
        for (int slot : touched) {
            if (alone.contains(slot)) {
                gone.add(slot);
                come.add(slot);
                continue;
            }
            for (KeyedElements state : List.of(before, now)) {
                JsonValue element = element(state, slot);
                if (element != null && values.add(identity.key(element))) {
                    addAll(gone, before.find(ElementIdentity.BY_VALUE, element));
                    addAll(come, now.find(ElementIdentity.BY_VALUE, element));
                }
            }
        }
        addUntouched(before, touched, gone, come);
        return new Excerpt(array(before, gone), array(now, come));
    }

    /** So that what has elements before and after has some in the excerpt, too. */
    private static void addUntouched(KeyedElements before, Set<Integer> touched, Set<Integer> gone, Set<Integer> come) {
        for (int slot = 0; slot < before.end(); slot++) {
            if (before.get(slot) != null && !touched.contains(slot)) {
                gone.add(slot);
                come.add(slot);
                return;
            }
        }
    }

    private static void addAll(Set<Integer> slots, int[] more) {
        for (int slot : more) {
            slots.add(slot);
        }
    }

    private static JsonArray array(KeyedElements elements, Set<Integer> slots) {
        List<JsonValue> some = new ArrayList<>();
        for (int slot : slots) {
            JsonValue element = element(elements, slot);
            if (element != null) {
                some.add(element);
            }
        }
        return JsonArray.of(some);
    }

    private static @Nullable JsonValue element(KeyedElements elements, int slot) {
        return slot < elements.end() ? elements.get(slot) : null;
    }
}
