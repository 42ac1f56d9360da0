package io.scimvault.scim.validation;

import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonValue;

/**
 * What a client's value means for an attribute.
 *
 * @param value in canonical form; null where nothing is assigned
 * @param understood whether that is what the client said. A value of which nothing was left because every part of it was unknown,
 *     read-only or refused is not understood, and must never be taken for an instruction to clear something
 */
public record ReadValue(JsonValue value, boolean understood) {
    static final ReadValue UNASSIGNED = new ReadValue(JsonNull.NULL, true);
    static final ReadValue NOT_UNDERSTOOD = new ReadValue(JsonNull.NULL, false);

    static ReadValue of(JsonValue value) {
        return new ReadValue(value, true);
    }

    /** Without the value, which may be a password. */
    @Override
    public String toString() {
        return "ReadValue[" + value.kind() + (understood ? "" : ", not understood") + "]";
    }

    public boolean isAssigned() {
        return !value.isUnassigned();
    }

    /** Whether the client asked for the attribute to have no value. */
    public boolean isCleared() {
        return understood && value.isUnassigned();
    }
}
