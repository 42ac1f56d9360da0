package io.scimvault.scim.filter;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** A question to one value, null where it is unassigned; it is answered for any value whatever, without an exception. */
@FunctionalInterface
interface ValueTest {

    boolean holds(@Nullable JsonValue value);

    /** The opposite answer. */
    default ValueTest negated() {
        return value -> !holds(value);
    }

    /** This test of a member: of some element where the member is an array, of null where it is empty or absent. */
    default ValueTest onMember(String name) {
        return holder -> holdsForSome(holder instanceof JsonObject object ? object.member(name) : null);
    }

    private boolean holdsForSome(@Nullable JsonValue value) {
        if (!(value instanceof JsonArray array)) {
            return holds(value);
        }
        for (JsonValue element : array) {
            if (holdsForSome(element)) {
                return true;
            }
        }
        return array.isEmpty() && holds(null);
    }
}
