package io.scimvault.scim.service;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.protocol.BulkOperation;
import io.scimvault.scim.schema.AttributePath;
import io.scimvault.scim.schema.ResolvedPath;
import io.scimvault.scim.schema.ResourceType;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A body without what refers to resources that are not there yet: an element of an array or a complex attribute goes as a whole, since
 * what is left of it would mean something else.
 *
 * @param type what the body is to become
 * @param isUnknown whether nothing is known yet of the resource with a bulkId
 */
record BulkRemainder(ResourceType type, Predicate<String> isUnknown) {

    JsonObject of(JsonObject body) {
        return attributes(body, this::isSchema);
    }

    /** What holds attributes, rather than being one: the body, or an extension in it. */
    private JsonObject attributes(JsonObject holder, Predicate<String> isHolder) {
        JsonObject.Builder rest = JsonObject.builder();
        holder.forEach((name, value) -> {
            JsonValue left = value instanceof JsonObject object && isHolder.test(name)
                    ? attributes(object, none -> false)
                    : rest(value);
            if (left != null) {
                rest.put(name, left);
            }
        });
        return rest.build();
    }

    private boolean isSchema(String name) {
        Optional<ResolvedPath> path = type.resolve(AttributePath.parse(name));
        return name.indexOf(':') >= 0 && path.flatMap(ResolvedPath::attribute).isEmpty();
    }

    private @Nullable JsonValue rest(JsonValue value) {
        if (value instanceof JsonArray array) {
            return JsonArray.of(
                    array.stream().map(this::rest).filter(Objects::nonNull).toList());
        }
        if (value instanceof JsonObject object) {
            return complex(object);
        }
        return isUnknownReference(value) ? null : value;
    }

    private @Nullable JsonValue complex(JsonObject object) {
        JsonObject.Builder rest = JsonObject.builder();
        for (String name : object.names()) {
            JsonValue value = Objects.requireNonNull(object.member(name));
            if (isUnknownReference(value)) {
                return null;
            }
            JsonValue left = rest(value);
            if (left != null) {
                rest.put(name, left);
            }
        }
        return rest.build();
    }

    private boolean isUnknownReference(JsonValue value) {
        return value instanceof JsonString text
                && BulkOperation.referred(text.value()).filter(isUnknown).isPresent();
    }
}
