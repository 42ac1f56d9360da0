package io.scimvault.scim.filter;

import io.scimvault.scim.schema.AttributePath;
import java.util.Optional;

/**
 * The target of a PATCH operation (RFC 7644 §3.5.2, {@code PATH}): {@code attrPath} or {@code attrPath[valFilter].subAttr}.
 *
 * @param attribute the attribute; its own sub-attribute is set only where there is no filter, or where a dot joins it to a URN
 * @param valueFilter which elements of a multi-valued attribute are meant
 * @param sub the sub-attribute behind the filter
 */
public record PatchPath(AttributePath attribute, Optional<Filter> valueFilter, Optional<String> sub) {

    public PatchPath {
        if (valueFilter.isEmpty() && sub.isPresent()) {
            throw new IllegalArgumentException("without a filter, the sub-attribute belongs to the attribute's path");
        }
    }

    /** A path without a value filter. */
    public static PatchPath of(AttributePath attribute) {
        return new PatchPath(attribute, Optional.empty(), Optional.empty());
    }

    /** The path as text; parsing it gives an equal path. */
    @Override
    public String toString() {
        return attribute
                + valueFilter.map(filter -> "[" + filter + "]").orElse("")
                + sub.map(child -> "." + child).orElse("");
    }
}
