package io.scimvault.scim.patch;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.validation.ElementIdentity;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The values of one attribute while they are changed: each in a numbered slot, in order, found by what identifies it without a
 * search. A single value of a complex attribute is a list of at most one.
 */
final class Elements {
    private final Attribute attribute;
    private final ElementIdentity identity;
    private final JsonValue original;
    private final Map<Integer, JsonValue> slots = new LinkedHashMap<>();
    private final Index byKey;
    private final Index byTypedKey;
    private final Set<Integer> newlyPrimary = new LinkedHashSet<>();
    private int next;
    private boolean changed;

    Elements(Attribute attribute, JsonValue original) {
        this.attribute = attribute;
        this.identity = ElementIdentity.of(attribute);
        this.original = original;
        this.byKey = new Index(identity::key);
        this.byTypedKey = identity.hasType() ? new Index(identity::typedKey) : byKey;
        if (original instanceof JsonArray array) {
            array.forEach(this::put);
        } else if (!original.isUnassigned()) {
            put(original);
        }
        newlyPrimary.clear();
        changed = false;
    }

    ElementIdentity identity() {
        return identity;
    }

    int size() {
        return slots.size();
    }

    /** The numbers of all elements, copied: they stay the same while elements change. */
    List<Integer> all() {
        return List.copyOf(slots.keySet());
    }

    JsonValue get(Integer slot) {
        return slots.getOrDefault(slot, JsonNull.NULL);
    }

    /** The elements with one of these keys, in no particular order. */
    Set<Integer> withKeys(Collection<String> keys) {
        Set<Integer> found = new LinkedHashSet<>();
        keys.forEach(key -> found.addAll(byKey.all(key)));
        return found;
    }

    /** The element that this one would double, or null. */
    @Nullable
    Integer same(JsonValue element) {
        if (!identity.isTyped(element)) {
            return byKey.first(identity.key(element));
        }
        Integer typed = byTypedKey.first(identity.typedKey(element));
        return typed != null ? typed : byTypedKey.first(identity.key(element));
    }

    void append(JsonValue element) {
        put(element);
    }

    /** Puts another value in an element's place; an unassigned one removes it. */
    void set(Integer slot, JsonValue element) {
        JsonValue old = get(slot);
        changed |= !old.equals(element);
        byKey.remove(old, slot);
        if (byTypedKey != byKey) {
            byTypedKey.remove(old, slot);
        }
        if (element.isUnassigned()) {
            slots.remove(slot);
            return;
        }
        slots.put(slot, element);
        index(slot, element);
        if (isPrimary(element) && !isPrimary(old)) {
            newlyPrimary.add(slot);
        }
    }

    void remove(Integer slot) {
        set(slot, JsonNull.NULL);
    }

    void clear() {
        all().forEach(this::remove);
    }

    /** How many elements have become the primary one since this was last settled. */
    int newlyPrimary() {
        return newlyPrimary.size();
    }

    /** Leaves the last element that became the primary one as the only one (RFC 7644 §3.5.2). */
    void settlePrimary() {
        int last = newlyPrimary.stream().mapToInt(Integer::intValue).max().orElse(-1);
        newlyPrimary.clear();
        if (last < 0) {
            return;
        }
        for (Integer slot : all()) {
            if (slot != last && isPrimary(get(slot)) && get(slot) instanceof JsonObject element) {
                set(slot, element.with("primary", JsonBoolean.FALSE));
            }
        }
    }

    /**
     * The attribute's value now, elements that have become the same being one: the very value it had where only the order differs,
     * which means nothing (RFC 7643 §2.4).
     */
    JsonValue value() {
        if (!changed) {
            return original;
        }
        if (!attribute.multiValued()) {
            return slots.isEmpty() ? JsonNull.NULL : slots.values().iterator().next();
        }
        Map<String, JsonValue> distinct = new LinkedHashMap<>();
        slots.values().forEach(element -> distinct.putIfAbsent(identity.distinctKey(element), element));
        JsonArray now = JsonArray.of(List.copyOf(distinct.values()));
        return original instanceof JsonArray array && KeptParts.sameElements(array, now) ? array : now;
    }

    private void put(JsonValue element) {
        int slot = next++;
        changed = true;
        slots.put(slot, element);
        index(slot, element);
        if (isPrimary(element)) {
            newlyPrimary.add(slot);
        }
    }

    private void index(Integer slot, JsonValue element) {
        byKey.add(element, slot);
        if (byTypedKey != byKey) {
            byTypedKey.add(element, slot);
        }
    }

    private boolean isPrimary(JsonValue element) {
        return attribute.subAttributes().find("primary") != null
                && element instanceof JsonObject object
                && object.member("primary") == JsonBoolean.TRUE;
    }

    /** Slots by a key of their elements. */
    private static final class Index {
        private final Function<JsonValue, String> key;
        private final Map<String, Set<Integer>> slots = new HashMap<>();

        Index(Function<JsonValue, String> key) {
            this.key = key;
        }

        void add(JsonValue element, Integer slot) {
            slots.computeIfAbsent(key.apply(element), absent -> new LinkedHashSet<>(2))
                    .add(slot);
        }

        void remove(JsonValue element, Integer slot) {
            slots.getOrDefault(key.apply(element), Set.of()).remove(slot);
        }

        Set<Integer> all(String wanted) {
            return slots.getOrDefault(wanted, Set.of());
        }

        @Nullable
        Integer first(String wanted) {
            Set<Integer> found = all(wanted);
            return found.isEmpty() ? null : found.iterator().next();
        }
    }
}
