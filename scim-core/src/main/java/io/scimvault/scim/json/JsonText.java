package io.scimvault.scim.json;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
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
    private final JsonFactory characters;
    private final JsonFactory bytes;

    private JsonText(JsonLimits limits) {
        this.limits = limits;
        this.characters = factory(limits, limits.nameLength());
        // The parser of bytes measures a name in bytes: it is told a bound that no acceptable name exceeds.
        this.bytes = factory(limits, (int) Math.min(8L * limits.nameLength(), Integer.MAX_VALUE - 8));
    }

    private static JsonFactory factory(JsonLimits limits, int nameLength) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.depth())
                        .maxStringLength(limits.stringLength())
                        .maxNameLength(nameLength)
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
        return Utf8Text.of(value);
    }

    /** The tree of a text in UTF-8, and in no other encoding. */
    public JsonValue parse(byte[] text) {
        checkSize(text.length, "bytes");
        Utf8 form = Utf8.of(text);
        if (form == Utf8.INVALID) {
            throw Refusal.syntax("The body is not valid UTF-8.");
        }
        if (!hasEarlyZero(text)) {
            try (JsonParser parser = bytes.createParser(ObjectReadContext.empty(), text)) {
                return new TreeReader(parser, limits, form == Utf8.VALID_WITH_SURROGATE_ESCAPES).read();
            } catch (JacksonException e) {
                // It counts columns in bytes; the parser of characters refuses the text again and names the place.
            }
        }
        return parse(new StringReader(new String(text, StandardCharsets.UTF_8)));
    }

    /** Whether the parser of bytes would take the text for UTF-16 or UTF-32, which here it never is. */
    private static boolean hasEarlyZero(byte[] text) {
        for (int i = 0; i < Math.min(4, text.length); i++) {
            if (text[i] == 0) {
                return true;
            }
        }
        return false;
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
        try (JsonParser parser = characters.createParser(ObjectReadContext.empty(), withoutByteOrderMark(text))) {
            return new TreeReader(parser, limits, true).read();
        } catch (JacksonException e) {
            throw notJson(e);
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

    /** Without the library's exception as cause: it quotes the text, and so a password that lacks its quotation marks. */
    private static ScimException notJson(JacksonException e) {
        if (e instanceof StreamConstraintsException) {
            return Refusal.overLimit();
        }
        TokenStreamLocation place = e.getLocation();
        return Refusal.syntax(
                place == null
                        ? "The body is not acceptable JSON."
                        : "The body is not acceptable JSON at line " + place.getLineNr() + ", column "
                                + place.getColumnNr() + ".");
    }
}
