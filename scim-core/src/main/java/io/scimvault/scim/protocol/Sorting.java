package io.scimvault.scim.protocol;

import io.scimvault.scim.filter.XsdDateTime;
import io.scimvault.scim.json.CaseFolding;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.schema.AttributePath;
import io.scimvault.scim.schema.ResolvedPath;
import io.scimvault.scim.schema.ResourceType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order of resources (RFC 7644 §3.4.2.3): by the values of one attribute, of a multi-valued one by its primary or first value;
 * resources without a value come last, or first when descending.
 *
 * @param path the attribute; empty in a search over several types for one that has no such attribute: none of its resources has a value
 * @param descending whether the greatest value comes first
 */
public record Sorting(Optional<ResolvedPath> path, boolean descending) implements Comparator<Resource> {

    /** The order by an attribute; empty where the type has no such attribute or never shows it: then all are alike. */
    public static Optional<Sorting> by(ResourceType type, String attribute, boolean descending) {
        return type.resolve(AttributePath.parse(attribute))
                .filter(Sorting::isShown)
                .filter(path -> leaf(path).isPresent())
                .map(path -> new Sorting(Optional.of(path), descending));
    }

    private static boolean isShown(ResolvedPath path) {
        return path.attribute().filter(Sorting::isNever).isEmpty()
                && path.sub().filter(Sorting::isNever).isEmpty();
    }

    private static boolean isNever(Attribute attribute) {
        return attribute.returned() == Attribute.Returned.NEVER;
    }

    /** The simple attribute whose values are compared: of a complex one its {@code value}. */
    private static Optional<Attribute> leaf(ResolvedPath path) {
        Optional<Attribute> leaf = path.leaf();
        return leaf.isPresent() && leaf.get().isComplex() ? leaf.get().valueSub() : leaf;
    }

    @Override
    public int compare(Resource left, Resource right) {
        return key(left).compareTo(key(right));
    }

    /** These resources in this order; those that are alike stay as they were. */
    public List<Resource> sorted(List<Resource> resources) {
        record Keyed(SortKey key, Resource resource) {}
        return resources.stream()
                .map(resource -> new Keyed(key(resource), resource))
                .sorted(Comparator.comparing(Keyed::key))
                .map(Keyed::resource)
                .toList();
    }

    /** What a resource is sorted by. A text that should be a time is sorted as the text that it is. */
    public SortKey key(Resource resource) {
        JsonValue value = path.map(found -> value(resource, found)).orElse(null);
        if (value == null || path.isEmpty()) {
            return SortKey.none(descending);
        }
        Attribute leaf = leaf(path.get()).orElseThrow();
        return switch (leaf.type()) {
            case BOOLEAN -> value instanceof JsonBoolean ? plain(value) : SortKey.none(descending);
            case DECIMAL, INTEGER -> value instanceof JsonNumber ? plain(value) : SortKey.none(descending);
            case DATE_TIME -> value instanceof JsonString text ? time(text.value()) : SortKey.none(descending);
            default ->
                value instanceof JsonString text
                        ? SortKey.of(leaf.caseExact() ? text.value() : CaseFolding.fold(text.value()), descending)
                        : SortKey.none(descending);
        };
    }

    private SortKey plain(JsonValue value) {
        return SortKey.read(Optional.of(value), descending);
    }

    private SortKey time(String text) {
        XsdDateTime time = XsdDateTime.of(text);
        return time == null ? SortKey.of(text, descending) : SortKey.of(time, descending);
    }

    private static @Nullable JsonValue value(Resource resource, ResolvedPath path) {
        ResolvedPath whole = new ResolvedPath(path.extension(), path.attribute(), Optional.empty());
        JsonValue value = first(resource.value(whole));
        Attribute leaf = leaf(path).orElseThrow();
        return value instanceof JsonObject complex ? complex.member(leaf.name()) : value;
    }

    private static @Nullable JsonValue first(@Nullable JsonValue value) {
        if (!(value instanceof JsonArray array)) {
            return value;
        }
        return array.only(JsonObject.class)
                .filter(element -> element.bool("primary").orElse(false))
                .map(JsonValue.class::cast)
                .findFirst()
                .orElse(array.isEmpty() ? null : array.get(0));
    }
}
