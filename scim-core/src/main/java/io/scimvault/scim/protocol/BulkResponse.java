package io.scimvault.scim.protocol;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer to a bulk request (RFC 7644 §3.7.3).
 *
 * @param operations one result for each operation that was processed, in the order of the request
 */
public record BulkResponse(List<BulkResult> operations) {
    /** URN of the message. */
    public static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:BulkResponse";

    public BulkResponse {
        operations = List.copyOf(operations);
    }

    /** Starts an answer. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads an answer, as any server may send it; names in any letter case.
     *
     * @throws ScimException 400 {@code invalidSyntax}, if the value is no such message
     */
    public static BulkResponse read(JsonValue json) {
        return new BulkResponse(BulkMessage.of(json, "A bulk response").operations(BulkResult::read));
    }

    /** The answer as a server sends it. */
    public JsonObject toJson() {
        List<JsonObject> all = operations.stream().map(BulkResult::toJson).toList();
        return BulkMessage.start(SCHEMA)
                .put(BulkMessage.OPERATIONS, JsonArray.of(all))
                .build();
    }

    /** The answer to send: 200, whatever became of the operations. */
    public ScimResponse toResponse() {
        return ScimResponse.of(200, toJson());
    }

    /** Collects results. */
    public static final class Builder {
        private final List<BulkResult> operations = new ArrayList<>();

        private Builder() {}

        public Builder with(BulkResult result) {
            operations.add(result);
            return this;
        }

        public BulkResponse build() {
            return new BulkResponse(operations);
        }
    }
}
