package io.scimvault.scim.service;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.protocol.Discovery;
import io.scimvault.scim.protocol.RawRequest;
import io.scimvault.scim.protocol.RawResponse;
import io.scimvault.scim.protocol.RequestId;
import io.scimvault.scim.protocol.RequestParser;
import io.scimvault.scim.protocol.ResponseRenderer;
import io.scimvault.scim.protocol.ScimRequest;
import io.scimvault.scim.protocol.ScimResponse;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;

/** A SCIM service over any store: raw request in, raw response out. It has no state of its own and any number of threads may use it. */
public final class ScimService {
    private static final Set<String> RESOURCE_METHODS = Set.of("GET", "HEAD", "PUT", "PATCH", "DELETE");

    private final ResourceStore store;
    private final ServiceConfig config;
    private final RequestParser parser;
    private final Discovery discovery;
    private final ResponseRenderer renderer;
    private final Cursors cursors;
    private final FailureListener failures;

    private ScimService(ResourceStore store, ServiceConfig config, Cursors cursors, FailureListener failures) {
        this.store = store;
        this.config = config;
        this.cursors = cursors;
        this.failures = failures;
        this.parser =
                new RequestParser(config.types(), config.quirks(), config.pages(), config.bodies(), config.bulk());
        this.discovery = new Discovery(config.types(), config.unfilled(), config.capabilities());
        this.renderer = ResponseRenderer.below(config.baseUri(), config.types());
    }

    private ScimService(ScimService other, ResourceStore store, FailureListener failures) {
        this.store = store;
        this.config = other.config;
        this.cursors = other.cursors;
        this.failures = failures;
        this.parser = other.parser;
        this.discovery = other.discovery;
        this.renderer = other.renderer;
    }

    /** A service of users and groups with the usual configuration. */
    public static ScimService over(ResourceStore store) {
        return over(store, ServiceConfig.usual());
    }

    /** A service with a configuration. */
    public static ScimService over(ResourceStore store, ServiceConfig config) {
        SecretKey key = config.cursorKey().orElseGet(Cursors::newKey);
        Cursors cursors = new Cursors(key, config.cursorTimeout(), config.clock());
        return new ScimService(store, config, cursors, (requestId, failure) -> {});
    }

    /** This service, telling a listener of every failure and every cause that a client is not told of, for the host's log. */
    public ScimService reporting(FailureListener listener) {
        return new ScimService(this, store, listener);
    }

    /**
     * This service with another store, such as one that lets a certain caller do less: cheap enough for each request. All else is shared,
     * so that a cursor that one of them gave is good at the other.
     */
    public ScimService withStore(ResourceStore other) {
        return new ScimService(this, other, failures);
    }

    /** Answers a request. Never throws: a refusal is its SCIM error, and any failure is a 500 that tells nothing. */
    public RawResponse handle(RawRequest request) {
        return handle(request, renderer);
    }

    /** Answers a request that came by a base URL of its own, for a host that has several names. */
    public RawResponse handle(RawRequest request, URI baseUri) {
        return handle(request, renderer.at(baseUri));
    }

    private RawResponse handle(RawRequest request, ResponseRenderer rendering) {
        String id = RequestId.of(request);
        RawResponse response = ResponseRenderer.render(answer(request, id, rendering), request.header("Accept"))
                .with(RequestId.HEADER, id);
        return request.method().equals("HEAD") ? response.withoutBody() : response;
    }

    private ScimResponse answer(RawRequest request, String id, ResponseRenderer rendering) {
        Answers answers = new Answers(failures, id);
        Operations operations = new Operations(store, config, discovery, rendering, cursors, parser, answers);
        return answers.of(() -> meaning(request).accept(operations));
    }

    /** What a request means; one of {@code /Me} that of the resource that stands for its caller (RFC 7644 §3.11). */
    private ScimRequest meaning(RawRequest request) {
        if (config.me().isEmpty() || !RequestParser.isOfCaller(request)) {
            return parser.parse(request);
        }
        if (request.method().equals("POST")) {
            throw new ScimException(ScimError.of(501, "Nobody can register here by POST to /Me."));
        }
        Optional<ResourceKey> caller = RESOURCE_METHODS.contains(request.method())
                ? config.me().get().apply(request).filter(key -> !key.id().isBlank())
                : Optional.empty();
        if (caller.isEmpty() && RESOURCE_METHODS.contains(request.method())) {
            throw new ScimException(ScimError.notFound("There is no resource of the caller."));
        }
        ResourceKey key = caller.orElse(new ResourceKey(config.types().get(0), ""));
        return parser.parseOfCaller(request, key.type(), key.id());
    }
}
