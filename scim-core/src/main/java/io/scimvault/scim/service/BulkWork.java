package io.scimvault.scim.service;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.filter.FilterOptions;
import io.scimvault.scim.protocol.BulkOperation;
import io.scimvault.scim.protocol.BulkResult;
import io.scimvault.scim.protocol.ResponseRenderer;
import io.scimvault.scim.protocol.ScimRequest;
import io.scimvault.scim.protocol.ScimResponse;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Does the operations of one bulk request, each as a request of its own, and counts the errors. */
final class BulkWork {
    private final Map<String, BulkTask> byName;
    private final ScimRequest.Visitor<ScimResponse> operations;
    private final FilterOptions options;
    private final ResponseRenderer renderer;
    private final Answers answers;
    private int errorsLeft;

    /**
     * @param byName the operations that have a bulkId
     * @param failOnErrors after how many errors nothing more is begun
     */
    BulkWork(
            Map<String, BulkTask> byName,
            ScimRequest.Visitor<ScimResponse> operations,
            FilterOptions options,
            ResponseRenderer renderer,
            Answers answers,
            int failOnErrors) {
        this.byName = byName;
        this.operations = operations;
        this.options = options;
        this.renderer = renderer;
        this.answers = answers;
        this.errorsLeft = failOnErrors;
    }

    /** Whether so many have failed that no other is begun. */
    boolean isOver() {
        return errorsLeft <= 0;
    }

    /** The operation with a bulkId. */
    Optional<BulkTask> named(String bulkId) {
        return Optional.ofNullable(byName.get(bulkId));
    }

    /** Does an operation to which nothing is unknown that it refers to. */
    void process(BulkTask task) {
        finish(task, answer(() -> {
            ScimRequest request = BulkReferences.resolve(task.request(), options, this::idOf);
            task.isAbout(request);
            return perform(request);
        }));
    }

    /** The creation that an operation stands for, with what the function makes of each bulkId. */
    ScimRequest.Create resolved(BulkTask task, UnaryOperator<String> ids) {
        return (ScimRequest.Create) BulkReferences.resolve(task.request(), options, ids);
    }

    /** The answer to some work, whatever it throws. */
    ScimResponse answer(Supplier<ScimResponse> work) {
        return answers.of(work);
    }

    /** The answer to a request without references. */
    ScimResponse perform(ScimRequest request) {
        return request.accept(operations);
    }

    /** The id to which a reference leads, or the refusal of an operation that has such a reference. */
    String idOf(String bulkId) {
        BulkTask source = named(bulkId)
                .orElseThrow(() ->
                        unresolved("No operation of the request has the bulkId " + BulkOperation.quoted(bulkId) + "."));
        if (source.deletes()) {
            throw unresolved(
                    "The operation with the bulkId " + BulkOperation.quoted(bulkId) + " deletes its resource.");
        }
        if (source.failed() || source.id().isEmpty()) {
            throw new ScimException(ScimError.of(
                    409,
                    "The operation with the bulkId " + BulkOperation.quoted(bulkId) + " failed or was not processed."));
        }
        return source.id().get();
    }

    private static ScimException unresolved(String detail) {
        return new ScimException(ScimError.badRequest(ScimType.INVALID_VALUE, detail));
    }

    /** Gives an operation its result: that of the answer. */
    void finish(BulkTask task, ScimResponse answer) {
        finish(task, answer, answer.status());
    }

    /** The same with another status. */
    void finish(BulkTask task, ScimResponse answer, int status) {
        boolean isError = status >= 400;
        if (!isError && task.creates()) {
            task.isCreated(answer);
        }
        BulkResult result = BulkResult.of(task.operation(), status);
        Optional<String> location = header(answer, "Location").or(() -> task.location(renderer));
        task.finish(
                isError
                        ? result.of(location, Optional.empty()).with(answer.body())
                        : result.of(location, header(answer, "ETag")));
        errorsLeft -= isError ? 1 : 0;
    }

    private static Optional<String> header(ScimResponse answer, String name) {
        return Optional.ofNullable(answer.headers().get(name));
    }
}
