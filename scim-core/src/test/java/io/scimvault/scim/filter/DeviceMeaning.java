package io.scimvault.scim.filter;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a filter on a Device means, told without a schema and without a thought for speed: an attribute is a way of names, at whose end
 * there are values; where the way breaks off, there is null. A term holds if it holds for one of them.
 */
final class DeviceMeaning implements Filter.Visitor<Boolean> {
    enum Kind {
        ANY_CASE,
        EXACT,
        BOOLEAN,
        NUMBER,
        TIME,
        BINARY
    }

    /** An attribute that can be compared: what it is, and the way to it. */
    record Way(Kind kind, List<String> names) {}

    static final String MAKER = "urn:example:params:scim:schemas:lab:2.0:Maker";

    static final Map<String, Way> SLOT = ways(
            "value ANY_CASE",
            "type ANY_CASE",
            "primary BOOLEAN",
            "size NUMBER",
            "mass NUMBER",
            "since TIME",
            "uri EXACT",
            "blob BINARY");
    static final Map<String, Way> PLACE =
            ways("value ANY_CASE", "room EXACT", "floor NUMBER", "since TIME", "marks ANY_CASE");
    static final Map<String, Way> OWNER = ways("value EXACT", "$ref EXACT", "type ANY_CASE", "display ANY_CASE");
    static final Map<String, Way> DEVICE = device();

    /** Attributes that have values in brackets, and what may be said there. */
    static final Map<String, Map<String, Way>> BRACKETS = Map.of(
            "slots", SLOT,
            "place", PLACE,
            "owners", OWNER,
            "tags", element(Kind.ANY_CASE),
            "codes", element(Kind.EXACT),
            "flags", element(Kind.BOOLEAN),
            "levels", element(Kind.NUMBER),
            "checked", element(Kind.TIME),
            "keys", element(Kind.BINARY));

    /** Ways to what is there if any part of it is. */
    static final Map<String, List<String>> WHOLE = Map.of(
            "slots",
            List.of("slots"),
            "place",
            List.of("place"),
            "owners",
            List.of("owners"),
            "notes",
            List.of("notes"),
            "meta",
            List.of("meta"),
            MAKER,
            List.of(MAKER),
            MAKER + ":model",
            List.of(MAKER, "model"),
            MAKER + ":parts",
            List.of(MAKER, "parts"));

    private final Map<String, Way> ways;
    private final JsonValue holder;

    DeviceMeaning(Map<String, Way> ways, JsonValue holder) {
        this.ways = ways;
        this.holder = holder;
    }

    @Override
    public Boolean and(Filter.And filter) {
        boolean all = true;
        for (Filter term : filter.terms()) {
            all &= term.accept(this);
        }
        return all;
    }

    @Override
    public Boolean or(Filter.Or filter) {
        boolean some = false;
        for (Filter term : filter.terms()) {
            some |= term.accept(this);
        }
        return some;
    }

    @Override
    public Boolean not(Filter.Not filter) {
        return !filter.term().accept(this);
    }

    @Override
    public Boolean present(Filter.Present filter) {
        String name = filter.path().toString();
        List<String> names = ways == DEVICE && WHOLE.containsKey(name)
                ? WHOLE.get(name)
                : ways.get(name).names();
        return at(holder, names).stream().anyMatch(DeviceMeaning::isSomething);
    }

    @Override
    public Boolean comparison(Filter.Comparison filter) {
        if (filter.value() == JsonNull.NULL) {
            boolean absent = !present(new Filter.Present(filter.path()));
            return absent == (filter.operator() == CompareOperator.EQ);
        }
        Way way = ways.get(filter.path().toString());
        return at(holder, way.names()).stream().anyMatch(value -> holds(way.kind(), filter, value));
    }

    @Override
    public Boolean valuePath(Filter.ValuePath filter) {
        String name = filter.path().toString();
        return at(holder, List.of(name)).stream()
                .filter(DeviceMeaning::isSomething)
                .anyMatch(element -> filter.filter().accept(new DeviceMeaning(BRACKETS.get(name), element)));
    }

    private static boolean holds(Kind kind, Filter.Comparison filter, JsonValue value) {
        if (filter.operator() == CompareOperator.NE) {
            return !holds(kind, new Filter.Comparison(filter.path(), CompareOperator.EQ, filter.value()), value);
        }
        String said = filter.value() instanceof JsonString text
                ? text.value()
                : filter.value().toString();
        return switch (kind) {
            case BOOLEAN -> value instanceof JsonBoolean && value.toString().equals(said.toLowerCase(Locale.ROOT));
            case NUMBER ->
                value instanceof JsonNumber number
                        && ordered(filter.operator(), number.decimal().compareTo(new BigDecimal(said)));
            case TIME ->
                value instanceof JsonString text
                        && instant(text.value())
                                .filter(is -> ordered(
                                        filter.operator(),
                                        is.compareTo(instant(said).orElseThrow())))
                                .isPresent();
            case ANY_CASE -> value instanceof JsonString text && spelt(filter, folded(text.value()), folded(said));
            case EXACT, BINARY -> value instanceof JsonString text && spelt(filter, text.value(), said);
        };
    }

    private static boolean spelt(Filter.Comparison filter, String value, String said) {
        return switch (filter.operator()) {
            case CO -> value.contains(said);
            case SW -> value.startsWith(said);
            case EW -> value.endsWith(said);
            default -> ordered(filter.operator(), BY_CODE_POINT.compare(value, said));
        };
    }

    private static final Comparator<String> BY_CODE_POINT = (one, other) -> {
        int[] left = one.codePoints().toArray();
        int[] right = other.codePoints().toArray();
        return IntStream.range(0, Math.min(left.length, right.length))
                .map(i -> Integer.compare(left[i], right[i]))
                .filter(order -> order != 0)
                .findFirst()
                .orElse(Integer.compare(left.length, right.length));
    };

    private static boolean ordered(CompareOperator operator, int order) {
        return switch (operator) {
            case EQ -> order == 0;
            case GT -> order > 0;
            case GE -> order >= 0;
            case LT -> order < 0;
            case LE -> order <= 0;
            default -> throw new AssertionError(operator);
        };
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException noOffset) {
            try {
                return Optional.of(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
            } catch (DateTimeException none) {
                return Optional.empty();
            }
        }
    }

    private static String folded(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .map(c -> Character.toLowerCase(Character.toUpperCase(c)))
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    private static List<JsonValue> at(JsonValue from, List<String> names) {
        if (from instanceof JsonArray array) {
            List<JsonValue> all = new ArrayList<>();
            for (JsonValue element : array) {
                all.addAll(at(element, names));
            }
            return all.isEmpty() ? List.of(JsonNull.NULL) : all;
        }
        if (names.isEmpty()) {
            return List.of(from);
        }
        JsonValue next =
                from instanceof JsonObject object ? object.get(names.get(0)).orElse(JsonNull.NULL) : JsonNull.NULL;
        return at(next, names.subList(1, names.size()));
    }

    private static boolean isSomething(JsonValue value) {
        if (value instanceof JsonObject object) {
            return object.members().values().stream().anyMatch(DeviceMeaning::isSomething);
        }
        return value instanceof JsonArray array
                ? array.stream().anyMatch(DeviceMeaning::isSomething)
                : value != JsonNull.NULL;
    }

    private static Map<String, Way> device() {
        Map<String, Way> all = ways(
                "note ANY_CASE",
                "code EXACT",
                "on BOOLEAN",
                "ports NUMBER",
                "weight NUMBER",
                "bought TIME",
                "manual EXACT",
                "key BINARY",
                "tags ANY_CASE",
                "codes EXACT",
                "flags BOOLEAN",
                "levels NUMBER",
                "ratios NUMBER",
                "checked TIME",
                "links EXACT",
                "keys BINARY",
                "batch ANY_CASE");
        below("slots", SLOT, all);
        below("place", PLACE, all);
        below("owners", OWNER, all);
        all.put("meta.created", new Way(Kind.TIME, List.of("meta", "created")));
        all.put(MAKER + ":maker", new Way(Kind.ANY_CASE, List.of(MAKER, "maker")));
        all.put(MAKER + ":model.year", new Way(Kind.NUMBER, List.of(MAKER, "model", "year")));
        all.put(MAKER + ":parts", new Way(Kind.EXACT, List.of(MAKER, "parts", "value")));
        all.put(MAKER + ":parts.price", new Way(Kind.NUMBER, List.of(MAKER, "parts", "price")));
        return all;
    }

    private static void below(String name, Map<String, Way> subs, Map<String, Way> all) {
        subs.forEach((sub, way) -> all.put(name + "." + sub, new Way(way.kind(), List.of(name, sub))));
        all.put(name, all.get(name + ".value"));
    }

    private static Map<String, Way> element(Kind kind) {
        return Map.of("value", new Way(kind, List.of()));
    }

    private static Map<String, Way> ways(String... all) {
        Map<String, Way> ways = new LinkedHashMap<>();
        for (String one : all) {
            String[] parts = one.split(" ", 2);
            ways.put(parts[0], new Way(Kind.valueOf(parts[1]), List.of(parts[0])));
        }
        return ways;
    }
}
