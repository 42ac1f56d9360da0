package io.scimvault.scim.patch;

import io.scimvault.scim.filter.PatchPath;
import io.scimvault.scim.json.JsonValue;
import java.util.Optional;

/** One operation of a PATCH request (RFC 7644 §3.5.2). */
public sealed interface PatchOperation {

    /** Adds values (§3.5.2.1); without a path the value is an object of attributes. */
    record Add(Optional<PatchPath> path, JsonValue value) implements PatchOperation {
        @Override
        public String toString() {
            return "Add[" + described(this) + "]";
        }
    }

    /** Replaces values (§3.5.2.3); without a path the value is an object of attributes. */
    record Replace(Optional<PatchPath> path, JsonValue value) implements PatchOperation {
        @Override
        public String toString() {
            return "Replace[" + described(this) + "]";
        }
    }

    /**
     * Removes what the path names (§3.5.2.2). The RFC gives this operation no value; many clients name in one the elements that are to
     * go, and mean no others.
     */
    record Remove(PatchPath target, Optional<JsonValue> listed) implements PatchOperation {
        @Override
        public Optional<PatchPath> path() {
            return Optional.of(target);
        }

        @Override
        public String toString() {
            return "Remove[" + described(this) + "]";
        }
    }

    /** The target; absent where the resource itself is meant. */
    Optional<PatchPath> path();

    /** Where, without what: a value may be a password, and so may one that a path's filter compares. */
    private static String described(PatchOperation operation) {
        return operation.path().map(path -> path.attribute().toString()).orElse("the resource");
    }
}
