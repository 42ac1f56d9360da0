package io.scimvault.scim.service;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.filter.Filter;
import io.scimvault.scim.filter.FilterMatcher;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.patch.Change;
import io.scimvault.scim.patch.PatchEngine;
import io.scimvault.scim.patch.PatchReader;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.protocol.Discovery;
import io.scimvault.scim.protocol.ResponseRenderer;
import io.scimvault.scim.protocol.ScimRequest;
import io.scimvault.scim.protocol.ScimResponse;
import io.scimvault.scim.quirks.ClientQuirks;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.validation.ResourceReader;
import java.util.Optional;
import java.util.function.Predicate;

/** What is done with each kind of request: read and validate it, ask the store, render the outcome. */
record Operations(ResourceStore store, ClientQuirks quirks, Discovery discovery, ResponseRenderer renderer)
        implements ScimRequest.Visitor<ScimResponse> {

    @Override
    public ScimResponse create(ScimRequest.Create request) {
        Resource wanted = valid(request.type(), request.body());
        return renderer.created(store.create(request.type(), wanted), request.shown());
    }

    @Override
    public ScimResponse read(ScimRequest.Read request) {
        Resource resource =
                store.read(request.type(), request.id(), request.shown()).orElseThrow(() -> missing(request.type()));
        return request.condition().isKnown(resource)
                ? renderer.notModified(resource)
                : renderer.ok(resource, request.shown());
    }

    @Override
    public ScimResponse replace(ScimRequest.Replace request) {
        Resource wanted = valid(request.type(), request.body());
        Resource now = store.update(request.type(), request.id(), before -> {
            request.condition().check(before);
            return Change.replacement(request.type(), before, wanted);
        });
        return renderer.ok(now, request.shown());
    }

    @Override
    public ScimResponse patch(ScimRequest.Patch request) {
        PatchRequest patch = PatchReader.read(request.body(), quirks.patch());
        PatchEngine engine = PatchEngine.of(store.patched(request.type()), quirks.patch());
        Resource now = store.update(request.type(), request.id(), before -> {
            request.condition().check(before);
            return engine.apply(before, patch);
        });
        return renderer.ok(now, request.shown());
    }

    @Override
    public ScimResponse delete(ScimRequest.Delete request) {
        store.delete(request.type(), request.id(), request.condition()::check);
        return ResponseRenderer.noContent();
    }

    @Override
    public ScimResponse search(ScimRequest.Search request) {
        Query query = new Query(request.filter(), matches(request), request.order(), request.paging(), request.shown());
        Page page = store.query(request.type(), query);
        return renderer.list(page.resources(), page.totalResults(), page.startIndex(), request.shown());
    }

    private Predicate<Resource> matches(ScimRequest.Search request) {
        Optional<Filter> filter = request.filter();
        if (filter.isEmpty()) {
            return resource -> true;
        }
        return FilterMatcher.of(filter.get(), request.type(), quirks.filter())::matches;
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
        return ResourceReader.read(type, body, quirks.validation()).orThrow();
    }

    private static ScimException missing(ResourceType type) {
        return new ScimException(ScimError.notFound("There is no such " + type.name() + "."));
    }
}
