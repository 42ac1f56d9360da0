package io.scimvault.scim.filter;

import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.schema.AttributePath;
import io.scimvault.scim.schema.ResolvedPath;
import io.scimvault.scim.schema.ResourceType;
import java.util.List;
import java.util.Optional;

/** What a filter demands at least, for stores that have an index: the resources found by it must still be matched. */
public final class FilterKeys {
    private FilterKeys() {}

    /**
     * The string that an attribute must equal in every resource that matches: where the filter is {@code attr eq "string"}, or an
     * {@code and} with such a term. Names are resolved, so a URN and any letter case are understood; the string is as it was
     * written, so whether case counts is the attribute's matter.
     */
    public static Optional<String> equalTo(Filter filter, ResourceType type, String attributeName) {
        Optional<String> wanted = canonical(AttributePath.parse(attributeName), type);
        List<Filter> terms = filter instanceof Filter.And and ? and.terms() : List.of(filter);
        return terms.stream()
                .filter(Filter.Comparison.class::isInstance)
                .map(Filter.Comparison.class::cast)
                .filter(term -> term.operator() == CompareOperator.EQ && term.value() != JsonNull.NULL)
                .filter(term ->
                        wanted.isPresent() && canonical(term.path(), type).equals(wanted))
                .map(term -> string(term.value()))
                .findFirst();
    }

    /** The name in full of an attribute whose values are strings; of a complex attribute that of its {@code value}. */
    private static Optional<String> canonical(AttributePath path, ResourceType type) {
        return type.resolve(path)
                .flatMap(found -> found.leaf().filter(Attribute::isComplex).isPresent()
                        ? type.resolve(AttributePath.parse(found + ".value"))
                        : Optional.of(found))
                .filter(found -> found.leaf().filter(FilterKeys::isString).isPresent())
                .map(ResolvedPath::toString);
    }

    /** Times are equal that are written differently. */
    private static boolean isString(Attribute leaf) {
        return leaf.type().isText() && leaf.type() != Attribute.Type.DATE_TIME;
    }

    /** A number or boolean without quotes means its text, where the attribute is a string. */
    private static String string(JsonValue literal) {
        return literal instanceof JsonString string ? string.value() : literal.toString();
    }
}
