package io.scimvault.scim.patch;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.schema.AttributeName;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.validation.CanonicalForm;
import io.scimvault.scim.validation.ElementKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Changes the objects under URNs that no schema has: their members are whatever the client says they are. */
final class ForeignEdit {
    private final ResourceType type;
    private final Draft draft;

    ForeignEdit(ResourceType type, Draft draft) {
        this.type = type;
        this.draft = draft;
    }

    /** Does what is asked if the name means such an object or a member of one; otherwise says that it does not. */
    boolean apply(String name, Command command) {
        List<String> urns = draft.foreignUrns();
        draft.budget().spend(urns.size());
        Optional<String> whole = urns.stream().filter(name::equalsIgnoreCase).findFirst();
        if (whole.isPresent()) {
            whole(whole.get(), command);
            return true;
        }
        Optional<String> holder = urns.stream()
                .filter(urn ->
                        name.length() > urn.length() + 1 && name.regionMatches(true, 0, urn + ":", 0, urn.length() + 1))
                .max((one, other) -> one.length() - other.length());
        if (holder.isPresent()) {
            return member(holder.get(), name.substring(holder.get().length() + 1), command);
        }
        boolean begins = !command.named()
                && !command.removes()
                && command.value() instanceof JsonObject
                && CanonicalForm.isForeign(type, name);
        if (begins) {
            whole(name, command);
        }
        return begins;
    }

    private void whole(String urn, Command command) {
        if (command.value() instanceof JsonObject members) {
            edit(urn, command, members);
        } else if (!command.hasValue() && !command.adds()) {
            put(urn, JsonNull.NULL);
        }
    }

    /** A path into a member is not followed: what it means, only its schema could tell. */
    private boolean member(String urn, String name, Command command) {
        if (name.indexOf('.') >= 0 || name.indexOf('[') >= 0) {
            return false;
        }
        edit(urn, command, JsonObject.of(name, command.value()));
        return true;
    }

    private void edit(String urn, Command command, JsonObject members) {
        JsonValue current = draft.value(Optional.empty(), urn);
        put(urn, merged(current, command, members));
    }

    /** The object that is there, with what is asked done to each of the members. */
    private JsonObject merged(JsonValue current, Command command, JsonObject members) {
        Map<String, JsonValue> tree = new LinkedHashMap<>();
        Map<String, String> spellings = new HashMap<>();
        if (current instanceof JsonObject object) {
            draft.budget().spend(object.size());
            tree.putAll(object.members());
            object.names().forEach(name -> spellings.put(AttributeName.fold(name), name));
        }
        members.members().forEach((name, value) -> {
            String own = spellings.computeIfAbsent(AttributeName.fold(name), absent -> name);
            edit(tree, own, command.member(value));
        });
        return JsonObject.of(tree);
    }

    private void edit(Map<String, JsonValue> tree, String name, Command command) {
        JsonValue current = tree.getOrDefault(name, JsonNull.NULL);
        if (command.removes()) {
            // A value that is not understood must not remove what it does not name.
            if (!command.hasValue() || command.value().equals(current)) {
                tree.remove(name);
            }
            return;
        }
        if (current instanceof JsonObject && command.value() instanceof JsonObject parts) {
            Replacement.put(tree, name, merged(current, command, parts));
            return;
        }
        JsonValue value = CanonicalForm.strip(command.value());
        if (!value.isUnassigned()) {
            tree.put(name, command.adds() && current instanceof JsonArray array ? joined(array, value) : value);
        } else if (command.replaces() && clears(command.value())) {
            tree.remove(name);
        }
    }

    /** An array is as much as several values can look like without a schema: what is added to it joins what is there. */
    private JsonArray joined(JsonArray current, JsonValue value) {
        List<JsonValue> all = new ArrayList<>(current.elements());
        Set<String> there = new HashSet<>();
        all.forEach(element -> there.add(ElementKey.wholeKey(element)));
        draft.budget().spend(all.size());
        List<JsonValue> added = value instanceof JsonArray several ? several.elements() : List.of(value);
        added.stream()
                .filter(element -> there.add(ElementKey.wholeKey(element)))
                .forEach(all::add);
        return JsonArray.of(all);
    }

    private static boolean clears(JsonValue value) {
        return value == JsonNull.NULL || value.equals(JsonArray.EMPTY);
    }

    private void put(String urn, JsonValue tree) {
        draft.put(Optional.empty(), urn, tree);
    }
}
