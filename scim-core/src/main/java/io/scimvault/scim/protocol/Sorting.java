package io.scimvault.scim.protocol;

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
import java.time.DateTimeException;
import java.time.OffsetDateTime;
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
        return key(value(left)).compareTo(key(value(right)));
    }

    /** These resources in this order; those that are alike stay as they were. */
    public List<Resource> sorted(List<Resource> resources) {
        record Keyed(SortKey key, Resource resource) {}
        return resources.stream()
                .map(resource -> new Keyed(key(value(resource)), resource))
                .sorted(Comparator.comparing(Keyed::key))
                .map(Keyed::resource)
                .toList();
    }

    /** The value by which a resource is sorted; empty where it has none. */
    public Optional<JsonValue> value(Resource resource) {
        return path.map(found -> value(resource, found));
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

    /** A value made ready to be compared; one that the attribute cannot have counts as none. */
    public SortKey key(Optional<JsonValue> value) {
        return new SortKey(value.map(this::comparable).orElse(null), descending);
    }

    @SuppressWarnings(
            "unchecked") // where the type has no such attribute, it matters only that another type's resource has a
    // value
    private @Nullable Comparable<Object> comparable(JsonValue value) {
        return path.isPresent()
                ? comparable(leaf(path.get()).orElseThrow(), value)
                : (Comparable<Object>) (Comparable<?>) value.toString();
    }

    @SuppressWarnings("unchecked") // all values of one attribute give keys of one class
    private static @Nullable Comparable<Object> comparable(Attribute leaf, JsonValue value) {
        Comparable<?> key = switch (leaf.type()) {
            case BOOLEAN -> value instanceof JsonBoolean bool ? bool : null;
            case DECIMAL, INTEGER -> value instanceof JsonNumber number ? number.decimal() : null;
            case DATE_TIME -> value instanceof JsonString string ? instant(string.value()) : null;
            default -> value instanceof JsonString string ? text(leaf, string.value()) : null;
        };
        return (Comparable<Object>) key;
    }

    private static String text(Attribute leaf, String value) {
        return leaf.caseExact() ? value : CaseFolding.fold(value);
    }

    private static @Nullable Comparable<?> instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
