package io.scimvault.scim.patch;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The members of a group as a plain list, and what is done to them as it would be done by hand. */
final class MemberList {
    private final List<JsonObject> members;

    MemberList(List<JsonObject> members) {
        this.members = new ArrayList<>(members);
    }

    static MemberList of(JsonArray array) {
        return new MemberList(array.only(JsonObject.class).toList());
    }

    boolean has(String value) {
        return members.stream().anyMatch(member -> key(member).equals(key(value)));
    }

    /** Only those that are not there yet, at the end. */
    void add(JsonObject member) {
        if (!has(value(member))) {
            members.add(member.without("display").without("$ref"));
        }
    }

    void remove(String value) {
        members.removeIf(member -> key(member).equals(key(value)));
    }

    void clear() {
        members.clear();
    }

    /** Those that stay keep what is known of them; the same ones in another order are no other list. */
    void replace(List<String> values) {
        Map<String, JsonObject> wanted = new LinkedHashMap<>();
        Map<String, JsonObject> known = new HashMap<>();
        members.forEach(member -> known.put(key(member), member));
        for (String value : values) {
            JsonObject member = known.getOrDefault(key(value), JsonObject.EMPTY).with("value", new JsonString(value));
            wanted.putIfAbsent(key(value), member);
        }
        List<JsonObject> list = List.copyOf(wanted.values());
        if (!same(list, members)) {
            members.clear();
            members.addAll(list);
        }
    }

    /** This list as it stands after one that it was made of; that one where only the order differs. */
    MemberList since(MemberList before) {
        return same(members, before.members) ? before : this;
    }

    JsonArray array() {
        return JsonArray.of(members);
    }

    MemberList copy() {
        return new MemberList(members);
    }

    /** The members that this list has and the other has not. */
    Set<String> lacking(MemberList other) {
        Set<String> there = new HashSet<>();
        other.members.forEach(member -> there.add(key(member)));
        Set<String> lacking = new LinkedHashSet<>();
        members.stream().filter(member -> !there.contains(key(member))).forEach(member -> lacking.add(value(member)));
        return lacking;
    }

    private static boolean same(List<JsonObject> one, List<JsonObject> other) {
        return one.size() == other.size() && Set.copyOf(one).equals(Set.copyOf(other));
    }

    private static String key(JsonObject member) {
        return key(value(member));
    }

    private static String key(String value) {
        return value.toLowerCase(Locale.ROOT);
    }

    private static String value(JsonObject member) {
        JsonValue value = member.get("value").orElseThrow();
        return ((JsonString) value).value();
    }
}
