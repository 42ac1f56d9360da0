package io.scimvault.scim.jackson;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import java.math.BigInteger;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteCapability;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.util.TokenBuffer;

/** Writes a tree as tokens, no deeper than the generator's own constraints let it. */
final class TokenWriter {
    private static final int DIGITS_OF_LONG = 18;
    private static final int DIGITS_AT_ONCE = 1_000;

    private final JsonGenerator generator;

    TokenWriter(JsonGenerator generator) {
        this.generator = generator;
    }

    void write(JsonValue value) {
        write(value, 0);
    }

    private void write(JsonValue value, int depth) {
        if (value instanceof JsonString string) {
            generator.writeString(whole(string.value()));
        } else if (value instanceof JsonNumber number) {
            write(number);
        } else if (value instanceof JsonBoolean bool) {
            generator.writeBoolean(bool.value());
        } else if (value instanceof JsonObject object) {
            object(object, depth + 1);
        } else if (value instanceof JsonArray array) {
            array(array, depth + 1);
        } else {
            generator.writeNull();
        }
    }

    private void object(JsonObject object, int depth) {
        generator.streamWriteConstraints().validateNestingDepth(depth);
        generator.writeStartObject();
        object.forEach((name, value) -> {
            generator.writeName(whole(name));
            write(value, depth);
        });
        generator.writeEndObject();
    }

    private void array(JsonArray array, int depth) {
        generator.streamWriteConstraints().validateNestingDepth(depth);
        generator.writeStartArray();
        for (JsonValue element : array) {
            write(element, depth);
        }
        generator.writeEndArray();
    }

    /** A whole number as such, so that a tree of Jackson's own gets one; what would be spelled otherwise goes as its text. */
    private void write(JsonNumber number) {
        String text = number.text();
        boolean isCanonical = number.isInteger() && !text.equals("-0") && text.length() <= DIGITS_AT_ONCE;
        if (isCanonical && text.length() <= DIGITS_OF_LONG) {
            generator.writeNumber(Long.parseLong(text));
        } else if (isCanonical) {
            generator.writeNumber(new BigInteger(text));
        } else if (takesText()) {
            generator.writeNumber(text);
        } else {
            generator.writeNumber(number.decimal());
        }
    }

    /** A tree of Jackson's own takes no number as text; a buffer of tokens does, though it does not say so. */
    private boolean takesText() {
        return generator instanceof TokenBuffer || generator.has(StreamWriteCapability.CAN_WRITE_FORMATTED_NUMBERS);
    }

    private String whole(String text) {
        if (!SurrogatePairs.areWhole(text)) {
            throw DatabindException.from(
                    generator, "A string holds half of a surrogate pair; it is not valid Unicode.");
        }
        return text;
    }
}
