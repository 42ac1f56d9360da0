package io.scimvault.scim.filter;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a filter means, as plainly as it can be said: an attribute has a list of values, in which JsonNull stands for an element
 * without the sub-attribute. It knows a few attributes by heart and no schema.
 */
final class NaiveEvaluator implements Filter.Visitor<Boolean> {
    enum Kind {
        TEXT,
        EXACT,
        BOOL,
        NUMBER,
        TIME
    }

    /** Where an attribute is, and what. */
    record Place(Kind kind, List<String> steps) {
        static Place of(Kind kind, String... steps) {
            return new Place(kind, List.of(steps));
        }
    }

    static final Map<String, Place> USER = Map.ofEntries(
            Map.entry("username", Place.of(Kind.TEXT, "userName")),
            Map.entry("id", Place.of(Kind.EXACT, "id")),
            Map.entry("title", Place.of(Kind.TEXT, "title")),
            Map.entry("active", Place.of(Kind.BOOL, "active")),
            Map.entry("name.familyname", Place.of(Kind.TEXT, "name", "familyName")),
            Map.entry("emails", Place.of(Kind.TEXT, "emails", "value")),
            Map.entry("emails.value", Place.of(Kind.TEXT, "emails", "value")),
            Map.entry("emails.type", Place.of(Kind.TEXT, "emails", "type")),
            Map.entry("emails.primary", Place.of(Kind.BOOL, "emails", "primary")),
            Map.entry("nicknames", Place.of(Kind.TEXT, TestTypes.LAB.id(), "nicknames")),
            Map.entry("badge", Place.of(Kind.NUMBER, TestTypes.LAB.id(), "badge")),
            Map.entry("keys.uses", Place.of(Kind.NUMBER, TestTypes.LAB.id(), "keys", "uses")),
            Map.entry("meta.created", Place.of(Kind.TIME, "meta", "created")));

    static final Map<String, Place> EMAIL = Map.of(
            "value", Place.of(Kind.TEXT, "value"),
            "type", Place.of(Kind.TEXT, "type"),
            "primary", Place.of(Kind.BOOL, "primary"));

    private final Map<String, Place> places;
    private final JsonValue holder;

    NaiveEvaluator(Map<String, Place> places, JsonValue holder) {
        this.places = places;
        this.holder = holder;
    }

    @Override
    public Boolean and(Filter.And filter) {
        return filter.terms().stream().allMatch(term -> term.accept(this));
    }

    @Override
    public Boolean or(Filter.Or filter) {
        return filter.terms().stream().anyMatch(term -> term.accept(this));
    }

    @Override
    public Boolean not(Filter.Not filter) {
        return !filter.term().accept(this);
    }

    @Override
    public Boolean present(Filter.Present filter) {
        String name = filter.path().toString().toLowerCase(Locale.ROOT);
        List<String> steps =
                name.equals("emails") ? List.of("emails") : places.get(name).steps();
        return values(holder, steps).stream().anyMatch(NaiveEvaluator::hasSomething);
    }

    @Override
    public Boolean comparison(Filter.Comparison filter) {
        if (filter.value() == JsonNull.NULL) {
            boolean present = present(new Filter.Present(filter.path()));
            return filter.operator() == CompareOperator.NE ? present : !present;
        }
        Place place = places.get(filter.path().toString().toLowerCase(Locale.ROOT));
        return values(holder, place.steps()).stream().anyMatch(value -> holds(place.kind(), value, filter));
    }

    @Override
    public Boolean valuePath(Filter.ValuePath filter) {
        return values(holder, List.of("emails")).stream()
                .filter(NaiveEvaluator::hasSomething)
                .anyMatch(element -> filter.filter().accept(new NaiveEvaluator(EMAIL, element)));
    }

    private static boolean holds(Kind kind, JsonValue value, Filter.Comparison filter) {
        if (filter.operator() == CompareOperator.NE) {
            return !holds(kind, value, new Filter.Comparison(filter.path(), CompareOperator.EQ, filter.value()));
        }
        if (kind == Kind.BOOL) {
            return value instanceof JsonBoolean && value.toString().equalsIgnoreCase(plain(filter.value()));
        }
        if (kind == Kind.NUMBER) {
            return value instanceof JsonNumber number
                    && order(
                            filter.operator(),
                            number.decimal().compareTo(new JsonNumber(plain(filter.value())).decimal()));
        }
        if (!(value instanceof JsonString string)) {
            return false;
        }
        if (kind == Kind.TIME) {
            try {
                return order(
                        filter.operator(),
                        OffsetDateTime.parse(string.value())
                                .toInstant()
                                .compareTo(OffsetDateTime.parse(plain(filter.value()))
                                        .toInstant()));
            } catch (DateTimeException e) {
                return false;
            }
        }
        return text(filter.operator(), folded(kind, string.value()), folded(kind, plain(filter.value())));
    }

    private static boolean text(CompareOperator operator, String value, String literal) {
        return switch (operator) {
            case CO -> value.contains(literal);
            case SW -> value.startsWith(literal);
            case EW -> value.endsWith(literal);
            default ->
                order(
                        operator,
                        java.util.Arrays.compare(
                                value.codePoints().toArray(),
                                literal.codePoints().toArray()));
        };
    }

    private static boolean order(CompareOperator operator, int order) {
        return switch (operator) {
            case EQ -> order == 0;
            case GT -> order > 0;
            case GE -> order >= 0;
            case LT -> order < 0;
            case LE -> order <= 0;
            default -> throw new AssertionError(operator);
        };
    }

    private static String folded(Kind kind, String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .map(c -> kind == Kind.EXACT ? c : Character.toLowerCase(Character.toUpperCase(c)))
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    private static String plain(JsonValue literal) {
        return literal instanceof JsonString string ? string.value() : literal.toString();
    }

    /** All values at the end of the steps; JsonNull where the way ends before. */
    private static List<JsonValue> values(JsonValue from, List<String> steps) {
        if (from instanceof JsonArray array) {
            List<JsonValue> all = new ArrayList<>();
            array.forEach(element -> all.addAll(values(element, steps)));
            return all.isEmpty() ? List.of(JsonNull.NULL) : all;
        }
        if (steps.isEmpty()) {
            return List.of(from);
        }
        JsonValue next =
                from instanceof JsonObject object ? object.get(steps.get(0)).orElse(JsonNull.NULL) : JsonNull.NULL;
        return values(next, steps.subList(1, steps.size()));
    }

    private static boolean hasSomething(JsonValue value) {
        return value instanceof JsonObject object
                ? object.members().values().stream().anyMatch(NaiveEvaluator::hasSomething)
                : !value.isUnassigned();
    }
}
