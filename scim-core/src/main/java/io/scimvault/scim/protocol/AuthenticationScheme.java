package io.scimvault.scim.protocol;

import io.scimvault.scim.json.JsonObject;
import java.net.URI;
import java.util.Optional;

/**
 * A way in which the host authenticates callers, as {@code ServiceProviderConfig} publishes it (RFC 7643 §5).
 *
 * @param type {@code oauth}, {@code oauth2}, {@code oauthbearertoken}, {@code httpbasic}, {@code httpdigest}, or the host's own
 * @param name for people
 * @param description for people
 * @param specUri the specification of the scheme
 * @param documentationUri where people read how to use it here
 * @param primary whether it is the preferred one
 */
public record AuthenticationScheme(
        String type,
        String name,
        String description,
        Optional<URI> specUri,
        Optional<URI> documentationUri,
        boolean primary) {

    /** A bearer token in the {@code Authorization} header (RFC 6750), preferred. */
    public static final AuthenticationScheme BEARER_TOKEN = new AuthenticationScheme(
            "oauthbearertoken",
            "OAuth Bearer Token",
            "A bearer token in the Authorization header.",
            Optional.of(URI.create("https://www.rfc-editor.org/info/rfc6750")),
            Optional.empty(),
            true);

    /** Name and password in the {@code Authorization} header (RFC 7617), preferred. */
    public static final AuthenticationScheme BASIC = new AuthenticationScheme(
            "httpbasic",
            "HTTP Basic",
            "A name and a password in the Authorization header.",
            Optional.of(URI.create("https://www.rfc-editor.org/info/rfc7617")),
            Optional.empty(),
            true);

    /** This scheme, preferred or not. */
    public AuthenticationScheme primary(boolean preferred) {
        return new AuthenticationScheme(type, name, description, specUri, documentationUri, preferred);
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("type", type)
                .put("name", name)
                .put("description", description)
                .put("specUri", specUri.map(URI::toString))
                .put("documentationUri", documentationUri.map(URI::toString))
                .put("primary", primary)
                .build();
    }
}
