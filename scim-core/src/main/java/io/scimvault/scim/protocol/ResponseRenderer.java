package io.scimvault.scim.protocol;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.ResourceType;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Turns outcomes into answers (RFC 7644 §3.3 to §3.12): statuses, headers, the attributes that are shown, and the JSON around. */
public final class ResponseRenderer {
    private static final String LIST_URN = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"[\\x21\\x23-\\x7E]*\"");

    private final String prefix;
    private final References references;

    private ResponseRenderer(String prefix, References references) {
        this.prefix = prefix;
        this.references = references;
    }

    /**
     * A renderer of absolute URLs below a base such as {@code https://id.example/scim/v2}; without one they are relative to it, as
     * RFC 7644 §1.3 reads relative URLs.
     *
     * @param types the types that are served, to which references lead
     */
    public static ResponseRenderer below(Optional<URI> base, List<ResourceType> types) {
        return new ResponseRenderer(base.map(ResponseRenderer::prefix).orElse(""), References.to(types));
    }

    /** The same below another base. */
    public ResponseRenderer at(URI base) {
        return new ResponseRenderer(prefix(base), references);
    }

    private static String prefix(URI base) {
        if (!base.isAbsolute() || base.getRawQuery() != null || base.getRawFragment() != null) {
            throw new IllegalArgumentException("not an absolute URL without query and fragment: " + base);
        }
        String text = base.toString();
        return text.endsWith("/") ? text : text + "/";
    }

    /** The URL of something below the base: an endpoint, and the id of what is there. */
    public String location(String endpoint, String id) {
        String relative = endpoint.startsWith("/") ? endpoint.substring(1) : endpoint;
        return prefix + relative + "/" + UrlEncoding.segment(id);
    }

    /** The URL of an endpoint. */
    String location(String endpoint) {
        return prefix + endpoint;
    }

    /** 201: the resource was created. */
    public ScimResponse created(Resource resource, Projection shown) {
        return single(201, resource, shown);
    }

    /** 200 with one resource. */
    public ScimResponse ok(Resource resource, Projection shown) {
        return single(200, resource, shown);
    }

    /** A resource as a list shows it. */
    public JsonObject element(Resource resource, Projection shown) {
        return shown.apply(located(resource, shown.type(), shown::wants)).tree();
    }

    private ScimResponse single(int status, Resource resource, Projection shown) {
        Resource located = located(resource, shown.type(), shown::wants);
        return ScimResponse.of(status, shown.apply(located).tree())
                .with("Location", located.meta().location())
                .with("ETag", tag(located));
    }

    /** The version as a header may carry it (RFC 9110 §8.8.3); what a store gives otherwise is none. */
    private static Optional<String> tag(Resource resource) {
        return resource.meta().version().filter(version -> TAG.matcher(version).matches());
    }

    /** A resource with everything that this service alone knows of it: {@code meta.location} and the {@code $ref} of its references. */
    public Resource located(Resource resource, ResourceType type) {
        return located(resource, type, attribute -> true);
    }

    private Resource located(Resource resource, ResourceType type, Predicate<String> wanted) {
        String id =
                resource.id().orElseThrow(() -> new IllegalStateException("the store returned a resource without id"));
        JsonObject meta = resource.meta().tree();
        JsonObject whole = meta.has("resourceType") ? meta : meta.with("resourceType", new JsonString(type.name()));
        Resource named = resource.schemas().isEmpty() ? resource.withSchemas(schemas(resource, type)) : resource;
        Resource linked = references.written(named, type, wanted, this::location);
        return linked.with("meta", whole.with("location", new JsonString(location(type.endpoint(), id))));
    }

    private static List<String> schemas(Resource resource, ResourceType type) {
        return Stream.concat(
                        Stream.of(type.schema().id()),
                        type.extensions().stream()
                                .map(extension -> extension.schema().id())
                                .filter(urn -> resource.tree().has(urn)))
                .toList();
    }

    /** 304: the client has this version already. */
    public ScimResponse notModified(Resource resource) {
        return new ScimResponse(304, Map.of(), Optional.empty()).with("ETag", tag(resource));
    }

    /** 204 for a resource that is too large to be shown: where it is, and its version. */
    public ScimResponse noContent(Resource resource, ResourceType type) {
        Resource located = located(resource, type, attribute -> false);
        return noContent().with("Location", located.meta().location()).with("ETag", tag(located));
    }

    /** 204. */
    public static ScimResponse noContent() {
        return new ScimResponse(204, Map.of(), Optional.empty());
    }

    /** 200 with one page of a list (§3.4.2, RFC 9865 §2): {@code Resources} is there even where it is empty. */
    public static ScimResponse list(
            List<JsonObject> resources, int totalResults, int startIndex, Optional<String> nextCursor) {
        return ScimResponse.of(
                200,
                JsonObject.builder()
                        .put("schemas", JsonArray.ofStrings(List.of(LIST_URN)))
                        .put("totalResults", totalResults)
                        .put("startIndex", startIndex)
                        .put("itemsPerPage", resources.size())
                        .put("nextCursor", nextCursor)
                        .put("Resources", JsonArray.of(resources))
                        .build());
    }

    /** A refusal (§3.12); a 401 asks for a bearer token. */
    public static ScimResponse error(ScimError error) {
        ScimResponse response =
                ScimResponse.of(error.status(), ErrorMessage.of(error).toJson());
        Optional<String> challenge = error.status() == 401 ? Optional.of("Bearer") : Optional.empty();
        return response.with("WWW-Authenticate", challenge)
                .with("Retry-After", error.retryAfter().map(ResponseRenderer::seconds));
    }

    private static String seconds(Duration wait) {
        return Long.toString(Math.max(0, wait.plusNanos(999_999_999).toSeconds()));
    }

    /** 405 with the methods that the endpoint has. */
    public static ScimResponse notAllowed(List<String> methods) {
        String allowed = String.join(", ", methods);
        return error(ScimError.of(405, "This endpoint has only " + allowed + "."))
                .with("Allow", allowed);
    }

    /** The bytes of an answer, as plain JSON for a client whose {@code Accept} lists only that. */
    public static RawResponse render(ScimResponse response, Optional<String> accept) {
        Map<String, String> headers = new LinkedHashMap<>(response.headers());
        response.body().ifPresent(body -> headers.put("Content-Type", MediaTypes.ofAnswer(accept)));
        byte[] bytes = response.body().map(JsonText::printBytes).orElse(new byte[0]);
        return new RawResponse(response.status(), headers, bytes);
    }

    /** The answer of a host that does not know the caller: 401 as a SCIM error. */
    public static RawResponse unauthorized(String detail) {
        return render(error(ScimError.of(401, detail)), Optional.empty());
    }
}
