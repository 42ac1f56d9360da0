package io.scimvault.vault.mapping;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.AttributePath;
import io.scimvault.scim.schema.ResolvedPath;
import io.scimvault.scim.schema.ResourceType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one value that a resource has at a path: of a multi-valued attribute that of the primary element, else of the first. */
final class AttributeSource {
    private AttributeSource() {}

    static Optional<JsonValue> value(ResourceType type, Resource resource, AttributePath from) {
        Optional<ResolvedPath> path = type.resolve(from);
        JsonValue value = path.map(resource::value).orElse(null);
        if (value == null && path.isPresent() && path.get().sub().isPresent()) {
            value = ofPrimary(resource, path.get());
        }
        return Optional.ofNullable(value);
    }

    private static @Nullable JsonValue ofPrimary(Resource resource, ResolvedPath path) {
        ResolvedPath parent = new ResolvedPath(path.extension(), path.attribute(), Optional.empty());
        if (!(resource.value(parent) instanceof JsonArray elements)) {
            return null;
        }
        Optional<JsonObject> chosen = elements.only(JsonObject.class)
                .filter(element -> element.bool("primary").orElse(false))
                .findFirst()
                .or(() -> elements.only(JsonObject.class).findFirst());
        return chosen.flatMap(element -> element.get(path.sub().orElseThrow().name()))
                .orElse(null);
    }
}
