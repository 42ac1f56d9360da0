package io.scimvault.scim.patch;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.json.KeyedElements;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.validation.ElementIdentity;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The values of one attribute while they are changed: each in a numbered slot, in order, found by what identifies it. A single value
 * of a complex attribute is a list of at most one.
 */
final class Elements {
    private static final int FEW = 64;

    private final Attribute attribute;
    private final ElementIdentity identity;
    private final boolean hasPrimary;
    private final JsonValue original;
    private final KeyedElements before;
    private final TreeSet<Integer> touched = new TreeSet<>();
    /** Slots that may hold what another one holds, too. */
    private final TreeSet<Integer> unsure = new TreeSet<>();
    /** Slots of which it is known that no other one holds their {@code value}. */
    private Set<Integer> alone = Set.of();

    private KeyedElements now;
    private @Nullable JsonValue value;
    private final Budget budget;
    private final PrimarySlots primaries = new PrimarySlots();

    Elements(Attribute attribute, JsonValue original, Budget budget) {
        this.attribute = attribute;
        this.budget = budget;
        this.identity = ElementIdentity.of(attribute);
        this.hasPrimary = attribute.subAttributes().find("primary") != null;
        this.original = original;
        this.before = listed(original).keyed(identity.keys());
        this.now = before;
    }

    private static JsonArray listed(JsonValue value) {
        if (value instanceof JsonArray array) {
            return array;
        }
        return value.isUnassigned() ? JsonArray.EMPTY : JsonArray.of(value);
    }

    ElementIdentity identity() {
        return identity;
    }

    int size() {
        return now.size();
    }

    /** The slots of all elements: they stay the same while elements change. */
    int[] all() {
        return now.slots();
    }

    /** The elements as they are now, twins included. */
    JsonArray array() {
        return JsonArray.of(now);
    }

    JsonValue get(int slot) {
        JsonValue element = now.get(slot);
        return element == null ? JsonNull.NULL : element;
    }

    /** The slots of the elements with this {@code value}, in order. */
    int[] withValue(JsonValue value) {
        int[] found = now.find(ElementIdentity.BY_VALUE, identity.ofValue(value));
        if (found.length == 1 && !touched.contains(found[0])) {
            beAlone(found[0]);
        }
        return found;
    }

    /** The slot of the element that this one would double, or -1: one that is equal to it, if there is one. */
    int same(JsonValue element) {
        if (!identity.isTyped(element)) {
            return best(now.find(ElementIdentity.BY_VALUE, element), element);
        }
        int typed = best(now.find(ElementIdentity.BY_VALUE_AND_TYPE, element), element);
        boolean hasValue = identity.value(element).isPresent();
        return typed >= 0 || !hasValue
                ? typed
                : best(now.find(ElementIdentity.BY_VALUE_AND_TYPE, identity.untyped(element)), element);
    }

    private int best(int[] slots, JsonValue element) {
        budget.spend(slots.length);
        for (int slot : slots) {
            if (get(slot).equals(element)) {
                return slot;
            }
        }
        return slots.length == 0 ? -1 : slots[0];
    }

    /** Adds an element that doubles none: {@link #same} has said so. */
    void appendNew(JsonValue element) {
        int slot = now.end();
        now = now.plus(element);
        value = null;
        touched.add(slot);
        note(slot, element);
        if (!identity.hasType()) {
            beAlone(slot);
        }
    }

    private void beAlone(int slot) {
        if (alone.isEmpty()) {
            alone = new HashSet<>(4);
        }
        alone.add(slot);
    }

    private void beUnsure(int slot) {
        if (!alone.isEmpty()) {
            alone.remove(slot);
        }
        unsure.add(slot);
    }

    /** Adds an element. */
    void append(JsonValue element) {
        appendNew(element);
        beUnsure(now.end() - 1);
    }

    /** Puts another value in an element's place; an unassigned one removes it. */
    void set(int slot, JsonValue element) {
        JsonValue old = now.get(slot);
        if (old == null) {
            return;
        }
        if (old.equals(element)) {
            note(slot, element);
            return;
        }
        now = now.with(slot, element.isUnassigned() ? null : element);
        value = null;
        touched.add(slot);
        note(slot, element);
        if (!element.isUnassigned()) {
            beUnsure(slot);
        }
    }

    void remove(int slot) {
        set(slot, JsonNull.NULL);
    }

    void clear() {
        for (int slot : all()) {
            remove(slot);
        }
    }

    private void note(int slot, JsonValue element) {
        primaries.note(slot, isPrimary(element));
    }

    /** How many elements a request has made the primary one since this was last settled. */
    int madePrimary() {
        return primaries.made();
    }

    /** Leaves the last element that was made the primary one as the only one (RFC 7644 §3.5.2). */
    void settlePrimary() {
        if (primaries.made() == 0) {
            return;
        }
        int last = primaries.last();
        for (int slot : mayBePrimary()) {
            if (slot != last && isPrimary(get(slot)) && get(slot) instanceof JsonObject element) {
                set(slot, element.with("primary", JsonBoolean.FALSE));
            }
        }
        primaries.settle(last);
    }

    private Set<Integer> mayBePrimary() {
        Set<Integer> known = primaries.all();
        if (known != null) {
            return known;
        }
        budget.spend(size());
        Set<Integer> found = new TreeSet<>();
        for (int slot : all()) {
            if (isPrimary(get(slot))) {
                found.add(slot);
            }
        }
        return found;
    }

    /**
     * The attribute's value now, elements that have become the same being one: the very value it had where only the order differs,
     * which means nothing (RFC 7643 §2.4).
     */
    JsonValue value() {
        JsonValue settled = value;
        if (settled == null) {
            settled = settled();
            value = settled;
        }
        return settled;
    }

    private JsonValue settled() {
        if (touched.isEmpty()) {
            return original;
        }
        if (!attribute.multiValued()) {
            return now.size() == 0 ? JsonNull.NULL : get(now.slots()[0]);
        }
        if (unsure.size() > FEW) {
            mergeAllTwins();
        }
        while (!unsure.isEmpty()) {
            mergeTwins(unsure.pollFirst());
        }
        return KeptParts.sameIn(touched, before, now) ? original : JsonArray.of(now);
    }

    /** Of an element and those that are no different from it, the first one stays. */
    private void mergeTwins(int slot) {
        JsonValue element = now.get(slot);
        if (element == null) {
            return;
        }
        boolean found = false;
        for (int twin : now.find(ElementIdentity.BY_VALUE, element)) {
            boolean same = identity.indistinct(get(twin), element);
            if (same && found) {
                remove(twin);
            }
            found |= same;
        }
    }

    /** The same for many elements, of which all may have the same {@code value}. */
    private void mergeAllTwins() {
        Set<String> doubtful = new HashSet<>();
        for (int slot : unsure) {
            JsonValue element = now.get(slot);
            if (element != null) {
                doubtful.add(identity.distinctKey(element));
            }
        }
        Set<String> found = new HashSet<>();
        for (int slot : all()) {
            String key = identity.distinctKey(get(slot));
            if (doubtful.contains(key) && !found.add(key)) {
                remove(slot);
            }
        }
        unsure.clear();
    }

    /** The array as it was and as it is, without most of what has not been touched, which need not be compared. */
    Excerpt excerpt() {
        JsonValue current = value();
        if (current == original || before.size() <= FEW || touched.size() > before.size() / 4) {
            return new Excerpt(original, current);
        }
        return Excerpt.of(identity, before, now, touched, alone);
    }

    private boolean isPrimary(JsonValue element) {
        return hasPrimary && element instanceof JsonObject object && object.member("primary") == JsonBoolean.TRUE;
    }
}
