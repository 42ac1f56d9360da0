package io.scimvault.scim.resource;

import io.scimvault.scim.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parts of a user's real name (RFC 7643 §4.1.1): a view of the object under {@code name}. */
public record Name(JsonObject tree) {
    /** The name without any part, to start from. */
    public static final Name EMPTY = new Name(JsonObject.EMPTY);

    /** A name of these two parts; null leaves one out. */
    public static Name of(@Nullable String givenName, @Nullable String familyName) {
        return EMPTY.withGivenName(givenName).withFamilyName(familyName);
    }

    /** The whole name as it is shown. */
    public Optional<String> formatted() {
        return tree.string("formatted");
    }

    public Optional<String> familyName() {
        return tree.string("familyName");
    }

    public Optional<String> givenName() {
        return tree.string("givenName");
    }

    public Optional<String> middleName() {
        return tree.string("middleName");
    }

    public Optional<String> honorificPrefix() {
        return tree.string("honorificPrefix");
    }

    public Optional<String> honorificSuffix() {
        return tree.string("honorificSuffix");
    }

    public Name withFormatted(@Nullable String formatted) {
        return with("formatted", formatted);
    }

    public Name withFamilyName(@Nullable String familyName) {
        return with("familyName", familyName);
    }

    public Name withGivenName(@Nullable String givenName) {
        return with("givenName", givenName);
    }

    public Name withMiddleName(@Nullable String middleName) {
        return with("middleName", middleName);
    }

    public Name withHonorificPrefix(@Nullable String prefix) {
        return with("honorificPrefix", prefix);
    }

    public Name withHonorificSuffix(@Nullable String suffix) {
        return with("honorificSuffix", suffix);
    }

    private Name with(String part, @Nullable String value) {
        return new Name(Canonical.with(tree, part, value));
    }
}
