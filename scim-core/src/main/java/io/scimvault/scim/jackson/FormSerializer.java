package io.scimvault.scim.jackson;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsontype.TypeSerializer;

/** Writes a type in its form, without a type id. */
final class FormSerializer<T> extends ValueSerializer<T> {
    private final Form<T> form;

    FormSerializer(Form<T> form) {
        this.form = form;
    }

    @Override
    public void serialize(T value, JsonGenerator generator, SerializationContext context) {
        new TokenWriter(generator).write(form.print().apply(value));
    }

    @Override
    public void serializeWithType(
            T value, JsonGenerator generator, SerializationContext context, TypeSerializer ignored) {
        serialize(value, generator, context);
    }
}
