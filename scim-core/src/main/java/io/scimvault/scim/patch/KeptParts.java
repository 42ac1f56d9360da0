package io.scimvault.scim.patch;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.json.KeyedElements;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.schema.Attribute.Mutability;
import io.scimvault.scim.validation.ElementIdentity;
import io.scimvault.scim.validation.ElementKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a value that replaces another one does not replace: what only the server writes, and what cannot change. */
final class KeptParts {
    private static final int FEW = 16;

    private KeptParts() {}

    /** The new value of an attribute with the kept parts of the old one. */
    static JsonValue carry(Attribute attribute, JsonValue old, JsonValue wanted) {
        if (old instanceof JsonObject before && wanted instanceof JsonObject now) {
            return inObject(attribute, before, now);
        }
        return old instanceof JsonArray before && wanted instanceof JsonArray now
                ? inArray(attribute, before, now)
                : wanted;
    }

    /** The same array where the elements are the same ones: their order means nothing. */
    static boolean sameElements(JsonArray one, JsonArray other) {
        if (one.size() != other.size()) {
            return false;
        }
        if (one.equals(other)) {
            return true;
        }
        if (one.size() <= FEW) {
            return areIn(other, new ArrayList<>(one.elements()));
        }
        Map<String, Integer> count = new HashMap<>();
        one.forEach(element -> count.merge(ElementKey.wholeKey(element), 1, Integer::sum));
        other.forEach(element -> count.merge(ElementKey.wholeKey(element), -1, Integer::sum));
        return count.values().stream().allMatch(left -> left == 0);
    }

    /** Whether some slots hold the same elements in both states. */
    static boolean sameIn(Iterable<Integer> slots, KeyedElements before, KeyedElements now) {
        List<JsonValue> gone = new ArrayList<>();
        List<JsonValue> come = new ArrayList<>();
        for (int slot : slots) {
            JsonValue old = slot < before.end() ? before.get(slot) : null;
            JsonValue element = now.get(slot);
            if (old != null && !old.equals(element)) {
                gone.add(old);
            }
            if (element != null && !element.equals(old)) {
                come.add(element);
            }
        }
        return gone.size() == come.size() && sameElements(JsonArray.of(gone), JsonArray.of(come));
    }

    private static boolean areIn(JsonArray elements, List<JsonValue> others) {
        for (JsonValue element : elements) {
            if (!others.remove(element)) {
                return false;
            }
        }
        return true;
    }

    /** Sub-attributes that hang on a {@code value} are kept only where that is the same. */
    private static JsonObject inObject(Attribute attribute, JsonObject old, JsonObject wanted) {
        ElementIdentity identity = ElementIdentity.of(attribute);
        if (identity.hasValue() && !identity.key(old).equals(identity.key(wanted))) {
            return wanted;
        }
        Map<String, JsonValue> result = new LinkedHashMap<>(wanted.members());
        for (Attribute sub : attribute.subAttributes().all()) {
            JsonValue before = old.member(sub.name());
            if (before != null && isKept(sub)) {
                result.putIfAbsent(sub.name(), before);
            }
        }
        return JsonObject.of(result);
    }

    /** Whether a client that does not mention the attribute leaves it as it is. */
    static boolean isKept(Attribute sub) {
        return sub.mutability() == Mutability.READ_ONLY || sub.mutability() == Mutability.IMMUTABLE;
    }

    private static JsonArray inArray(Attribute attribute, JsonArray old, JsonArray wanted) {
        ElementIdentity identity = ElementIdentity.of(attribute);
        Map<String, JsonValue> before = new HashMap<>();
        old.forEach(element -> before.putIfAbsent(identity.typedKey(element), element));
        Map<String, JsonValue> once = new LinkedHashMap<>();
        List<JsonValue> result = new ArrayList<>(wanted.size());
        for (JsonValue element : wanted) {
            String key = identity.typedKey(element);
            JsonValue was = before.get(key);
            JsonValue kept = was == null ? element : carry(attribute, was, element);
            if (!identity.valueDecides() || once.put(key, kept) == null) {
                result.add(kept);
            }
        }
        JsonArray now = JsonArray.of(result);
        return sameElements(old, now) ? old : now;
    }
}
