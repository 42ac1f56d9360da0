package io.scimvault.scim.service;

import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.protocol.Paging;
import io.scimvault.scim.quirks.ClientQuirks;
import io.scimvault.scim.schema.CoreSchemas;
import io.scimvault.scim.schema.ResourceType;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * How a {@link ScimService} behaves.
 *
 * @param baseUri the URL that the service has for its clients, such as {@code https://id.example/scim/v2}; without one, and without one
 *     given with the request, locations are relative to it
 * @param types the resource types that are served
 * @param quirks how lenient it is
 * @param pages sizes of a list's pages
 * @param bodies limits of a request's body
 */
public record ServiceConfig(
        Optional<URI> baseUri, List<ResourceType> types, ClientQuirks quirks, Paging.Limits pages, JsonLimits bodies) {

    public ServiceConfig {
        types = List.copyOf(types);
    }

    /** Users and groups, lenient, pages of 100 and at most 200, bodies of at most 4 MiB. */
    public static ServiceConfig usual() {
        return new ServiceConfig(
                Optional.empty(),
                List.of(CoreSchemas.USER, CoreSchemas.GROUP),
                ClientQuirks.lenient(),
                Paging.Limits.USUAL,
                JsonLimits.REQUEST);
    }

    /** This configuration with a base URL. */
    public ServiceConfig baseUri(URI uri) {
        return new ServiceConfig(Optional.of(uri), types, quirks, pages, bodies);
    }

    /** This configuration with other resource types. */
    public ServiceConfig types(ResourceType... served) {
        return new ServiceConfig(baseUri, List.of(served), quirks, pages, bodies);
    }

    /** This configuration with other leniency. */
    public ServiceConfig quirks(ClientQuirks other) {
        return new ServiceConfig(baseUri, types, other, pages, bodies);
    }

    /** This configuration with other page sizes. */
    public ServiceConfig pages(Paging.Limits limits) {
        return new ServiceConfig(baseUri, types, quirks, limits, bodies);
    }

    /** This configuration with other limits of bodies. */
    public ServiceConfig bodies(JsonLimits limits) {
        return new ServiceConfig(baseUri, types, quirks, pages, limits);
    }
}
