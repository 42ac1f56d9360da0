package io.scimvault.scim.jackson;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonValue;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.jsontype.TypeDeserializer;

/** Reads a type from its form, in which no type id is looked for. */
final class FormDeserializer<T> extends ValueDeserializer<T> {
    private final Form<T> form;
    private final JsonLimits limits;

    FormDeserializer(Form<T> form, JsonLimits limits) {
        this.form = form;
        this.limits = limits;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
        JsonValue value = new TokenReader(parser, limits).read();
        try {
            return form.read().apply(value);
        } catch (ScimException | IllegalArgumentException e) {
            String reason = e.getMessage() == null ? "It is not acceptable." : e.getMessage();
            throw DatabindException.from(parser, form.type().getSimpleName() + ": " + reason, e);
        }
    }

    @Override
    public Object deserializeWithType(JsonParser parser, DeserializationContext context, TypeDeserializer ignored) {
        return deserialize(parser, context);
    }

    /** Null is a JSON value, but no object, resource or message. */
    @Override
    public @Nullable Object getNullValue(DeserializationContext context) {
        return form.type().isInstance(JsonNull.NULL) ? JsonNull.NULL : null;
    }

    /** What is not there is not null. */
    @Override
    public @Nullable Object getAbsentValue(DeserializationContext context) {
        return null;
    }
}
