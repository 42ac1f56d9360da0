package io.scimvault.scim.service;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.protocol.Discovery;
import io.scimvault.scim.protocol.RawRequest;
import io.scimvault.scim.protocol.RawResponse;
import io.scimvault.scim.protocol.RequestParser;
import io.scimvault.scim.protocol.ResponseRenderer;
import io.scimvault.scim.protocol.ScimResponse;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

/** A SCIM service over any store: raw request in, raw response out. It has no state of its own and any number of threads may use it. */
public final class ScimService {
    private static final int NOT_IMPLEMENTED = 501;

    private final ResourceStore store;
    private final ServiceConfig config;
    private final RequestParser parser;
    private final Discovery discovery;
    private final ResponseRenderer renderer;
    private final Consumer<Throwable> failures;

    private ScimService(ResourceStore store, ServiceConfig config, Consumer<Throwable> failures) {
        this.store = store;
        this.config = config;
        this.failures = failures;
        this.parser = new RequestParser(config.types(), config.quirks().filter(), config.pages(), config.bodies());
        this.discovery = new Discovery(config.types(), config.pages());
        this.renderer = ResponseRenderer.below(config.baseUri());
    }

    /** A service of users and groups with the usual configuration. */
    public static ScimService over(ResourceStore store) {
        return over(store, ServiceConfig.usual());
    }

    /** A service with a configuration. */
    public static ScimService over(ResourceStore store, ServiceConfig config) {
        return new ScimService(store, config, failure -> {});
    }

    /** This service, telling a listener of every failure and every cause that a client is not told of, for the host's log. */
    public ScimService reporting(Consumer<Throwable> listener) {
        return new ScimService(store, config, listener);
    }

    /** Answers a request. Never throws: a refusal is its SCIM error, and any failure is a 500 that tells nothing. */
    public RawResponse handle(RawRequest request) {
        return handle(request, renderer);
    }

    /** Answers a request that came by a base URL of its own, for a host that has several names. */
    public RawResponse handle(RawRequest request, URI baseUri) {
        return handle(request, ResponseRenderer.below(Optional.of(baseUri)));
    }

    private RawResponse handle(RawRequest request, ResponseRenderer rendering) {
        RawResponse response = ResponseRenderer.render(answer(request, rendering), request.header("Accept"));
        return request.method().equals("HEAD") ? response.withoutBody() : response;
    }

    private ScimResponse answer(RawRequest request, ResponseRenderer rendering) {
        try {
            return parser.parse(request).accept(new Operations(store, config.quirks(), discovery, rendering));
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
            failures.accept(failure);
        } catch (RuntimeException ignored) {
            // a listener that fails must not cost the client its answer
        }
    }
}
