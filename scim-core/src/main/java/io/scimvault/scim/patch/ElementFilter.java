package io.scimvault.scim.patch;

import io.scimvault.scim.filter.CompareOperator;
import io.scimvault.scim.filter.Filter;
import io.scimvault.scim.filter.FilterMatcher;
import io.scimvault.scim.filter.FilterOptions;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.schema.Attribute.Mutability;
import io.scimvault.scim.schema.AttributePath;
import io.scimvault.scim.validation.ReadValue;
import io.scimvault.scim.validation.ValueReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The filter of a path: which elements of an attribute it selects, and what an element would be that it describes. */
final class ElementFilter {
    private final Filter filter;
    private final Attribute attribute;
    private final FilterMatcher matcher;

    ElementFilter(Filter filter, Attribute attribute, FilterOptions options) {
        this.filter = filter;
        this.attribute = attribute;
        this.matcher = FilterMatcher.ofElement(filter, attribute, options);
    }

    /** The elements that match; looked up where the filter names them by {@code value}. */
    int[] select(Elements elements, Budget budget) {
        List<JsonValue> values = elements.identity().isFoundByText() ? values(filter) : null;
        int[] candidates = values == null ? elements.all() : withValues(values, elements);
        budget.spend((long) candidates.length * terms(filter));
        int count = 0;
        for (int slot : candidates) {
            if (matcher.matchesElement(elements.get(slot))) {
                candidates[count++] = slot;
            }
        }
        return Arrays.copyOf(candidates, count);
    }

    private static int[] withValues(List<JsonValue> values, Elements elements) {
        if (values.size() == 1) {
            return elements.withValue(values.get(0));
        }
        return values.stream()
                .flatMapToInt(value -> Arrays.stream(elements.withValue(value)))
                .sorted()
                .distinct()
                .toArray();
    }

    /** The element that a filter made of {@code eq} terms joined by {@code and} describes. */
    Optional<JsonObject> described(ValueReader reader, String path) {
        JsonObject element = JsonObject.EMPTY;
        for (Filter term : filter instanceof Filter.And and ? and.terms() : List.of(filter)) {
            if (!(term instanceof Filter.Comparison comparison)
                    || comparison.operator() != CompareOperator.EQ
                    || comparison.value() == JsonNull.NULL) {
                return Optional.empty();
            }
            Optional<Attribute> sub =
                    sub(comparison.path()).filter(known -> known.mutability() != Mutability.READ_ONLY);
            if (sub.isEmpty()) {
                return Optional.empty();
            }
            ReadValue read = reader.readOne(
                    sub.get(), comparison.value(), path + "." + sub.get().name());
            JsonValue value = sub.get().multiValued() ? JsonNull.NULL : read.value();
            if (value.isUnassigned()
                    || !value.equals(element.get(sub.get().name()).orElse(value))) {
                return Optional.empty();
            }
            element = element.with(sub.get().name(), value);
        }
        return Optional.of(element);
    }

    private Optional<Attribute> sub(AttributePath path) {
        return path.urn().isEmpty() && path.sub().isEmpty() ? attribute.sub(path.name()) : Optional.empty();
    }

    /** The {@code value}s of which a matching element must have one, where the filter says so; null otherwise. */
    private static @Nullable List<JsonValue> values(Filter filter) {
        if (filter instanceof Filter.Comparison comparison) {
            AttributePath path = comparison.path();
            boolean byValue = comparison.operator() == CompareOperator.EQ
                    && comparison.value() instanceof JsonString
                    && path.urn().isEmpty()
                    && path.sub().isEmpty()
                    && path.name().equalsIgnoreCase("value");
            return byValue ? List.of(comparison.value()) : null;
        }
        if (filter instanceof Filter.And and) {
            for (Filter term : and.terms()) {
                List<JsonValue> values = values(term);
                if (values != null) {
                    return values;
                }
            }
            return null;
        }
        return filter instanceof Filter.Or or ? valuesOfAll(or.terms()) : null;
    }

    private static @Nullable List<JsonValue> valuesOfAll(List<Filter> terms) {
        List<JsonValue> all = new ArrayList<>();
        for (Filter term : terms) {
            List<JsonValue> values = values(term);
            if (values == null) {
                return null;
            }
            all.addAll(values);
        }
        return all;
    }

    private static int terms(Filter filter) {
        if (filter instanceof Filter.And and) {
            return and.terms().stream().mapToInt(ElementFilter::terms).sum();
        }
        if (filter instanceof Filter.Or or) {
            return or.terms().stream().mapToInt(ElementFilter::terms).sum();
        }
        return filter instanceof Filter.Not not ? terms(not.term()) : 1;
    }
}
