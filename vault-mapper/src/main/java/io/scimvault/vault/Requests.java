package io.scimvault.vault;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.protocol.RawRequest;
import io.scimvault.scim.protocol.RawResponse;
import io.scimvault.scim.protocol.RequestId;
import io.scimvault.scim.protocol.ResponseRenderer;
import io.scimvault.scim.service.FailureListener;
import io.scimvault.vault.driver.Operations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Answers raw requests: all that is done for one is found under one id, and what fails on the way is an answer, too. */
final class Requests {
    private final Operations operations;
    private final FailureListener failures;

    Requests(Operations operations, FailureListener failures) {
        this.operations = operations;
        this.failures = failures;
    }

    /** @param work is given the request with its id: its own, or the one that it gets here */
    RawResponse answer(RawRequest request, Function<RawRequest, RawResponse> work) {
        String id = RequestId.of(request);
        RawRequest known = under(id, request);
        try {
            return operations.request(id, () -> work.apply(known));
        } catch (ScimException e) {
            return refused(e, id, known);
        }
    }

    private static RawRequest under(String id, RawRequest request) {
        Map<String, List<String>> headers = new LinkedHashMap<>(request.headers());
        headers.put(RequestId.HEADER.toLowerCase(Locale.ROOT), List.of(id));
        return new RawRequest(request.method(), request.path(), request.query(), headers, request.body());
    }

    private RawResponse refused(ScimException refusal, String id, RawRequest request) {
        try {
            failures.failed(id, refusal);
        } catch (RuntimeException ignored) {
            // a listener that fails must not cost the client its answer
        }
        return ResponseRenderer.render(ResponseRenderer.error(refusal.error()), request.header("Accept"))
                .with(RequestId.HEADER, id);
    }
}
