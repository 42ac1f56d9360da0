package io.scimvault.scim.resource;

import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One value of a multi-valued attribute (RFC 7643 §2.4), such as an e-mail address, a role, or a group that a user is in: a view of
 * its object.
 */
public record MultiValue(JsonObject tree) {

    /** A value and nothing else. */
    public static MultiValue of(String value) {
        return new MultiValue(JsonObject.EMPTY).with("value", value);
    }

    public Optional<String> value() {
        return tree.string("value");
    }

    /** What the value is for, such as {@code work}. */
    public Optional<String> type() {
        return tree.string("type");
    }

    /** The value for people to read. */
    public Optional<String> display() {
        return tree.string("display");
    }

    /** The URI of the resource that the value names. */
    public Optional<String> ref() {
        return tree.string("$ref");
    }

    /** Whether this is marked as the preferred value. */
    public boolean isPrimary() {
        return tree.bool("primary").orElse(false);
    }

    public MultiValue withType(@Nullable String type) {
        return with("type", type);
    }

    public MultiValue withDisplay(@Nullable String display) {
        return with("display", display);
    }

    /** This value marked as the preferred one. */
    public MultiValue asPrimary() {
        return new MultiValue(tree.with("primary", JsonBoolean.TRUE));
    }

    private MultiValue with(String name, @Nullable String value) {
        return new MultiValue(Canonical.with(tree, name, value));
    }
}
