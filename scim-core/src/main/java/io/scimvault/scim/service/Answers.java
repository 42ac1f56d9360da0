package io.scimvault.scim.service;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.protocol.ResponseRenderer;
import io.scimvault.scim.protocol.ScimResponse;
import java.util.function.Supplier;

/**
 * Turns work into its answer, whatever it throws: a refusal into its SCIM error, any failure into a 500 that tells nothing.
 *
 * @param failures is told of every failure and every cause that a client is not told of
 * @param requestId of the request to which the work belongs
 */
record Answers(FailureListener failures, String requestId) {
    private static final int NOT_IMPLEMENTED = 501;

    ScimResponse of(Supplier<ScimResponse> work) {
        try {
            return work.get();
        } catch (ScimException refusal) {
            if (hidesSomething(refusal)) {
                report(refusal);
            }
            return ResponseRenderer.error(refusal.error());
        } catch (Throwable failure) {
            report(failure);
            return ResponseRenderer.error(ScimError.of(500, "The server failed to answer this request."));
        }
    }

    private static boolean hidesSomething(ScimException refusal) {
        int status = refusal.error().status();
        return refusal.getCause() != null || (status >= 500 && status != NOT_IMPLEMENTED);
    }

    private void report(Throwable failure) {
        try {
            failures.failed(requestId, failure);
        } catch (RuntimeException ignored) {
            // a listener that fails must not cost the client its answer
        }
    }
}
