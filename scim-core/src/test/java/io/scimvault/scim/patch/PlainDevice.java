package io.scimvault.scim.patch;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A Device as maps and lists, and the plain cases of RFC 7644 §3.5.2 done to it as one would by hand: single values, complex values,
 * several simple values, and elements that are told apart by {@code value} alone.
 */
final class PlainDevice {
    static final String MAKER = "urn:example:params:scim:schemas:lab:2.0:Maker";

    private final Map<String, JsonValue> members;

    private PlainDevice(Map<String, JsonValue> members) {
        this.members = new LinkedHashMap<>(members);
    }

    static PlainDevice of(JsonObject tree) {
        Map<String, JsonValue> flat =
                new LinkedHashMap<>(tree.without("schemas").without(MAKER).members());
        tree.object(MAKER)
                .ifPresent(maker -> maker.members().forEach((name, value) -> flat.put(MAKER + ":" + name, value)));
        return new PlainDevice(flat);
    }

    /** A single value; null unassigns it. */
    void set(String name, JsonValue value) {
        if (value.isUnassigned()) {
            members.remove(name);
        } else {
            members.put(name, value);
        }
    }

    /** The sub-attributes that are given, and no others; {@code marks} join where they are added. */
    void merge(String name, JsonObject given, boolean adds) {
        JsonObject now =
                members.getOrDefault(name, JsonObject.EMPTY) instanceof JsonObject old ? old : JsonObject.EMPTY;
        for (Map.Entry<String, JsonValue> sub : given.members().entrySet()) {
            if (adds && sub.getValue() instanceof JsonArray more) {
                Set<JsonValue> all = new LinkedHashSet<>(now.array(sub.getKey()).elements());
                all.addAll(more.elements());
                now = now.with(sub.getKey(), JsonArray.of(List.copyOf(all)));
            } else if (!sub.getValue().isUnassigned()) {
                now = now.with(sub.getKey(), sub.getValue());
            } else if (!adds) {
                now = now.without(sub.getKey());
            }
        }
        set(name, now);
    }

    /** Those that are not there yet join; what is new about an element that is there joins it. */
    void join(String name, JsonArray more) {
        List<JsonValue> all = list(name);
        for (JsonValue one : more) {
            int at = keys(name, all).indexOf(key(name, one));
            if (at < 0) {
                all.add(one);
            } else if (all.get(at) instanceof JsonObject old && one instanceof JsonObject given) {
                JsonObject both = old;
                for (Map.Entry<String, JsonValue> sub :
                        given.without("value").members().entrySet()) {
                    both = both.with(sub.getKey(), sub.getValue());
                }
                all.set(at, both);
            }
        }
        put(name, all);
    }

    /** Does something to the elements with a value, or to all where there is none; null from it removes one. */
    boolean each(String name, JsonValue value, UnaryOperator<JsonValue> change) {
        List<JsonValue> all = new ArrayList<>();
        boolean hit = false;
        for (JsonValue element : list(name)) {
            boolean meant = value == JsonNull.NULL || key(name, element).equals(key(name, value));
            hit |= meant;
            JsonValue now = meant ? change.apply(element) : element;
            if (!now.isUnassigned()) {
                all.add(now);
            }
        }
        put(name, all);
        return hit;
    }

    /** These and no others; the same ones in another order are no others. */
    void put(String name, List<JsonValue> all) {
        Set<JsonValue> once = new LinkedHashSet<>(all);
        if (!once.equals(Set.copyOf(list(name)))) {
            set(name, JsonArray.of(List.copyOf(once)));
        }
    }

    PlainDevice copy() {
        return new PlainDevice(members);
    }

    /** Arrays as they were before where only the order differs. */
    PlainDevice since(PlainDevice before) {
        members.replaceAll((name, value) -> value instanceof JsonArray now
                        && before.members.get(name) instanceof JsonArray was
                        && Set.copyOf(now.elements()).equals(Set.copyOf(was.elements()))
                ? was
                : value);
        return this;
    }

    JsonObject tree() {
        Map<String, JsonValue> tree = new LinkedHashMap<>();
        Map<String, JsonValue> maker = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            if (name.startsWith(MAKER)) {
                maker.put(name.substring(MAKER.length() + 1), value);
            } else {
                tree.put(name, value);
            }
        });
        List<String> schemas = new ArrayList<>(List.of("urn:example:params:scim:schemas:lab:2.0:Device"));
        if (!maker.isEmpty()) {
            schemas.add(MAKER);
            tree.put(MAKER, JsonObject.of(maker));
        }
        tree.put("schemas", JsonArray.ofStrings(schemas));
        return JsonObject.of(tree);
    }

    /** The names of the attributes that differ. */
    Set<String> differing(PlainDevice other) {
        Set<String> names = new TreeSet<>(members.keySet());
        names.addAll(other.members.keySet());
        names.removeIf(name -> members.containsKey(name) && members.get(name).equals(other.members.get(name)));
        return names;
    }

    /** What came and went of several values, where something did. */
    Map<String, Delta> deltas(PlainDevice after) {
        return differing(after).stream()
                .filter(name -> isList(name) || after.isList(name))
                .map(name -> Map.entry(name, new Delta(after.lacking(name, this), lacking(name, after))))
                .filter(entry -> !entry.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private boolean isList(String name) {
        return members.get(name) instanceof JsonArray;
    }

    private Set<String> lacking(String name, PlainDevice other) {
        Set<String> known = new HashSet<>(keys(name, other.list(name)));
        return list(name).stream()
                .filter(element -> hasValue(element) && known.add(key(name, element)))
                .map(PlainDevice::value)
                .map(value -> value instanceof JsonString text ? text.value() : value.toString())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private List<JsonValue> list(String name) {
        return members.get(name) instanceof JsonArray array ? new ArrayList<>(array.elements()) : new ArrayList<>();
    }

    private static List<String> keys(String name, List<JsonValue> elements) {
        return elements.stream().map(element -> key(name, element)).toList();
    }

    /** Two elements are one if their keys are equal: case does not count but in {@code codes}. */
    private static String key(String name, JsonValue element) {
        JsonValue value = value(element);
        boolean folds = value instanceof JsonString && !name.equals("codes");
        return (hasValue(element) ? "" : "whole ") + (folds ? value.toString().toLowerCase(Locale.ROOT) : value);
    }

    private static boolean hasValue(JsonValue element) {
        return !(element instanceof JsonObject object) || object.has("value");
    }

    private static JsonValue value(JsonValue element) {
        return element instanceof JsonObject object ? object.get("value").orElse(element) : element;
    }
}
