package io.scimvault.scim.patch;

import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.validation.CanonicalForm;
import java.util.List;
import java.util.Optional;

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
        if (command.value() instanceof JsonObject object) {
            object.members().forEach((name, value) -> member(urn, name, command.member(value)));
        } else if (!command.hasValue() && !command.adds()) {
            put(urn, JsonNull.NULL);
        }
    }

    /** A path into a member is not followed: what it means, only its schema could tell. */
    private boolean member(String urn, String name, Command command) {
        if (name.indexOf('.') >= 0 || name.indexOf('[') >= 0) {
            return false;
        }
        JsonObject tree =
                draft.holder(Optional.empty()).getOrDefault(urn, JsonObject.EMPTY) instanceof JsonObject object
                        ? object
                        : JsonObject.EMPTY;
        String own =
                tree.names().stream().filter(name::equalsIgnoreCase).findFirst().orElse(name);
        JsonValue value = CanonicalForm.strip(command.value());
        if (command.removes()) {
            boolean meant = !command.hasValue() || command.value().equals(tree.member(own));
            put(urn, meant ? tree.without(own) : tree);
        } else if (!value.isUnassigned()) {
            put(urn, tree.with(own, value));
        } else if (command.replaces()) {
            put(urn, tree.without(own));
        }
        return true;
    }

    private void put(String urn, JsonValue tree) {
        Draft.put(draft.holder(Optional.empty()), urn, tree);
    }
}
