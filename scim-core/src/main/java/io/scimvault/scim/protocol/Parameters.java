package io.scimvault.scim.protocol;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.schema.ResourceType;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The parameters that SCIM defines for a request (RFC 7644 §3.4.2), from its query or from the body of a {@code .search}; all others
 * are passed over.
 */
record Parameters(Map<String, String> values) {
    private static final String FILTER = "filter";
    private static final String CURSOR = "cursor";
    private static final List<String> LISTS = List.of("attributes", "excludedAttributes");
    private static final List<String> KNOWN =
            List.of(FILTER, "sortBy", "sortOrder", "startIndex", "count", CURSOR, LISTS.get(0), LISTS.get(1));

    /** Reads a query as it was received (form style). */
    static Parameters ofQuery(Optional<String> query) {
        Parameters parameters = new Parameters(new HashMap<>());
        for (String pair : query.orElse("").split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = UrlEncoding.decodeForm(equals < 0 ? pair : pair.substring(0, equals))
                    .orElse("");
            if (KNOWN.contains(name)) {
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                parameters.put(
                        name,
                        UrlEncoding.decodeForm(value).orElseThrow(() -> invalid(name, "is not percent-encoded UTF-8")));
            }
        }
        return parameters;
    }

    /** Reads the body of a {@code .search} (§3.4.3); names in any letter case, numbers also as strings. */
    static Parameters ofBody(JsonObject body) {
        Parameters parameters = new Parameters(new HashMap<>());
        body.members().forEach((member, value) -> {
            for (String name : KNOWN) {
                if (name.equalsIgnoreCase(member) && value != JsonNull.NULL) {
                    parameters.put(name, text(name, value));
                }
            }
        });
        return parameters;
    }

    private static String text(String name, JsonValue value) {
        if (value instanceof JsonString string) {
            return string.value();
        }
        if (value instanceof JsonNumber number) {
            return number.text();
        }
        if (value instanceof JsonArray array && LISTS.contains(name)) {
            return array.only(JsonString.class).map(JsonString::value).collect(Collectors.joining(","));
        }
        throw invalid(name, "cannot be " + value.kind());
    }

    private void put(String name, String value) {
        if (values.put(name, value) != null) {
            throw invalid(name, "is there twice");
        }
    }

    /** The filter; empty text is one too, so that a client which lost its search word is not shown everybody. */
    Optional<String> filter() {
        return Optional.ofNullable(values.get(FILTER));
    }

    /** Which attributes are shown. */
    Projection projection(ResourceType type) {
        return Projection.of(
                type,
                given(LISTS.get(0)).map(Parameters::names),
                names(given(LISTS.get(1)).orElse("")));
    }

    private static List<String> names(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** The order that is wanted. */
    Optional<Sorting> order(ResourceType type) {
        boolean descending = descending();
        return given("sortBy").flatMap(attribute -> Sorting.by(type, attribute, descending));
    }

    /** The order that is wanted of resources of a type among others: where some type has the attribute, all are sorted by it. */
    Optional<Sorting> order(ResourceType type, List<ResourceType> all) {
        boolean sorts = all.stream().anyMatch(one -> order(one).isPresent());
        return sorts
                ? order(type).or(() -> Optional.of(new Sorting(Optional.empty(), descending())))
                : Optional.empty();
    }

    private boolean descending() {
        String order = given("sortOrder").orElse("ascending");
        boolean descending = order.equalsIgnoreCase("descending");
        if (!descending && !order.equalsIgnoreCase("ascending")) {
            throw invalid("sortOrder", "must be \"ascending\" or \"descending\"");
        }
        return descending;
    }

    /** The cursor, empty for the first page; absent where pages are found by their position. */
    Optional<String> cursor() {
        return Optional.ofNullable(values.get(CURSOR)).map(String::strip);
    }

    /** Which page is wanted; with a cursor, {@code count} must be what a page can hold (RFC 9865 §2.1). */
    Paging paging(Paging.Limits limits) {
        if (cursor().isPresent()) {
            return new Paging(1, walked(limits));
        }
        return new Paging(number("startIndex", 1), number("count", limits.byDefault())).within(limits);
    }

    private int walked(Paging.Limits limits) {
        int count;
        try {
            count = number("count", limits.byDefault());
        } catch (ScimException e) {
            count = 0;
        }
        if (count < 1 || count > limits.atMost()) {
            throw new ScimException(ScimError.badRequest(
                    ScimType.INVALID_COUNT,
                    "With a cursor, the parameter \"count\" must be a whole number from 1 to " + limits.atMost()
                            + "."));
        }
        return count;
    }

    private int number(String name, int otherwise) {
        Optional<String> given = given(name);
        if (given.isEmpty()) {
            return otherwise;
        }
        String text = given.get();
        boolean negative = text.startsWith("-");
        String digits = negative ? text.substring(1) : text;
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw invalid(name, "must be a whole number");
        }
        int magnitude = new BigInteger(digits.length() > 100 ? "9".repeat(100) : digits)
                .min(BigInteger.valueOf(Integer.MAX_VALUE))
                .intValue();
        return negative ? -magnitude : magnitude;
    }

    /** The value of a parameter; one that is blank counts as not given. */
    private Optional<String> given(String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static ScimException invalid(String name, String what) {
        return new ScimException(
                ScimError.badRequest(ScimType.INVALID_VALUE, "The parameter \"" + name + "\" " + what + "."));
    }
}
