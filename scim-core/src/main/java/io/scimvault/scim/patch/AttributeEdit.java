package io.scimvault.scim.patch;

import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.validation.ReadValue;
import io.scimvault.scim.validation.ValueReader;
import java.util.Map;

/** Changes a single-valued attribute. */
final class AttributeEdit {
    private final Map<String, JsonValue> holder;
    private final Attribute attribute;
    private final String path;
    private final ValueReader reader;

    AttributeEdit(Map<String, JsonValue> holder, Attribute attribute, String path, ValueReader reader) {
        this.holder = holder;
        this.attribute = attribute;
        this.path = path;
        this.reader = reader;
    }

    /** The whole attribute. */
    void whole(Command command) {
        if (command.removes()) {
            holder.remove(attribute.name());
        } else if (attribute.isComplex()) {
            merge(command);
        } else {
            ReadValue read = reader.readOne(attribute, command.value(), path);
            if (read.isAssigned() || (read.isCleared() && command.replaces())) {
                Draft.put(holder, attribute.name(), read.value());
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
                holder.remove(attribute.name());
            }
            return;
        }
        JsonObject shape = reader.shape(attribute, command.value(), path);
        if (shape != null) {
            put(edit().merge(command, current(), reader.members(attribute, shape, path)));
        }
    }

    private ComplexEdit edit() {
        return new ComplexEdit(attribute, path, reader);
    }

    private JsonObject current() {
        return holder.getOrDefault(attribute.name(), JsonNull.NULL) instanceof JsonObject object
                ? object
                : JsonObject.EMPTY;
    }

    private void put(JsonObject value) {
        Draft.put(holder, attribute.name(), value);
    }
}
