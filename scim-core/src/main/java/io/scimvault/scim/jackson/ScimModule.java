package io.scimvault.scim.jackson;

import io.scimvault.scim.json.JsonLimits;
import tools.jackson.core.Version;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.module.SimpleDeserializers;
import tools.jackson.databind.module.SimpleSerializers;

/**
 * Teaches an ObjectMapper of Jackson 3 the types of this library: JSON values, resources and their typed views, and the messages of
 * the protocol. They are read and written as the JSON that they stand for, also within a host's own classes, whatever default typing
 * or naming that mapper has. On the class path {@code findAndAddModules()} finds it, with the limits of {@link JsonLimits#REQUEST}; on
 * the module path it is added by hand, since Java lets no module provide a service whose interface may be missing.
 *
 * <p>What is read is as exact as with {@link io.scimvault.scim.json.JsonText}: numbers keep their spelling, a doubled member name, half
 * a surrogate pair and what exceeds the limits are refused; but the mapper's own limits hold as well, the size of the text is for it
 * to limit, and a tree of Jackson's own has the spelling of its numbers no more. Users, groups and their parts are read as
 * {@link io.scimvault.scim.protocol.AnswerReader} does, a {@code Resource} as it stands, messages tolerantly. A refusal is a
 * {@link tools.jackson.databind.DatabindException}, whose cause is the {@code ScimException}, if there was one.
 *
 * <p>A {@code password} is written, since it is meant for the other side; no {@code toString} of a resource shows it.
 */
public final class ScimModule extends JacksonModule {
    private final JsonLimits limits;

    /** The module with the limits of {@link JsonLimits#REQUEST}. */
    public ScimModule() {
        this(JsonLimits.REQUEST);
    }

    /** The module with other limits on each value that is read; added to a mapper, it takes the place of an earlier one. */
    public ScimModule(JsonLimits limits) {
        this.limits = limits;
    }

    @Override
    public String getModuleName() {
        return "scimvault";
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        SimpleSerializers serializers = new SimpleSerializers();
        SimpleDeserializers deserializers = new SimpleDeserializers();
        for (Form<?> form : Forms.ALL) {
            add(form, serializers, deserializers);
        }
        context.addSerializers(serializers);
        context.addDeserializers(deserializers);
    }

    private <T> void add(Form<T> form, SimpleSerializers serializers, SimpleDeserializers deserializers) {
        serializers.addSerializer(form.type(), new FormSerializer<>(form));
        deserializers.addDeserializer(form.type(), new FormDeserializer<>(form, limits));
    }
}
