package io.scimvault.scim.patch;

import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.validation.ReadValue;
import io.scimvault.scim.validation.ValueReader;
import java.util.Optional;

/** Changes a single-valued attribute. */
final class AttributeEdit {
    private final Draft draft;
    private final Optional<String> extension;
    private final Attribute attribute;
    private final String path;
    private final ValueReader reader;

    AttributeEdit(Draft draft, Optional<String> extension, Attribute attribute, String path, ValueReader reader) {
        this.draft = draft;
        this.extension = extension;
        this.attribute = attribute;
        this.path = path;
        this.reader = reader;
    }

    /** The whole attribute. */
    void whole(Command command) {
        if (command.removes()) {
            put(JsonNull.NULL);
        } else if (attribute.isComplex()) {
            merge(command);
        } else {
            ReadValue read = reader.readOne(attribute, command.value(), path);
            if (read.isAssigned() || (read.isCleared() && command.replaces())) {
                put(read.value());
            }
        }
    }

    /** One sub-attribute. */
    void sub(Command command, Attribute sub) {
        put(edit().set(command, current(), sub));
    }

    /** An empty object names no sub-attribute and so changes none. */
    private void merge(Command command) {
        boolean names = command.value() instanceof JsonObject;
        if (!names && reader.isClear(command.value())) {
            if (command.replaces()) {
                put(JsonNull.NULL);
            }
            return;
        }
        JsonObject shape = reader.shape(attribute, command.value(), path);
        if (shape != null) {
            put(edit().merge(command, current(), reader.parts(attribute, shape, path)));
        }
    }

    private ComplexEdit edit() {
        return new ComplexEdit(attribute, path, reader);
    }

    private JsonObject current() {
        return draft.value(extension, attribute.name()) instanceof JsonObject object ? object : JsonObject.EMPTY;
    }

    private void put(JsonValue value) {
        draft.put(extension, attribute.name(), value);
    }
}
