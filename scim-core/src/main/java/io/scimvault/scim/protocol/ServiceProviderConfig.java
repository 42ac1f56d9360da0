package io.scimvault.scim.protocol;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What another server says that it can do (RFC 7643 §5; paging, RFC 9865 §4): a view of its document, with names in any letter case.
 * What is not said is not supported, but for paging by index, which every server has.
 */
public record ServiceProviderConfig(JsonObject tree) {
    private static final String BULK = "bulk";
    private static final String FILTER = "filter";
    private static final String PAGINATION = "pagination";

    /**
     * The view of a document.
     *
     * @throws io.scimvault.scim.error.ScimException 400, if it is no object
     */
    public static ServiceProviderConfig read(JsonValue body) {
        return new ServiceProviderConfig(
                LooseMembers.of("a service provider configuration", body).object());
    }

    public boolean supportsPatch() {
        return supports("patch");
    }

    public boolean supportsBulk() {
        return supports(BULK);
    }

    public boolean supportsFilter() {
        return supports(FILTER);
    }

    public boolean supportsSort() {
        return supports("sort");
    }

    /** Whether resources have entity tags (RFC 7644 §3.14). */
    public boolean supportsEtag() {
        return supports("etag");
    }

    public boolean supportsChangePassword() {
        return supports("changePassword");
    }

    public boolean supportsCursor() {
        return part(PAGINATION).is("cursor");
    }

    public boolean supportsIndex() {
        return part(PAGINATION).get("index").isEmpty() || part(PAGINATION).is("index");
    }

    /** How many operations a bulk request may have. */
    public OptionalInt maxOperations() {
        return part(BULK).integer("maxOperations");
    }

    /** How many bytes a bulk request may have. */
    public OptionalInt maxPayloadSize() {
        return part(BULK).integer("maxPayloadSize");
    }

    /** How many resources an answer has at most. */
    public OptionalInt maxResults() {
        return part(FILTER).integer("maxResults");
    }

    /** How many resources a page has where a request does not say. */
    public OptionalInt defaultPageSize() {
        return part(PAGINATION).integer("defaultPageSize");
    }

    /** How many resources a page has at most. */
    public OptionalInt maxPageSize() {
        return part(PAGINATION).integer("maxPageSize");
    }

    /** For how many seconds a cursor is good. */
    public OptionalInt cursorTimeout() {
        return part(PAGINATION).integer("cursorTimeout");
    }

    public Optional<String> documentationUri() {
        return all().text("documentationUri");
    }

    /** The types of the authentication schemes, such as {@code oauthbearertoken}. */
    public List<String> authenticationTypes() {
        return all().get("authenticationSchemes")
                .map(schemes -> schemes instanceof JsonArray array ? array.stream() : Stream.of(schemes))
                .orElse(Stream.empty())
                .flatMap(scheme -> scheme instanceof JsonObject object
                        ? new LooseMembers("an authentication scheme", object).text("type").stream()
                        : Stream.empty())
                .toList();
    }

    /** The document as it was read. */
    public JsonObject toJson() {
        return tree;
    }

    private boolean supports(String feature) {
        boolean plain = all().get(feature)
                .filter(value -> !(value instanceof JsonObject))
                .isPresent();
        return plain ? all().is(feature) : part(feature).is("supported");
    }

    private LooseMembers part(String name) {
        JsonObject part = all().get(name)
                .map(value -> value instanceof JsonObject object ? object : JsonObject.EMPTY)
                .orElse(JsonObject.EMPTY);
        return new LooseMembers("\"" + name + "\"", part);
    }

    private LooseMembers all() {
        return new LooseMembers("a service provider configuration", tree);
    }

    /** The document as JSON. */
    @Override
    public String toString() {
        return tree.toString();
    }
}
