package io.scimvault.scim.patch;

import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonValue;
import java.util.Locale;

/**
 * What is to be done with a target, once it is known.
 *
 * @param kind what to do
 * @param value with what; null where there is none
 * @param named whether the client named the target in a path of its own, and not as a member of a path-less value
 */
record Command(Kind kind, JsonValue value, boolean named) {

    enum Kind {
        ADD,
        REPLACE,
        REMOVE;

        /** The operation as it is written. */
        String keyword() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Command of(PatchOperation operation) {
        boolean named = operation.path().isPresent();
        if (operation instanceof PatchOperation.Add add) {
            return new Command(Kind.ADD, add.value(), named);
        }
        if (operation instanceof PatchOperation.Replace replace) {
            return new Command(Kind.REPLACE, replace.value(), named);
        }
        return new Command(
                Kind.REMOVE, ((PatchOperation.Remove) operation).listed().orElse(JsonNull.NULL), named);
    }

    boolean adds() {
        return kind == Kind.ADD;
    }

    boolean replaces() {
        return kind == Kind.REPLACE;
    }

    boolean removes() {
        return kind == Kind.REMOVE;
    }

    /** The same for a member of the value. */
    Command member(JsonValue memberValue) {
        return new Command(kind, memberValue, false);
    }

    boolean hasValue() {
        return value != JsonNull.NULL;
    }
}
