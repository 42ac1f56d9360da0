package io.scimvault.scim.schema;

import java.util.Optional;

/**
 * An attribute that a resource type has, as found from the {@link AttributePath} that a client wrote.
 *
 * @param extension the extension's URN in its canonical spelling, when the attribute belongs to one
 * @param attribute the attribute; empty where the path names the extension as a whole
 * @param sub the sub-attribute
 */
public record ResolvedPath(Optional<String> extension, Optional<Attribute> attribute, Optional<Attribute> sub) {

    /** What is named: the sub-attribute if there is one, else the attribute; empty for a whole extension. */
    public Optional<Attribute> leaf() {
        return sub.isPresent() ? sub : attribute;
    }

    /** The path in canonical spelling. */
    @Override
    public String toString() {
        String name = attribute.map(Attribute::name).orElse("");
        String prefix =
                extension.map(urn -> attribute.isPresent() ? urn + ":" : urn).orElse("");
        return prefix + name + sub.map(child -> "." + child.name()).orElse("");
    }
}
