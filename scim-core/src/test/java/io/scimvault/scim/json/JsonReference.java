package io.scimvault.scim.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a text as Jackson's own tree reader does, from bytes and leniently, and notes what {@link JsonText} refuses besides: the
 * list of intended differences is {@link Difference}.
 */
final class JsonReference {
    enum Difference {
        NOT_UTF_8("The body is not valid UTF-8."),
        OTHER_ENCODING("The"),
        DOUBLED_MEMBER("The member "),
        HALF_A_PAIR("A string holds half of a surrogate pair; it is not valid Unicode."),
        EXPONENT("A number in the body has an exponent out of range.");

        final String detail;

        Difference(String detail) {
            this.detail = detail;
        }
    }

    /** What JSON would be but for the differences. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        final Difference difference;

        Refused(Difference difference) {
            super(difference.detail);
            this.difference = difference;
        }
    }

    /** One of: a value; the first difference that stands in the text before any mistake; nothing, for what is no JSON. */
    record Verdict(List<JsonValue> value, List<Difference> difference) {
        static final Verdict NO_JSON = new Verdict(List.of(), List.of());
    }

    private JsonReference() {}

    static Verdict of(byte[] text) {
        if (!isUtf8(text)) {
            return new Verdict(List.of(), List.of(Difference.NOT_UTF_8));
        }
        for (int i = 0; i < Math.min(4, text.length); i++) {
            if (text[i] == 0) {
                return new Verdict(List.of(), List.of(Difference.OTHER_ENCODING));
            }
        }
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return Verdict.NO_JSON;
            }
            JsonValue value = value(parser);
            return parser.nextToken() == null ? new Verdict(List.of(value), List.of()) : Verdict.NO_JSON;
        } catch (JacksonException e) {
            return Verdict.NO_JSON;
        } catch (Refused e) {
            return new Verdict(List.of(), List.of(e.difference));
        }
    }

    private static boolean isUtf8(byte[] text) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static JsonValue value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new JsonString(whole(parser.getString()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getString());
            case VALUE_TRUE -> JsonBoolean.TRUE;
            case VALUE_FALSE -> JsonBoolean.FALSE;
            case VALUE_NULL -> JsonNull.NULL;
            default -> throw new IllegalStateException("no value: " + parser.currentToken());
        };
    }

    private static JsonValue object(JsonParser parser) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = whole(parser.currentName());
            parser.nextToken();
            if (members.put(name, value(parser)) != null) {
                throw new Refused(Difference.DOUBLED_MEMBER);
            }
        }
        return JsonObject.of(members);
    }

    private static JsonValue array(JsonParser parser) {
        List<JsonValue> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser));
        }
        return JsonArray.of(elements);
    }

    private static String whole(String text) {
        if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw new Refused(Difference.HALF_A_PAIR);
        }
        return text;
    }

    private static JsonValue number(String text) {
        try {
            if (new BigDecimal(text).scale() > Integer.MIN_VALUE) {
                return new JsonNumber(text);
            }
        } catch (NumberFormatException e) {
            // as below
        }
        throw new Refused(Difference.EXPONENT);
    }
}
