package io.scimvault.scim.patch;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.schema.Schema;
import io.scimvault.scim.validation.ElementIdentity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds what differs between two states of a resource. */
final class Comparison {
    private static final int FEW = 16;

    private final ResourceType type;
    private Set<String> changed = Set.of();
    private Map<String, Delta> deltas = Map.of();

    private Comparison(ResourceType type) {
        this.type = type;
    }

    /** What differs in these two states. */
    static Comparison of(ResourceType type, Resource before, Resource after) {
        Comparison comparison = new Comparison(type);
        comparison.members(before.tree(), after.tree(), comparison::top);
        return comparison;
    }

    /** The paths of attributes that differ. */
    Set<String> changed() {
        return changed;
    }

    /** By path, the values that came and went. */
    Map<String, Delta> deltas() {
        return deltas;
    }

    /** Takes up a member that differs. */
    private interface Difference {
        void of(String name, @Nullable JsonValue old, @Nullable JsonValue now);
    }

    private void members(JsonObject was, JsonObject is, Difference difference) {
        for (String name : was.differences(is)) {
            difference.of(name, was.member(name), is.member(name));
        }
    }

    private void top(String name, @Nullable JsonValue old, @Nullable JsonValue now) {
        Optional<Schema> extension = type.extension(name);
        if (extension.isPresent()) {
            Function<String, Optional<Attribute>> definitions = extension.get().attributes()::get;
            members(
                    object(old),
                    object(now),
                    (inner, was, is) -> member(name + ":" + inner, definitions.apply(inner), was, is));
        } else if (!name.equals("schemas")) {
            member(name, type.attribute(name), old, now);
        }
    }

    private static JsonObject object(@Nullable JsonValue value) {
        return value instanceof JsonObject object ? object : JsonObject.EMPTY;
    }

    private void member(String path, Optional<Attribute> attribute, @Nullable JsonValue old, @Nullable JsonValue now) {
        changed = changed.isEmpty() ? new LinkedHashSet<>() : changed;
        changed.add(path);
        if (attribute.isPresent() && attribute.get().multiValued()) {
            Delta delta = delta(ElementIdentity.of(attribute.get()), elements(old), elements(now));
            if (!delta.isEmpty()) {
                deltas = deltas.isEmpty() ? new LinkedHashMap<>() : deltas;
                deltas.put(path, delta);
            }
        }
    }

    private static List<JsonValue> elements(@Nullable JsonValue value) {
        return value instanceof JsonArray array ? array.elements() : List.of();
    }

    private static Delta delta(ElementIdentity identity, List<JsonValue> old, List<JsonValue> now) {
        if (old.size() <= FEW && now.size() <= FEW) {
            return new Delta(without(now, old, identity), without(old, now, identity));
        }
        Map<String, String> gone = values(identity, old);
        Map<String, String> come = values(identity, now);
        Set<String> both = new LinkedHashSet<>(gone.keySet());
        both.retainAll(come.keySet());
        gone.keySet().removeAll(both);
        come.keySet().removeAll(both);
        return new Delta(new LinkedHashSet<>(come.values()), new LinkedHashSet<>(gone.values()));
    }

    /** The values of some elements that none of others has. */
    private static Set<String> without(List<JsonValue> some, List<JsonValue> others, ElementIdentity identity) {
        List<JsonValue> found = List.of();
        for (JsonValue element : some) {
            if (!holds(others, element, identity) && !holds(found, element, identity)) {
                found = found.isEmpty() ? new ArrayList<>(2) : found;
                found.add(element);
            }
        }
        return texts(found, identity);
    }

    private static Set<String> texts(List<JsonValue> elements, ElementIdentity identity) {
        if (elements.isEmpty()) {
            return Set.of();
        }
        Set<String> texts = new LinkedHashSet<>();
        elements.forEach(element -> identity.value(element).ifPresent(value -> texts.add(text(value))));
        return texts;
    }

    private static boolean holds(List<JsonValue> elements, JsonValue wanted, ElementIdentity identity) {
        for (int i = 0; i < elements.size(); i++) {
            if (identity.byValue().same(elements.get(i), wanted)) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, String> values(ElementIdentity identity, List<JsonValue> elements) {
        Map<String, String> values = new LinkedHashMap<>();
        elements.forEach(element ->
                identity.value(element).ifPresent(own -> values.putIfAbsent(identity.keyOf(own), text(own))));
        return values;
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString string ? string.value() : value.toString();
    }
}
