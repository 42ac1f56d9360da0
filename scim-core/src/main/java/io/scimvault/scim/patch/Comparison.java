package io.scimvault.scim.patch;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.schema.Schema;
import io.scimvault.scim.validation.ElementIdentity;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Finds what differs between two states of a resource. */
final class Comparison {
    private final Set<String> changed = new LinkedHashSet<>();
    private final Map<String, Delta> deltas = new LinkedHashMap<>();

    private Comparison() {}

    static Comparison of(ResourceType type, Resource before, Resource after) {
        Comparison comparison = new Comparison();
        JsonObject was = before.tree();
        JsonObject is = after.tree();
        for (String name : names(was, is)) {
            Optional<Schema> extension = type.extension(name);
            if (extension.isPresent()) {
                comparison.members(
                        was.object(name).orElse(JsonObject.EMPTY),
                        is.object(name).orElse(JsonObject.EMPTY),
                        extension.get().attributes()::get,
                        name + ":");
            } else if (!name.equals("schemas")) {
                comparison.member(was, is, name, type::attribute, "");
            }
        }
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

    private void members(
            JsonObject was, JsonObject is, Function<String, Optional<Attribute>> definitions, String prefix) {
        names(was, is).forEach(name -> member(was, is, name, definitions, prefix));
    }

    private void member(
            JsonObject was,
            JsonObject is,
            String name,
            Function<String, Optional<Attribute>> definitions,
            String prefix) {
        JsonValue old = was.get(name).orElse(JsonNull.NULL);
        JsonValue now = is.get(name).orElse(JsonNull.NULL);
        if (old.equals(now)) {
            return;
        }
        changed.add(prefix + name);
        definitions.apply(name).filter(Attribute::multiValued).ifPresent(attribute -> {
            Delta delta = delta(ElementIdentity.of(attribute), old, now);
            if (!delta.isEmpty()) {
                deltas.put(prefix + name, delta);
            }
        });
    }

    private static Delta delta(ElementIdentity identity, JsonValue old, JsonValue now) {
        Map<String, String> gone = values(identity, old);
        Map<String, String> come = values(identity, now);
        Set<String> both = new LinkedHashSet<>(gone.keySet());
        both.retainAll(come.keySet());
        gone.keySet().removeAll(both);
        come.keySet().removeAll(both);
        return new Delta(new LinkedHashSet<>(come.values()), new LinkedHashSet<>(gone.values()));
    }

    private static Map<String, String> values(ElementIdentity identity, JsonValue value) {
        Map<String, String> values = new LinkedHashMap<>();
        if (value instanceof JsonArray array) {
            array.forEach(element -> identity.value(element)
                    .ifPresent(own -> values.putIfAbsent(
                            identity.keyOf(own), own instanceof JsonString text ? text.value() : own.toString())));
        }
        return values;
    }

    private static Set<String> names(JsonObject was, JsonObject is) {
        Set<String> names = new LinkedHashSet<>(was.names());
        names.addAll(is.names());
        return names;
    }
}
