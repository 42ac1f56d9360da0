package io.scimvault.scim.service;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.patch.Change;
import io.scimvault.scim.patch.PatchEngine;
import io.scimvault.scim.patch.PatchOptions;
import io.scimvault.scim.protocol.Discovery;
import io.scimvault.scim.protocol.Projection;
import io.scimvault.scim.protocol.RequestParser;
import io.scimvault.scim.protocol.ResponseRenderer;
import io.scimvault.scim.protocol.ScimRequest;
import io.scimvault.scim.protocol.ScimResponse;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.validation.ResourceReader;

/** What is done with each kind of request: read and validate it, ask the store, render the outcome. */
record Operations(
        ResourceStore store,
        ServiceConfig config,
        Discovery discovery,
        ResponseRenderer renderer,
        Cursors cursors,
        RequestParser parser,
        Answers answers)
        implements ScimRequest.Visitor<ScimResponse> {
    private static final long COMPARISONS_OF_ANY = 100_000;

    @Override
    public ScimResponse create(ScimRequest.Create request) {
        Resource wanted = valid(request.type(), request.body());
        Projection shown = request.shown().afterWriting(RequestedAttributes.in(request.type(), wanted));
        return renderer.created(store.create(request.type(), wanted), shown);
    }

    @Override
    public ScimResponse read(ScimRequest.Read request) {
        // a store that leaves out what nobody asked for may not know the version of the rest
        Projection wanted = request.condition().isThere() ? Projection.byDefault(request.type()) : request.shown();
        Resource resource = store.read(request.type(), request.id(), wanted).orElseThrow(() -> missing(request.type()));
        request.condition().checkMatch(resource);
        return request.condition().isKnown(resource)
                ? renderer.notModified(resource)
                : renderer.ok(resource, request.shown());
    }

    @Override
    public ScimResponse replace(ScimRequest.Replace request) {
        Resource wanted = valid(request.type(), request.body());
        Resource now = store.update(request.type(), request.id(), before -> {
            request.condition().check(before);
            Resource completed = store.completed(request.type(), before, wanted);
            return Change.replacement(request.type(), before, completed);
        });
        return renderer.ok(now, request.shown().afterWriting(RequestedAttributes.in(request.type(), wanted)));
    }

    @Override
    public ScimResponse patch(ScimRequest.Patch request) {
        PatchEngine engine =
                PatchEngine.of(store.patched(request.type()), config.quirks().patch());
        Resource now = store.update(request.type(), request.id(), before -> {
            request.condition().check(before);
            return engine.apply(before, request.patch());
        });
        Projection shown = request.shown().afterWriting(RequestedAttributes.in(request.patch()));
        return shown.namesAttributes() || !isLarge(shown.apply(now))
                ? renderer.ok(now, shown)
                : renderer.noContent(now, request.type());
    }

    private boolean isLarge(Resource shown) {
        return shown.tree().names().stream()
                .anyMatch(name -> shown.tree().array(name).size() > config.patchAnswer());
    }

    @Override
    public ScimResponse delete(ScimRequest.Delete request) {
        store.delete(request.type(), request.id(), request.condition()::check);
        return ResponseRenderer.noContent();
    }

    @Override
    public ScimResponse search(ScimRequest.Search request) {
        return searches().one(request);
    }

    @Override
    public ScimResponse searchAll(ScimRequest.SearchAll request) {
        return searches().all(request);
    }

    private Searches searches() {
        return new Searches(store, config.quirks(), renderer, cursors);
    }

    @Override
    public ScimResponse bulk(ScimRequest.Bulk request) {
        BulkRun run = new BulkRun(parser, within(request), config.quirks(), renderer, answers);
        return run.answer(request.request()).toResponse();
    }

    /** The operations of a bulk request: all of its patches together may compare little more than a single one may. */
    private Operations within(ScimRequest.Bulk request) {
        PatchOptions patch = config.quirks().patch();
        long share = patch.maxComparisons() / request.request().operations().size();
        long most = Math.min(patch.maxComparisons(), Math.max(share, COMPARISONS_OF_ANY));
        ServiceConfig narrow = config.quirks(config.quirks().withPatch(patch.withLimits(patch.maxOperations(), most)));
        return new Operations(store, narrow, discovery, renderer, cursors, parser, answers);
    }

    @Override
    public ScimResponse discover(ScimRequest.Discover request) {
        return discovery.answer(request, renderer);
    }

    @Override
    public ScimResponse unsupported(ScimRequest.Unsupported request) {
        throw new ScimException(ScimError.of(501, request.feature().detail()));
    }

    @Override
    public ScimResponse notAllowed(ScimRequest.NotAllowed request) {
        return ResponseRenderer.notAllowed(request.allowed());
    }

    private Resource valid(ResourceType type, JsonObject body) {
        return ResourceReader.read(type, body, config.quirks().validation()).orThrow();
    }

    private static ScimException missing(ResourceType type) {
        return new ScimException(ScimError.notFound("There is no such " + type.name() + "."));
    }
}
