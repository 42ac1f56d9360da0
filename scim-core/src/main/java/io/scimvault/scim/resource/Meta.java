package io.scimvault.scim.resource;

import io.scimvault.scim.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** The metadata of a resource (RFC 7643 §3.1): a view of the object under {@code meta}. */
public record Meta(JsonObject tree) {

    /** The metadata that a store gives a resource; the location is added when the resource is rendered. */
    public static Meta of(String resourceType, Instant created, Instant lastModified, String version) {
        return new Meta(JsonObject.builder()
                .put("resourceType", resourceType)
                .put("created", created.toString())
                .put("lastModified", lastModified.toString())
                .put("version", version)
                .build());
    }

    public Optional<String> resourceType() {
        return tree.string("resourceType");
    }

    public Optional<Instant> created() {
        return instant("created");
    }

    public Optional<Instant> lastModified() {
        return instant("lastModified");
    }

    /** The URL of the resource. */
    public Optional<String> location() {
        return tree.string("location");
    }

    /** The entity tag, in quotes and with its {@code W/}. */
    public Optional<String> version() {
        return tree.string("version");
    }

    private Optional<Instant> instant(String name) {
        try {
            return tree.string(name).map(text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
