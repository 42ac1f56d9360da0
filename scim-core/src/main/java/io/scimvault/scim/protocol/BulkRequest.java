package io.scimvault.scim.protocol;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.patch.PatchRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A bulk request (RFC 7644 §3.7).
 *
 * @param failOnErrors after how many errors the remaining operations are not processed; absent: all are
 * @param operations one at least
 */
public record BulkRequest(Optional<Integer> failOnErrors, List<BulkOperation> operations) {
    /** URN of the message. */
    public static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";

    public BulkRequest {
        operations = List.copyOf(operations);
        if (operations.isEmpty()) {
            throw new IllegalArgumentException("a bulk request has one operation at least");
        }
        if (failOnErrors.filter(errors -> errors < 1).isPresent()) {
            throw new IllegalArgumentException("failOnErrors must be positive");
        }
    }

    /** Starts a request. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads a request; names in any letter case. A {@code failOnErrors} of 0 is what clients send that mean none.
     *
     * @throws ScimException 400 {@code invalidSyntax}, if the value is no such message; what is wrong with a single operation, such as
     *     a method that does not exist, shows only when it is processed
     */
    public static BulkRequest read(JsonValue json) {
        BulkMessage message = BulkMessage.of(json, "A bulk request");
        Optional<Integer> errors = message.number("failOnErrors").filter(number -> number != 0);
        if (errors.filter(number -> number < 0).isPresent()) {
            throw BulkMessage.refusal("\"failOnErrors\" must not be negative.");
        }
        List<BulkOperation> operations = message.operations(BulkOperation::read);
        if (operations.isEmpty()) {
            throw BulkMessage.refusal("\"Operations\" must be an array of one operation at least.");
        }
        return new BulkRequest(errors, operations);
    }

    /** The request as a client sends it. */
    public JsonObject toJson() {
        JsonObject.Builder json = BulkMessage.start(SCHEMA);
        failOnErrors.ifPresent(errors -> json.put("failOnErrors", errors));
        List<JsonObject> all = operations.stream().map(BulkOperation::toJson).toList();
        return json.put(BulkMessage.OPERATIONS, JsonArray.of(all)).build();
    }

    /** Collects operations. */
    public static final class Builder {
        private final List<BulkOperation> operations = new ArrayList<>();
        private Optional<Integer> failOnErrors = Optional.empty();

        private Builder() {}

        /** Creates a resource, under a name by which others may refer to it. */
        public Builder post(String path, String bulkId, JsonObject data) {
            return with(BulkOperation.post(path, bulkId, data));
        }

        /** Replaces a resource. */
        public Builder put(String path, JsonObject data) {
            return with(BulkOperation.of("PUT", path, Optional.of(data)));
        }

        /** Changes a resource. */
        public Builder patch(String path, PatchRequest patch) {
            return with(BulkOperation.of("PATCH", path, Optional.of(patch.toJson())));
        }

        /** Deletes a resource. */
        public Builder delete(String path) {
            return with(BulkOperation.of("DELETE", path, Optional.empty()));
        }

        /** Any operation. */
        public Builder with(BulkOperation operation) {
            operations.add(operation);
            return this;
        }

        /** Ends the processing after so many errors. */
        public Builder failOnErrors(int errors) {
            failOnErrors = Optional.of(errors);
            return this;
        }

        public BulkRequest build() {
            return new BulkRequest(failOnErrors, operations);
        }
    }
}
