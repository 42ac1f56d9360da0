package io.scimvault.scim.service;

import io.scimvault.scim.filter.FilterOptions;
import io.scimvault.scim.protocol.BulkOperation;
import io.scimvault.scim.protocol.BulkResult;
import io.scimvault.scim.protocol.RequestParser;
import io.scimvault.scim.protocol.ResponseRenderer;
import io.scimvault.scim.protocol.ScimRequest;
import io.scimvault.scim.protocol.ScimResponse;
import io.scimvault.scim.schema.ResourceType;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One operation of a bulk request on its way from what was sent to its result. */
final class BulkTask {
    private final int position;
    private final BulkOperation operation;
    private final @Nullable ScimRequest request;
    private final @Nullable RuntimeException refusal;
    private final Set<String> names;
    private @Nullable String id;
    private @Nullable BulkResult result;

    private BulkTask(
            int position,
            BulkOperation operation,
            @Nullable ScimRequest request,
            @Nullable RuntimeException refusal,
            Set<String> names) {
        this.position = position;
        this.operation = operation;
        this.request = request;
        this.refusal = refusal;
        this.names = names;
        Optional<String> target = Optional.ofNullable(request).flatMap(BulkTask::idIn);
        this.id = target.filter(text -> BulkOperation.referred(text).isEmpty()).orElse(null);
    }

    /** Reads an operation; what is wrong with it is told when its turn comes. */
    static BulkTask of(int position, BulkOperation operation, RequestParser parser, FilterOptions options) {
        try {
            ScimRequest request = parser.parse(operation);
            return new BulkTask(position, operation, request, null, BulkReferences.in(request, options));
        } catch (RuntimeException refusal) {
            return new BulkTask(position, operation, null, refusal, Set.of());
        }
    }

    private static Optional<String> idIn(ScimRequest request) {
        if (request instanceof ScimRequest.Replace put) {
            return Optional.of(put.id());
        }
        if (request instanceof ScimRequest.Patch patch) {
            return Optional.of(patch.id());
        }
        return request instanceof ScimRequest.Delete delete ? Optional.of(delete.id()) : Optional.empty();
    }

    /** Its place in the request, from 0. */
    int position() {
        return position;
    }

    BulkOperation operation() {
        return operation;
    }

    /** What it means, or an exception that says why that is nothing. */
    ScimRequest request() {
        if (refusal != null) {
            throw refusal;
        }
        if (request == null) {
            throw new IllegalStateException("neither a request nor a refusal");
        }
        return request;
    }

    /** The bulkIds that it refers to. */
    Set<String> names() {
        return names;
    }

    boolean creates() {
        return request instanceof ScimRequest.Create;
    }

    /** Whether its resource is there no more once it is done. */
    boolean deletes() {
        return request instanceof ScimRequest.Delete;
    }

    /** The id of its resource, once that is known. */
    Optional<String> id() {
        return Optional.ofNullable(id);
    }

    /** Remembers which resource a request whose references are resolved is about. */
    void isAbout(ScimRequest resolved) {
        idIn(resolved).ifPresent(known -> id = known);
    }

    /** Remembers which resource was created. */
    void isCreated(ScimResponse answer) {
        answer.body().flatMap(body -> body.string("id")).ifPresent(known -> id = known);
    }

    /** Where its resource is. */
    Optional<String> location(ResponseRenderer renderer) {
        return request == null ? Optional.empty() : id().map(known -> renderer.location(type().endpoint(), known));
    }

    private ResourceType type() {
        if (request instanceof ScimRequest.Create create) {
            return create.type();
        }
        if (request instanceof ScimRequest.Replace put) {
            return put.type();
        }
        return request instanceof ScimRequest.Patch patch ? patch.type() : ((ScimRequest.Delete) request()).type();
    }

    Optional<BulkResult> result() {
        return Optional.ofNullable(result);
    }

    boolean isDone() {
        return result != null;
    }

    boolean failed() {
        return result != null && result.isError();
    }

    void finish(BulkResult outcome) {
        result = outcome;
    }
}
