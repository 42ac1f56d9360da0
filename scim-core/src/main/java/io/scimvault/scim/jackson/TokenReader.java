package io.scimvault.scim.jackson;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.exc.MismatchedInputException;

/** Makes a tree of the value at which a parser stands, and leaves it at the value's last token. */
final class TokenReader {
    private final JsonParser parser;
    private final JsonLimits limits;

    TokenReader(JsonParser parser, JsonLimits limits) {
        this.parser = parser;
        this.limits = limits;
    }

    JsonValue read() {
        return value(0);
    }

    private JsonValue value(int depth) {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw refusal("The JSON text ends in the middle of a value.");
        }
        return switch (token) {
            case START_OBJECT -> object(depth + 1);
            case START_ARRAY -> array(depth + 1);
            case VALUE_STRING -> new JsonString(text(parser.getString(), limits.stringLength()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getString());
            case VALUE_TRUE -> JsonBoolean.TRUE;
            case VALUE_FALSE -> JsonBoolean.FALSE;
            case VALUE_NULL -> JsonNull.NULL;
            default -> throw refusal("A JSON value was expected.");
        };
    }

    private JsonObject object(int depth) {
        checkLimit(depth <= limits.depth());
        Map<String, JsonValue> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = text(parser.currentName(), limits.nameLength());
            parser.nextToken();
            if (members.put(name, value(depth)) != null) {
                throw refusal("The member " + new JsonString(name) + " stands twice in an object.");
            }
        }
        return JsonObject.of(members);
    }

    private JsonArray array(int depth) {
        checkLimit(depth <= limits.depth());
        List<JsonValue> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(depth));
        }
        return JsonArray.of(elements);
    }

    private JsonNumber number(String text) {
        checkLimit(text.length() <= limits.numberLength());
        try {
            return new JsonNumber(text);
        } catch (NumberFormatException e) {
            throw refusal("A number is not one of JSON, or has an exponent out of range.");
        }
    }

    private String text(String text, int length) {
        checkLimit(text.length() <= length);
        if (!SurrogatePairs.areWhole(text)) {
            throw refusal("A string holds half of a surrogate pair; it is not valid Unicode.");
        }
        return text;
    }

    private void checkLimit(boolean isWithin) {
        if (!isWithin) {
            throw refusal("The value is nested too deep, or has a string, name or number that is too long.");
        }
    }

    private MismatchedInputException refusal(String detail) {
        return MismatchedInputException.from(parser, JsonValue.class, detail);
    }
}
