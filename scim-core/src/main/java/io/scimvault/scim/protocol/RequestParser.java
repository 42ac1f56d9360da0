package io.scimvault.scim.protocol;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.filter.Filter;
import io.scimvault.scim.filter.FilterParser;
import io.scimvault.scim.filter.FilterPaths;
import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.patch.PatchOptions;
import io.scimvault.scim.patch.PatchReader;
import io.scimvault.scim.protocol.ScimRequest.Discover;
import io.scimvault.scim.protocol.ScimRequest.NotAllowed;
import io.scimvault.scim.protocol.ScimRequest.Unsupported;
import io.scimvault.scim.quirks.ClientQuirks;
import io.scimvault.scim.schema.AttributeName;
import io.scimvault.scim.schema.AttributePath;
import io.scimvault.scim.schema.ResourceType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Turns a raw request into what it means in SCIM (RFC 7644 §3.2): which endpoint, which method, which parameters, which body. A path
 * that is not understood is 404, a method that does not exist 501, all else that is not understood 400, 413 or 415.
 */
public final class RequestParser {
    private static final String SEARCH = ".search";
    private static final String ME = "Me";
    private static final Set<String> OWN =
            Set.of(ME, "Bulk", SEARCH, "ServiceProviderConfig", "ResourceTypes", "Schemas");
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

    private final List<ResourceType> types;
    private final ClientQuirks quirks;
    private final Paging.Limits pageLimits;
    private final Function<RawRequest, JsonValue> body;
    private final BulkReader bulk;

    public RequestParser(
            List<ResourceType> types,
            ClientQuirks quirks,
            Paging.Limits pageLimits,
            JsonLimits jsonLimits,
            BulkLimits bulkLimits) {
        this.types = List.copyOf(types);
        this.quirks = quirks;
        this.pageLimits = pageLimits;
        this.body = new RequestBody(jsonLimits)::value;
        this.bulk = new BulkReader(bulkLimits, !quirks.patch().allows(PatchOptions.Tolerance.LOOSE_ENVELOPE));
    }

    private RequestParser(RequestParser other, BulkOperation operation) {
        this.types = other.types;
        this.quirks = other.quirks;
        this.pageLimits = other.pageLimits;
        this.body = request -> BulkReader.data(operation);
        this.bulk = new BulkReader(BulkLimits.OFF, other.bulk.isStrict());
    }

    /**
     * Makes sure that every request leads to one resource type at most, and none away from the service's own endpoints.
     *
     * @throws IllegalArgumentException where that is not so
     */
    public static void requireDistinct(List<ResourceType> types) {
        if (types.isEmpty()) {
            throw new IllegalArgumentException("a service has one resource type at least");
        }
        List<List<String>> endpoints = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (ResourceType type : types) {
            List<String> endpoint = UrlEncoding.segments(type.endpoint()).orElse(List.of());
            if (endpoint.isEmpty() || OWN.contains(endpoint.get(0))) {
                throw new IllegalArgumentException("not an endpoint of a resource type: " + type.endpoint());
            }
            boolean hidden =
                    endpoints.stream().anyMatch(other -> isWithin(endpoint, other) || isWithin(other, endpoint));
            if (hidden || !names.add(AttributeName.fold(type.name()))) {
                throw new IllegalArgumentException("another resource type has the name or endpoint of " + type.name());
            }
            endpoints.add(endpoint);
        }
    }

    private static boolean isWithin(List<String> path, List<String> endpoint) {
        return path.size() >= endpoint.size()
                && path.subList(0, endpoint.size()).equals(endpoint);
    }

    /** What an operation of a bulk request means: what the same request alone would, if it changes a resource. */
    public ScimRequest parse(BulkOperation operation) {
        bulk.check(operation);
        return BulkReader.change(new RequestParser(this, operation).parse(operation.request()));
    }

    /** What a request means. */
    public ScimRequest parse(RawRequest request) {
        requireMethod(request);
        List<String> path = UrlEncoding.segments(request.path()).orElseThrow(RequestParser::noEndpoint);
        for (ResourceType type : types) {
            List<String> endpoint = UrlEncoding.segments(type.endpoint()).orElseThrow();
            if (isWithin(path, endpoint)) {
                return ofType(type, path.subList(endpoint.size(), path.size()), request);
            }
        }
        if (path.isEmpty()) {
            return isRead(request)
                    ? searchAll(Parameters.ofQuery(query(request)))
                    : new NotAllowed(List.of("GET", "HEAD"));
        }
        if (path.equals(List.of(SEARCH))) {
            return request.method().equals("POST")
                    ? searchAll(Parameters.ofBody(object(request)))
                    : new NotAllowed(List.of("POST"));
        }
        return ofServer(path, request);
    }

    private static void requireMethod(RawRequest request) {
        if (!METHODS.contains(request.method())) {
            throw new ScimException(ScimError.of(501, "There is no such method in SCIM."));
        }
    }

    /** Whether a request is one of {@code /Me} (RFC 7644 §3.11). */
    public static boolean isOfCaller(RawRequest request) {
        return UrlEncoding.segments(request.path()).equals(Optional.of(List.of(ME)));
    }

    /** What a request of {@code /Me} means, where this resource stands for the caller. */
    public ScimRequest parseOfCaller(RawRequest request, ResourceType type, String id) {
        requireMethod(request);
        return resource(type, id, request);
    }

    private static ScimException noEndpoint() {
        return new ScimException(ScimError.notFound("There is no such endpoint."));
    }

    private ScimRequest ofServer(List<String> path, RawRequest request) {
        String first = path.get(0);
        for (Discover.Endpoint endpoint : Discover.Endpoint.values()) {
            if (first.equals(endpoint.segment())) {
                return discover(endpoint, path.subList(1, path.size()), request);
            }
        }
        if (path.equals(List.of(ME))) {
            return new Unsupported(Unsupported.Feature.ME);
        }
        if (path.equals(List.of("Bulk"))) {
            return bulk(request);
        }
        throw noEndpoint();
    }

    private ScimRequest bulk(RawRequest request) {
        if (!bulk.limits().areServed()) {
            return new Unsupported(Unsupported.Feature.BULK);
        }
        return request.method().equals("POST")
                ? new ScimRequest.Bulk(bulk.read(object(request)))
                : new NotAllowed(List.of("POST"));
    }

    /** RFC 7644 §4: only GET, and a filter is refused with 403. */
    private static ScimRequest discover(Discover.Endpoint endpoint, List<String> rest, RawRequest request) {
        boolean hasDocuments = endpoint != Discover.Endpoint.SERVICE_PROVIDER_CONFIG;
        if (rest.size() > (hasDocuments ? 1 : 0)) {
            throw noEndpoint();
        }
        if (!isRead(request)) {
            return new NotAllowed(List.of("GET", "HEAD"));
        }
        if (Parameters.ofQuery(query(request)).filter().isPresent()) {
            throw new ScimException(ScimError.of(403, "The " + endpoint.segment() + " endpoint takes no filter."));
        }
        return new Discover(endpoint, rest.stream().findFirst());
    }

    private ScimRequest ofType(ResourceType type, List<String> rest, RawRequest request) {
        if (rest.isEmpty()) {
            return collection(type, request);
        }
        if (rest.size() > 1 || hasControl(rest.get(0))) {
            throw noEndpoint();
        }
        if (!rest.get(0).equals(SEARCH)) {
            return resource(type, rest.get(0), request);
        }
        return request.method().equals("POST")
                ? search(type, Parameters.ofBody(object(request)))
                : new NotAllowed(List.of("POST"));
    }

    private ScimRequest collection(ResourceType type, RawRequest request) {
        if (isRead(request)) {
            return search(type, Parameters.ofQuery(query(request)));
        }
        return request.method().equals("POST")
                ? new ScimRequest.Create(type, object(request), shown(type, request))
                : new NotAllowed(List.of("GET", "HEAD", "POST"));
    }

    private ScimRequest resource(ResourceType type, String id, RawRequest request) {
        Precondition condition = Precondition.of(request);
        return switch (request.method()) {
            case "GET", "HEAD" -> new ScimRequest.Read(type, id, condition, shown(type, request));
            case "PUT" -> new ScimRequest.Replace(type, id, object(request), condition, shown(type, request));
            case "PATCH" ->
                new ScimRequest.Patch(
                        type,
                        id,
                        PatchReader.read(body.apply(request), quirks.patch()),
                        condition,
                        shown(type, request));
            case "DELETE" -> new ScimRequest.Delete(type, id, condition);
            default -> new NotAllowed(List.of("GET", "HEAD", "PUT", "PATCH", "DELETE"));
        };
    }

    private ScimRequest.Search search(ResourceType type, Parameters parameters) {
        Optional<Filter> filter = parameters.filter().map(text -> FilterParser.parse(text, type, quirks.filter()));
        return new ScimRequest.Search(
                type,
                filter,
                parameters.order(type),
                parameters.paging(pageLimits),
                parameters.cursor(),
                parameters.projection(type));
    }

    private ScimRequest.SearchAll searchAll(Parameters parameters) {
        Optional<Filter> filter = parameters.filter().map(text -> FilterParser.parse(text, quirks.filter()));
        filter.ifPresent(this::requireKnown);
        return new ScimRequest.SearchAll(types.stream()
                .map(type -> new ScimRequest.Search(
                        type,
                        filter,
                        parameters.order(type, types),
                        parameters.paging(pageLimits),
                        parameters.cursor(),
                        parameters.projection(type)))
                .toList());
    }

    /** An attribute that one type has may be asked of all; one that no type has is a mistake, which no answer may hide. */
    private void requireKnown(Filter filter) {
        for (AttributePath path : FilterPaths.of(filter)) {
            if (types.stream().allMatch(type -> type.resolve(path).isEmpty())) {
                throw new ScimException(ScimError.badRequest(
                        ScimType.INVALID_FILTER, "The filter names an attribute that no resource type has."));
            }
        }
    }

    private JsonObject object(RawRequest request) {
        return RequestBody.object(body.apply(request));
    }

    private static Projection shown(ResourceType type, RawRequest request) {
        return Parameters.ofQuery(query(request)).projection(type);
    }

    private static Optional<String> query(RawRequest request) {
        return Optional.ofNullable(request.query());
    }

    private static boolean isRead(RawRequest request) {
        return request.method().equals("GET") || request.method().equals("HEAD");
    }

    private static boolean hasControl(String id) {
        return id.chars().anyMatch(Character::isISOControl);
    }
}
