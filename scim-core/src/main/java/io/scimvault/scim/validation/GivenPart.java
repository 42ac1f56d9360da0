package io.scimvault.scim.validation;

import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.schema.Attribute;

/**
 * A sub-attribute that a client's object names, and the value as the client sent it.
 *
 * @param attribute the sub-attribute
 * @param value not read yet
 */
public record GivenPart(Attribute attribute, JsonValue value) {
    /** Without the value, which may be a password. */
    @Override
    public String toString() {
        return "GivenPart[" + attribute.name() + "]";
    }
}
