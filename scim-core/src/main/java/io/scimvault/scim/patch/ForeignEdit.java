package io.scimvault.scim.patch;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.json.KeyedElements;
import io.scimvault.scim.schema.AttributeName;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.validation.CanonicalForm;
import io.scimvault.scim.validation.ElementKey;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes the objects under URNs that no schema has: their members are whatever the client says they are. */
final class ForeignEdit {
    /** What it costs to copy a member or to look at an object, in comparisons. */
    private static final long COPYING = 10;

    private final ResourceType type;
    private final Draft draft;
    private final Map<String, Open> opened = new LinkedHashMap<>(2);

    ForeignEdit(ResourceType type, Draft draft) {
        this.type = type;
        this.draft = draft;
    }

    /** Does what is asked if the name means such an object or a member of one; otherwise says that it does not. */
    boolean apply(String name, Command command) {
        List<String> urns = draft.foreignUrns();
        draft.budget().spend(COPYING * urns.size());
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
            close(urn);
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
        Open open = opened.get(urn);
        if (open == null) {
            open = open(draft.value(Optional.empty(), urn));
            opened.put(urn, open);
        }
        merge(open, command, members);
        if (open.tree().isEmpty()) {
            close(urn);
        } else if (draft.value(Optional.empty(), urn).isUnassigned()) {
            put(urn, JsonObject.of(open.tree()));
        }
    }

    private void close(String urn) {
        opened.remove(urn);
        put(urn, JsonNull.NULL);
    }

    /** Puts the objects that are being changed into the draft. */
    void flush() {
        opened.forEach((urn, open) -> put(urn, JsonObject.of(open.tree())));
    }

    /** An object while it is changed, with its own spelling of each name. */
    private record Open(Map<String, JsonValue> tree, Map<String, String> spellings) {}

    private Open open(JsonValue current) {
        Open open = new Open(new LinkedHashMap<>(), new HashMap<>());
        if (current instanceof JsonObject object) {
            draft.budget().spend(COPYING * object.size());
            object.members().forEach((name, value) -> {
                open.tree().put(name, value);
                open.spellings().put(AttributeName.fold(name), name);
            });
        }
        return open;
    }

    /** Does what is asked to each of the members. */
    private void merge(Open open, Command command, JsonObject members) {
        members.members().forEach((name, value) -> {
            String own = open.spellings().computeIfAbsent(AttributeName.fold(name), absent -> name);
            edit(open.tree(), own, command.member(value));
            if (!open.tree().containsKey(own)) {
                open.spellings().remove(AttributeName.fold(name));
            }
        });
    }

    private JsonObject merged(JsonObject current, Command command, JsonObject members) {
        Open open = open(current);
        merge(open, command, members);
        return JsonObject.of(open.tree());
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
        if (current instanceof JsonObject object && command.value() instanceof JsonObject parts) {
            Replacement.put(tree, name, merged(object, command, parts));
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
        KeyedElements all = current.keyed(List.of(ElementKey.WHOLE));
        for (JsonValue element : value instanceof JsonArray several ? several.elements() : List.of(value)) {
            all = all.find(0, element).length == 0 ? all.plus(element) : all;
        }
        return JsonArray.of(all);
    }

    private static boolean clears(JsonValue value) {
        return value == JsonNull.NULL || value.equals(JsonArray.EMPTY);
    }

    private void put(String urn, JsonValue tree) {
        draft.put(Optional.empty(), urn, tree);
    }
}
