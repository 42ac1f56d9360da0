package io.scimvault.scim.schema;

import java.util.Optional;

/**
 * An attribute as a client names it (RFC 7644 §3.10): {@code [URN ":"] name ["." sub]}, split by syntax alone. Which attribute is
 * meant is decided by {@link ResourceType#resolve}, since a URN may itself hold dots and end like a name.
 *
 * @param urn what stands before the last colon
 * @param name what stands behind it, up to the first dot
 * @param sub what stands behind that dot
 */
public record AttributePath(Optional<String> urn, String name, Optional<String> sub) {

    /** An attribute without a URN and a sub-attribute. */
    public static AttributePath of(String name) {
        return new AttributePath(Optional.empty(), name, Optional.empty());
    }

    /** Splits a text; any text gives a path, a senseless one resolves to nothing. */
    public static AttributePath parse(String text) {
        int colon = text.lastIndexOf(':');
        Optional<String> urn = colon < 0 ? Optional.empty() : Optional.of(text.substring(0, colon));
        int dot = text.indexOf('.', colon + 1);
        return dot < 0
                ? new AttributePath(urn, text.substring(colon + 1), Optional.empty())
                : new AttributePath(urn, text.substring(colon + 1, dot), Optional.of(text.substring(dot + 1)));
    }

    /** The path without its sub-attribute. */
    public AttributePath parent() {
        return new AttributePath(urn, name, Optional.empty());
    }

    /** This path with a sub-attribute. */
    public AttributePath child(String subAttribute) {
        return new AttributePath(urn, name, Optional.of(subAttribute));
    }

    /** The path as text; {@code parse(p.toString())} equals {@code p}. */
    @Override
    public String toString() {
        return urn.map(prefix -> prefix + ":").orElse("")
                + name
                + sub.map(child -> "." + child).orElse("");
    }
}
