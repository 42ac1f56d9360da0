package io.scimvault.scim.filter;

import io.scimvault.scim.filter.DeviceMeaning.Kind;
import io.scimvault.scim.filter.DeviceMeaning.Way;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.AttributePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes Devices of few different values, some of a wrong kind and some missing, and filters that fit their attributes. */
final class RandomDevices {
    private static final List<String> TEXTS = List.of(
            "", "a", "A", "ab", "aB", "aab", "ba", "work", "ä", "Ä", "ß", "ẞ", "Σ", "ς", "😀", "a😀", "\uffff", "ı",
            "İ", "K", "true", "1");
    private static final List<String> NUMBERS =
            List.of("0", "-0.0", "1", "1.0", "1e0", "10e-1", "2", "-1", "1e400", "-1e-400", "9007199254740993");
    private static final List<String> TIMES = List.of(
            "2024-01-01T00:00:00Z",
            "2024-01-01T01:00:00+01:00",
            "2023-12-31T18:30:00.000-05:30",
            "2024-01-01T00:00:00",
            "2024-01-01T00:00:00.000000001Z",
            "2024-02-29T23:59:59.999999999+14:00",
            "2023-12-31T23:59:59.9Z");
    private static final List<CompareOperator> ALL = List.of(CompareOperator.values());
    private static final List<CompareOperator> SAME = List.of(CompareOperator.EQ, CompareOperator.NE);
    private static final List<CompareOperator> ORDER = List.of(
            CompareOperator.EQ,
            CompareOperator.NE,
            CompareOperator.GT,
            CompareOperator.GE,
            CompareOperator.LT,
            CompareOperator.LE);
    private static final List<CompareOperator> PARTS =
            List.of(CompareOperator.EQ, CompareOperator.NE, CompareOperator.CO, CompareOperator.SW, CompareOperator.EW);

    private final Random random;

    RandomDevices(long seed) {
        this.random = new Random(seed);
    }

    Filter filter(int depth, boolean lenient) {
        return filter(depth, DeviceMeaning.DEVICE, lenient);
    }

    Filter filter(int depth, Map<String, Way> ways, boolean lenient) {
        return switch (depth == 0 ? 0 : random.nextInt(6)) {
            case 1 -> new Filter.And(terms(depth, ways, lenient));
            case 2 -> new Filter.Or(terms(depth, ways, lenient));
            case 3 -> new Filter.Not(filter(depth - 1, ways, lenient));
            case 4, 5 -> ways == DeviceMeaning.DEVICE ? brackets(depth, lenient) : term(ways, lenient);
            default -> term(ways, lenient);
        };
    }

    private Filter brackets(int depth, boolean lenient) {
        String name = one(DeviceMeaning.BRACKETS.keySet().stream().sorted().toList());
        return new Filter.ValuePath(
                AttributePath.parse(name), filter(depth - 1, DeviceMeaning.BRACKETS.get(name), lenient));
    }

    private List<Filter> terms(int depth, Map<String, Way> ways, boolean lenient) {
        List<Filter> terms = new ArrayList<>();
        for (int i = 2 + random.nextInt(2); i > 0; i--) {
            terms.add(filter(depth - 1, ways, lenient));
        }
        return terms;
    }

    private Filter term(Map<String, Way> ways, boolean lenient) {
        if (ways == DeviceMeaning.DEVICE && random.nextInt(12) == 0) {
            return new Filter.Present(AttributePath.parse(
                    one(DeviceMeaning.WHOLE.keySet().stream().sorted().toList())));
        }
        String name = one(ways.keySet().stream().sorted().toList());
        AttributePath path = AttributePath.parse(name);
        if (random.nextInt(6) == 0) {
            return new Filter.Present(path);
        }
        if (random.nextInt(10) == 0) {
            return new Filter.Comparison(path, one(SAME), JsonNull.NULL);
        }
        Kind kind = ways.get(name).kind();
        JsonValue literal = value(kind);
        return new Filter.Comparison(path, one(operators(kind)), lenient ? another(kind, literal) : literal);
    }

    private static List<CompareOperator> operators(Kind kind) {
        return switch (kind) {
            case ANY_CASE, EXACT -> ALL;
            case BOOLEAN -> SAME;
            case NUMBER, TIME -> ORDER;
            case BINARY -> PARTS;
        };
    }

    /** Sometimes the literal as another type spells it. */
    private JsonValue another(Kind kind, JsonValue literal) {
        if (random.nextInt(4) > 0) {
            return literal;
        }
        return switch (kind) {
            case BOOLEAN -> new JsonString(literal == JsonBoolean.TRUE ? "True" : "fALSE");
            case NUMBER -> new JsonString(literal.toString());
            case ANY_CASE, EXACT, BINARY -> random.nextBoolean() ? JsonBoolean.TRUE : JsonNumber.of(1);
            case TIME -> literal;
        };
    }

    Resource device() {
        JsonObject.Builder device = JsonObject.builder();
        DeviceMeaning.DEVICE.forEach((name, way) -> {
            if (way.names().equals(List.of(name))) {
                boolean several = List.of("tags", "codes", "flags", "levels", "ratios", "checked", "links", "keys")
                        .contains(name);
                some(device, name, several ? several(way.kind()) : value(way.kind()));
            }
        });
        some(device, "place", parts(DeviceMeaning.PLACE));
        some(device, "slots", JsonArray.of(parts(DeviceMeaning.SLOT), parts(DeviceMeaning.SLOT)));
        some(device, "owners", JsonArray.of(parts(DeviceMeaning.OWNER)));
        some(device, "notes", JsonArray.of(JsonObject.of("text", value(Kind.ANY_CASE))));
        some(device, "meta", JsonObject.of("created", value(Kind.TIME)));
        some(device, DeviceMeaning.MAKER, maker());
        return new Resource(device.build());
    }

    /** What may stand between the brackets of an attribute. */
    JsonValue element(Map<String, Way> ways) {
        return ways.get("value").names().isEmpty() ? value(ways.get("value").kind()) : parts(ways);
    }

    private JsonObject maker() {
        JsonObject.Builder maker = JsonObject.builder();
        some(maker, "maker", value(Kind.ANY_CASE));
        some(maker, "model", JsonObject.of("year", value(Kind.NUMBER)));
        some(
                maker,
                "parts",
                JsonArray.of(JsonObject.of("value", value(Kind.EXACT)), JsonObject.of("price", value(Kind.NUMBER))));
        return maker.build();
    }

    private JsonObject parts(Map<String, Way> ways) {
        JsonObject.Builder parts = JsonObject.builder();
        ways.forEach((name, way) -> {
            if (random.nextInt(3) > 0) {
                some(parts, name, name.equals("marks") ? several(way.kind()) : value(way.kind()));
            }
        });
        return parts.build();
    }

    private JsonArray several(Kind kind) {
        List<JsonValue> all = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            all.add(value(kind));
        }
        return JsonArray.of(all);
    }

    private JsonValue value(Kind kind) {
        return switch (kind) {
            case BOOLEAN -> JsonBoolean.of(random.nextBoolean());
            case NUMBER -> new JsonNumber(one(NUMBERS));
            case TIME -> new JsonString(one(TIMES));
            case ANY_CASE, EXACT, BINARY -> new JsonString(one(TEXTS));
        };
    }

    private void some(JsonObject.Builder to, String name, JsonValue value) {
        int luck = random.nextInt(24);
        if (luck == 0) {
            to.put(
                    name,
                    one(List.of(
                            JsonNull.NULL,
                            JsonArray.EMPTY,
                            JsonObject.EMPTY,
                            JsonNumber.of(1),
                            JsonBoolean.TRUE,
                            new JsonString("true"),
                            new JsonString("2024-01-01"),
                            JsonArray.of(JsonArray.EMPTY, JsonNull.NULL, new JsonString("a")))));
        } else if (luck < 18) {
            to.put(name, value);
        }
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
