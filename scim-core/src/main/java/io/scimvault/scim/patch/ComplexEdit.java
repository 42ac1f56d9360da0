package io.scimvault.scim.patch;

import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.json.KeyedElements;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.schema.Attribute.Mutability;
import io.scimvault.scim.validation.ElementIdentity;
import io.scimvault.scim.validation.GivenPart;
import io.scimvault.scim.validation.ReadValue;
import io.scimvault.scim.validation.ValueReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes the sub-attributes of one complex value. */
final class ComplexEdit {
    private final Attribute attribute;
    private final String path;
    private final ValueReader reader;

    ComplexEdit(Attribute attribute, String path, ValueReader reader) {
        this.attribute = attribute;
        this.path = path;
        this.reader = reader;
    }

    /** The object with each of these members added or replaced; all other sub-attributes stay (RFC 7644 §3.5.2.3). */
    JsonObject merge(Command command, JsonObject current, List<GivenPart> parts) {
        JsonObject result = current;
        for (GivenPart part : parts) {
            result = set(command.member(part.value()), result, part.attribute());
        }
        return result;
    }

    /** The object with one sub-attribute added, replaced or removed. */
    JsonObject set(Command command, JsonObject current, Attribute sub) {
        if (command.removes()) {
            return with(current, sub, null);
        }
        if (sub.name().equals("$ref") && current.has("value") && ValueReader.isWrittenByService(attribute)) {
            return current;
        }
        ReadValue read = reader.read(sub, command.value(), path + "." + sub.name());
        if (read.isCleared() && command.replaces()) {
            return with(current, sub, null);
        }
        if (!read.isAssigned()) {
            return current;
        }
        return command.adds() && read.value() instanceof JsonArray more
                ? with(current, sub, union(sub, current.array(sub.name()), more))
                : with(current, sub, read.value());
    }

    private JsonObject with(JsonObject current, Attribute sub, @Nullable JsonValue value) {
        JsonValue old = current.member(sub.name());
        if (old == null ? value == null : old.equals(value)) {
            return current;
        }
        if (old != null && sub.mutability() == Mutability.IMMUTABLE) {
            String what = value == null ? "cannot be removed" : "has another value already";
            reader.refuse(path + "." + sub.name(), ScimType.MUTABILITY, "is immutable and " + what);
            return current;
        }
        JsonObject result = value == null ? current.without(sub.name()) : current.with(sub.name(), value);
        return sub.name().equals("value") ? withoutStale(result) : result;
    }

    /** A complex value whose {@code value} has changed, without what the server wrote about the old one. */
    private JsonObject withoutStale(JsonObject object) {
        JsonObject result = ValueReader.isWrittenByService(attribute) ? object.without("$ref") : object;
        for (Attribute sub : attribute.subAttributes().all()) {
            if (sub.mutability() == Mutability.READ_ONLY) {
                result = result.without(sub.name());
            }
        }
        return result;
    }

    private static JsonArray union(Attribute sub, JsonArray current, JsonArray more) {
        KeyedElements all = current.keyed(ElementIdentity.of(sub).keys());
        for (JsonValue element : more) {
            all = all.find(0, element).length == 0 ? all.plus(element) : all;
        }
        return JsonArray.of(all);
    }
}
