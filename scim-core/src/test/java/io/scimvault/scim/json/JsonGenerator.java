package io.scimvault.scim.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes JSON values of every kind from a seed, with the strings and numbers that break things. */
public final class JsonGenerator {
    private static final List<String> STRINGS = List.of(
            "",
            " ",
            "\"",
            "\\",
            "/",
            "\b\f\n\r\t",
            "\u0000\u001f\u007f\u0085",
            "\u2028\u2029",
            "\uFEFF",
            "\uFFFD\uFFFF",
            "é",
            "e\u0301",
            "İıſK",
            "漢字",
            "😀",
            "\uDBFF\uDFFF",
            "null",
            "a.b:c[d eq \"e\"]");

    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "0.0",
            "-0.0e0",
            "1.0",
            "1e400",
            "-1E-400",
            "9007199254740993",
            "18446744073709551616",
            "0.1000",
            "1e2147483647");

    private final Random random;

    public JsonGenerator(long seed) {
        random = new Random(seed);
    }

    /** A value with at most this many arrays and objects inside one another. */
    public JsonValue value(int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> JsonNull.NULL;
            case 1 -> JsonBoolean.of(random.nextBoolean());
            case 2 -> number();
            case 3, 4 -> new JsonString(string());
            case 5 -> array(depth);
            default -> object(depth);
        };
    }

    public JsonObject object(int depth) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        for (int i = random.nextInt(depth < 2 && random.nextInt(50) == 0 ? 50 : 5); i > 0; i--) {
            members.put(string(), value(depth - 1));
        }
        return JsonObject.of(members);
    }

    private JsonArray array(int depth) {
        List<JsonValue> elements = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            elements.add(value(depth - 1));
        }
        return JsonArray.of(elements);
    }

    private JsonNumber number() {
        return switch (random.nextInt(4)) {
            case 0 -> new JsonNumber(NUMBERS.get(random.nextInt(NUMBERS.size())));
            case 1 -> JsonNumber.of(random.nextInt(200) - 100);
            case 2 -> JsonNumber.of(random.nextLong());
            default -> new JsonNumber(random.nextLong() + "." + random.nextInt(1000) + "e" + random.nextInt());
        };
    }

    private String string() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(
                    random.nextBoolean()
                            ? STRINGS.get(random.nextInt(STRINGS.size()))
                            : Character.toString(codePoint()));
        }
        return text.toString();
    }

    private int codePoint() {
        int codePoint = random.nextInt(Character.MAX_CODE_POINT + 1);
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE ? 'x' : codePoint;
    }
}
