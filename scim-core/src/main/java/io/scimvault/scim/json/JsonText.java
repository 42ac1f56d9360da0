package io.scimvault.scim.json;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Turns JSON text (RFC 8259) into its tree and back: one pass, within limits, numbers and Unicode exact.
 *
 * <p>Refused with 400 {@code invalidSyntax}: what is no JSON, text after the value, a doubled member name, a lone surrogate, and
 * whatever exceeds the {@link JsonLimits}; a text over the size limit is 413.
 */
public final class JsonText {
    private final JsonLimits limits;
    private final JsonFactory factory;

    private JsonText(JsonLimits limits) {
        this.limits = limits;
        this.factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.depth())
                        .maxStringLength(limits.stringLength())
                        .maxNameLength(limits.nameLength())
                        .maxNumberLength(limits.numberLength())
                        .build())
                .build();
    }

    /** A parser with the given limits; thread-safe, worth keeping. */
    public static JsonText within(JsonLimits limits) {
        return new JsonText(limits);
    }

    /** The compact text of a value. */
    public static String print(JsonValue value) {
        return value.toString();
    }

    /** The compact text of a value in UTF-8. */
    public static byte[] printBytes(JsonValue value) {
        return value.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The tree of a text in UTF-8, and in no other encoding. */
    public JsonValue parse(byte[] text) {
        checkSize(text.length, "bytes");
        // A decoder of our own: the library would guess UTF-16 and UTF-32 from the first bytes.
        return parse(new InputStreamReader(
                new ByteArrayInputStream(text),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
    }

    /** The tree of a text. */
    public JsonValue parse(String text) {
        checkSize(text.length(), "characters");
        return parse(new StringReader(text));
    }

    private void checkSize(int length, String unit) {
        if (length > limits.size()) {
            throw new ScimException(ScimError.of(
                    413, "The body has " + length + " " + unit + "; at most " + limits.size() + " are accepted."));
        }
    }

    private JsonValue parse(Reader text) {
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), withoutByteOrderMark(text))) {
            return whole(parser);
        } catch (JacksonException e) {
            throw e.getCause() instanceof CharacterCodingException ? notUtf8() : notJson(e);
        } catch (CharacterCodingException e) {
            throw notUtf8();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** RFC 8259 §8.1: a byte order mark is not to be sent, and may be ignored. */
    private static Reader withoutByteOrderMark(Reader text) throws IOException {
        PushbackReader reader = new PushbackReader(text);
        int first = reader.read();
        if (first >= 0 && first != '\uFEFF') {
            reader.unread(first);
        }
        return reader;
    }

    private JsonValue whole(JsonParser parser) {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw syntax("The body is empty; a JSON value was expected.");
        }
        JsonValue value = value(parser, first);
        if (parser.nextToken() != null) {
            throw syntax("There is text after the end of the JSON value.");
        }
        return value;
    }

    private JsonValue value(JsonParser parser, @Nullable JsonToken token) {
        if (token == null) {
            throw syntax("The JSON text ends in the middle of a value.");
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new JsonString(wellFormed(parser.getString()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getString());
            case VALUE_TRUE -> JsonBoolean.TRUE;
            case VALUE_FALSE -> JsonBoolean.FALSE;
            case VALUE_NULL -> JsonNull.NULL;
            default -> throw syntax("The body is not JSON.");
        };
    }

    private JsonNumber number(String text) {
        if (text.length() > limits.numberLength()) {
            throw overLimit();
        }
        try {
            return new JsonNumber(text);
        } catch (NumberFormatException e) {
            throw syntax("A number in the body has an exponent out of range.");
        }
    }

    private JsonObject object(JsonParser parser) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        String name;
        while ((name = parser.nextName()) != null) {
            if (members.put(wellFormed(name), value(parser, parser.nextToken())) != null) {
                throw syntax("The member " + new JsonString(name) + " stands twice in an object.");
            }
        }
        return JsonObject.of(members);
    }

    private JsonArray array(JsonParser parser) {
        List<JsonValue> elements = new ArrayList<>();
        JsonToken token;
        while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
            elements.add(value(parser, token));
        }
        return JsonArray.of(elements);
    }

    /** Refuses a surrogate without its partner: such text is no Unicode, and no two systems would keep it alike. */
    private static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (JsonString.isHalf(text, i)) {
                throw syntax("A string holds half of a surrogate pair; it is not valid Unicode.");
            }
        }
        return text;
    }

    /** Without the library's exception as cause: it quotes the text, and so a password that lacks its quotation marks. */
    private static ScimException notJson(JacksonException e) {
        if (e instanceof StreamConstraintsException) {
            return overLimit();
        }
        TokenStreamLocation place = e.getLocation();
        return syntax(
                place == null
                        ? "The body is not acceptable JSON."
                        : "The body is not acceptable JSON at line " + place.getLineNr() + ", column "
                                + place.getColumnNr() + ".");
    }

    private static ScimException notUtf8() {
        return syntax("The body is not valid UTF-8.");
    }

    private static ScimException overLimit() {
        return syntax("The body is nested too deep, or has a string, name or number that is too long.");
    }

    private static ScimException syntax(String detail) {
        return new ScimException(ScimError.badRequest(ScimType.INVALID_SYNTAX, detail));
    }
}
