package io.scimvault.scim.json;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Makes one tree of the tokens of one text. */
final class TreeReader {
    private final JsonParser parser;
    private final JsonLimits limits;
    private final boolean halves;

    /** What stands in the objects and arrays that are still open, the innermost last. */
    private JsonValue[] values = new JsonValue[32];

    private String[] names = new String[32];
    private int top;

    /** The names of the object that was closed last: in a list, the next one often has the same, and they need no second look. */
    private MemberNames latest = MemberNames.NONE;

    /**
     * @param parser gives the tokens, nothing read yet
     * @param halves whether the text can spell half a surrogate pair, so that strings are searched for one
     */
    TreeReader(JsonParser parser, JsonLimits limits, boolean halves) {
        this.parser = parser;
        this.limits = limits;
        this.halves = halves;
    }

    JsonValue read() {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw Refusal.syntax("The body is empty; a JSON value was expected.");
        }
        JsonValue value = value(first);
        if (parser.nextToken() != null) {
            throw Refusal.syntax("There is text after the end of the JSON value.");
        }
        return value;
    }

    private JsonValue value(@Nullable JsonToken token) {
        if (token == null) {
            throw Refusal.syntax("The JSON text ends in the middle of a value.");
        }
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> new JsonString(wellFormed(parser.getString()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getString());
            case VALUE_TRUE -> JsonBoolean.TRUE;
            case VALUE_FALSE -> JsonBoolean.FALSE;
            case VALUE_NULL -> JsonNull.NULL;
            default -> throw Refusal.syntax("The body is not JSON.");
        };
    }

    private JsonNumber number(String text) {
        if (text.length() > limits.numberLength()) {
            throw Refusal.overLimit();
        }
        try {
            return new JsonNumber(text);
        } catch (NumberFormatException e) {
            throw Refusal.syntax("A number in the body has an exponent out of range.");
        }
    }

    private JsonObject object() {
        int base = top;
        MemberNames guess = latest;
        boolean guessed = true;
        long seen = 0; // a bit for each name's hash code, shared by several: most names are new at a glance
        NameIndex many = null;
        String name;
        while ((name = nextName()) != null) {
            JsonValue value = next();
            boolean alone = ((seen >>> name.hashCode()) & 1) == 0;
            seen |= 1L << name.hashCode();
            guessed = guessed && guess.has(top - base, name);
            if (!guessed && top - base >= MemberNames.SEARCHED) {
                many = many == null ? NameIndex.of(Arrays.copyOfRange(names, base, top)) : many;
                alone = many.add(name, top - base, names, base) < 0;
            } else if (!guessed && !alone) {
                alone = MemberNames.search(names, base, top, name) < 0;
            }
            if (!guessed && !alone) {
                throw Refusal.syntax("The member " + new JsonString(name) + " stands twice in an object.");
            }
            push(name, value);
        }
        return close(base, guessed && top - base == guess.size() ? guess : null);
    }

    private @Nullable String nextName() {
        String name = parser.nextName();
        if (name != null && name.length() > limits.nameLength()) {
            throw Refusal.overLimit();
        }
        return name == null ? null : wellFormed(name);
    }

    private JsonValue next() {
        String text = parser.nextStringValue();
        return text == null ? value(parser.currentToken()) : new JsonString(wellFormed(text));
    }

    private JsonObject close(int base, @Nullable MemberNames known) {
        if (top == base) {
            return JsonObject.EMPTY;
        }
        latest = known == null ? new MemberNames(Arrays.copyOfRange(names, base, top)) : known;
        JsonObject object = new JsonObject(latest, Arrays.copyOfRange(values, base, top));
        top = base;
        return object;
    }

    private JsonArray array() {
        int base = top;
        JsonToken token;
        while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
            push(value(token));
        }
        JsonValue[] elements = Arrays.copyOfRange(values, base, top);
        top = base;
        return JsonArray.owned(elements);
    }

    private void push(String name, JsonValue value) {
        push(value);
        names[top - 1] = name;
    }

    private void push(JsonValue value) {
        if (top == values.length) {
            values = Arrays.copyOf(values, top * 2);
            names = Arrays.copyOf(names, top * 2);
        }
        values[top] = value;
        top++;
    }

    /** Refuses a surrogate without its partner: such text is no Unicode, and no two systems would keep it alike. */
    private String wellFormed(String text) {
        if (halves) {
            for (int i = 0; i < text.length(); i++) {
                if (JsonString.isHalf(text, i)) {
                    throw Refusal.syntax("A string holds half of a surrogate pair; it is not valid Unicode.");
                }
            }
        }
        return text;
    }
}
