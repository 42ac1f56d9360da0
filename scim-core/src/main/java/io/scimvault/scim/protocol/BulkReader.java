package io.scimvault.scim.protocol;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.schema.ResourceType;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a bulk request as a server accepts it.
 *
 * @param isStrict whether {@code schemas} must name the message, and each POST a bulkId
 */
record BulkReader(BulkLimits limits, boolean isStrict) {
    private static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH", "DELETE");

    /** The request that a body holds; 400 where it holds none or a bulkId stands twice, 413 where it is too long. */
    BulkRequest read(JsonObject body) {
        checkSchemas(body);
        int operations = new BulkMessage(body)
                .member(BulkMessage.OPERATIONS)
                .filter(JsonArray.class::isInstance)
                .map(array -> ((JsonArray) array).size())
                .orElse(0);
        if (operations > limits.maxOperations()) {
            throw new ScimException(ScimError.of(
                    413,
                    "The request has " + operations + " operations; at most " + limits.maxOperations()
                            + " are accepted (maxOperations)."));
        }
        BulkRequest request = BulkRequest.read(body);
        Set<String> names = new HashSet<>();
        for (BulkOperation operation : request.operations()) {
            operation.bulkId().filter(name -> !names.add(name)).ifPresent(name -> {
                throw refusal(
                        ScimType.INVALID_VALUE, "Two operations have the bulkId " + BulkMessage.quoted(name) + ".");
            });
        }
        return request;
    }

    private void checkSchemas(JsonObject body) {
        if (isStrict
                && body.array("schemas")
                        .only(JsonString.class)
                        .noneMatch(urn -> urn.value().equalsIgnoreCase(BulkRequest.SCHEMA))) {
            throw refusal(ScimType.INVALID_SYNTAX, "\"schemas\" must hold " + BulkRequest.SCHEMA + ".");
        }
    }

    /** Refuses an operation that lacks what the RFC asks of each. */
    void check(BulkOperation operation) {
        String method = operation.method();
        if (method.equals("GET") || method.equals("HEAD")) {
            throw new ScimException(
                    ScimError.of(405, "A bulk request cannot read; its methods are POST, PUT, PATCH and DELETE."));
        }
        if (!METHODS.contains(method)) {
            throw refusal(
                    ScimType.INVALID_SYNTAX, "The \"method\" of an operation must be POST, PUT, PATCH or DELETE.");
        }
        if (operation.path().isEmpty()) {
            throw refusal(ScimType.INVALID_SYNTAX, "An operation must have a \"path\".");
        }
        if (isStrict && method.equals("POST") && operation.bulkId().isEmpty()) {
            throw refusal(ScimType.INVALID_SYNTAX, "An operation with the method POST must have a \"bulkId\".");
        }
    }

    /** A request that changes a resource, of which no more is shown than a result needs; all else is refused. */
    static ScimRequest change(ScimRequest request) {
        if (request instanceof ScimRequest.Create create) {
            return new ScimRequest.Create(create.type(), create.body(), idOf(create.type()));
        }
        if (request instanceof ScimRequest.Replace put) {
            return new ScimRequest.Replace(put.type(), put.id(), put.body(), put.condition(), idOf(put.type()));
        }
        if (request instanceof ScimRequest.Patch patch) {
            return new ScimRequest.Patch(
                    patch.type(), patch.id(), patch.patch(), patch.condition(), idOf(patch.type()));
        }
        if (request instanceof ScimRequest.Delete || request instanceof ScimRequest.NotAllowed) {
            return request;
        }
        throw refusal(
                ScimType.INVALID_VALUE,
                "The \"path\" of an operation must be that of a resource type or of a resource.");
    }

    private static Projection idOf(ResourceType type) {
        return Projection.of(type, Optional.of(List.of("id")), List.of());
    }

    /** The body of an operation. */
    static JsonValue data(BulkOperation operation) {
        return operation
                .data()
                .orElseThrow(() -> refusal(ScimType.INVALID_SYNTAX, "The operation must have \"data\"."));
    }

    private static ScimException refusal(ScimType type, String detail) {
        return new ScimException(ScimError.badRequest(type, detail));
    }
}
