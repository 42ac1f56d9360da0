package io.scimvault.scim.filter;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A question to one value, null where it is unassigned; it is answered for any value whatever, without an exception. */
@FunctionalInterface
interface ValueTest {

    boolean holds(@Nullable JsonValue value);

    /** All of several tests. */
    static ValueTest all(ValueTest[] tests) {
        return value -> {
            for (ValueTest test : tests) {
                if (!test.holds(value)) {
                    return false;
                }
            }
            return true;
        };
    }

    /** Some of several tests. */
    static ValueTest some(ValueTest[] tests) {
        return value -> {
            for (ValueTest test : tests) {
                if (test.holds(value)) {
                    return true;
                }
            }
            return false;
        };
    }

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
        List<JsonValue> elements = array.elements();
        for (int i = 0; i < elements.size(); i++) {
            if (holdsForSome(elements.get(i))) {
                return true;
            }
        }
        return elements.isEmpty() && holds(null);
    }
}
