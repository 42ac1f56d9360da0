package io.scimvault.scim.patch;

import io.scimvault.scim.filter.Filter;
import io.scimvault.scim.filter.FilterOptions;
import io.scimvault.scim.filter.FilterParser;
import io.scimvault.scim.filter.Filters;
import io.scimvault.scim.filter.PatchPath;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.schema.AttributePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A PATCH request (RFC 7644 §3.5.2), as a client builds it and as {@link PatchReader} reads it.
 *
 * @param operations one at least, applied in order
 */
public record PatchRequest(List<PatchOperation> operations) {
    /** URN of the message. */
    public static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    public PatchRequest {
        operations = List.copyOf(operations);
        if (operations.isEmpty()) {
            throw new IllegalArgumentException("a PATCH request has one operation at least");
        }
    }

    /** Starts a request. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The path to those elements of a multi-valued attribute that a filter chooses, into which no value can smuggle syntax:
     * {@code elements("emails", attribute("type").eq(type))} is {@code emails[type eq "…"]}.
     *
     * @throws IllegalArgumentException if the attribute is none, or the filter has brackets itself
     */
    public static PatchPath elements(String attribute, Filter which) {
        return new PatchPath(elementsOf(attribute, which), Optional.of(which), Optional.empty());
    }

    /** The path to one sub-attribute of those elements: {@code emails[type eq "…"].value}. */
    public static PatchPath elements(String attribute, Filter which, String sub) {
        AttributePath name = Filters.attribute(sub).path();
        if (name.urn().isPresent() || name.sub().isPresent()) {
            throw new IllegalArgumentException("not the name of a sub-attribute: " + sub);
        }
        return new PatchPath(elementsOf(attribute, which), Optional.of(which), Optional.of(name.name()));
    }

    private static AttributePath elementsOf(String attribute, Filter which) {
        AttributePath path = new Filter.ValuePath(Filters.attribute(attribute).path(), which).path();
        if (path.urn().isEmpty() && path.sub().isPresent()) {
            throw new IllegalArgumentException("a sub-attribute has no elements: " + attribute);
        }
        return path;
    }

    /** The request as a client sends it. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("schemas", JsonArray.of(new JsonString(SCHEMA)))
                .put(
                        "Operations",
                        JsonArray.of(operations.stream().map(PatchRequest::json).toList()))
                .build();
    }

    private static JsonObject json(PatchOperation operation) {
        Command command = Command.of(operation);
        JsonObject.Builder json = JsonObject.builder()
                .put("op", command.kind().keyword())
                .put("path", operation.path().map(PatchPath::toString));
        return command.removes() && !command.hasValue()
                ? json.build()
                : json.put("value", command.value()).build();
    }

    /** Collects operations; paths are written as in the RFC. */
    public static final class Builder {
        private final List<PatchOperation> operations = new ArrayList<>();

        private Builder() {}

        /** Adds a value at a path. */
        public Builder add(String path, JsonValue value) {
            return with(new PatchOperation.Add(Optional.of(parsed(path)), value));
        }

        /** Adds a value at a path, such as one of {@link #elements(String, Filter)}. */
        public Builder add(PatchPath path, JsonValue value) {
            return with(new PatchOperation.Add(Optional.of(path), value));
        }

        /** Adds a string at a path. */
        public Builder add(String path, String value) {
            return add(path, new JsonString(value));
        }

        /** Adds the attributes of an object. */
        public Builder add(JsonObject attributes) {
            return with(new PatchOperation.Add(Optional.empty(), attributes));
        }

        /** Replaces the value at a path. */
        public Builder replace(String path, JsonValue value) {
            return with(new PatchOperation.Replace(Optional.of(parsed(path)), value));
        }

        /** Replaces the value at a path, such as one of {@link #elements(String, Filter)}. */
        public Builder replace(PatchPath path, JsonValue value) {
            return with(new PatchOperation.Replace(Optional.of(path), value));
        }

        /** Replaces the value at a path by a string. */
        public Builder replace(String path, String value) {
            return replace(path, new JsonString(value));
        }

        /** Replaces the value at a path by a boolean. */
        public Builder replace(String path, boolean value) {
            return replace(path, JsonBoolean.of(value));
        }

        /** Replaces the attributes of an object. */
        public Builder replace(JsonObject attributes) {
            return with(new PatchOperation.Replace(Optional.empty(), attributes));
        }

        /** Removes what a path names. */
        public Builder remove(String path) {
            return with(new PatchOperation.Remove(parsed(path), Optional.empty()));
        }

        /** Removes what a path names, such as one of {@link #elements(String, Filter)}. */
        public Builder remove(PatchPath path) {
            return with(new PatchOperation.Remove(path, Optional.empty()));
        }

        /** Removes the elements that a value lists. */
        public Builder remove(String path, JsonValue listed) {
            return with(new PatchOperation.Remove(
                    parsed(path), Optional.of(listed).filter(value -> value != JsonNull.NULL)));
        }

        /** Any operation. */
        public Builder with(PatchOperation operation) {
            operations.add(operation);
            return this;
        }

        public PatchRequest build() {
            return new PatchRequest(operations);
        }

        private static PatchPath parsed(String path) {
            return FilterParser.parsePath(path, FilterOptions.strict());
        }
    }
}
