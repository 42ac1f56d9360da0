package io.scimvault.benchmarks.scimsdk;

import com.fasterxml.jackson.databind.json.JsonMapper;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.resources.ServiceProvider;
import de.captaingoldfish.scim.sdk.common.resources.complex.ETagConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.FilterConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.PatchConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.SortConfig;
import de.captaingoldfish.scim.sdk.common.response.ScimResponse;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceEndpoint;
import de.captaingoldfish.scim.sdk.server.endpoints.base.UserEndpointDefinition;
import de.captaingoldfish.scim.sdk.server.schemas.ResourceType;
import io.scimvault.benchmarks.contract.Service;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/** SCIM-SDK's endpoint with what ours does too switched on: filters, sorting and entity tags, the first two by the library itself. */
final class ScimSdkService implements Service {
    private static final int LARGEST_PAGE = 200;

    private final JsonMapper mapper = new JsonMapper();
    private final ResourceEndpoint endpoint;

    /** Filters are evaluated in the pool. */
    ScimSdkService(ForkJoinPool pool) {
        endpoint = new ResourceEndpoint(ServiceProvider.builder()
                .patchConfig(PatchConfig.builder().supported(true).build())
                .filterConfig(FilterConfig.builder()
                        .supported(true)
                        .maxResults(LARGEST_PAGE)
                        .build())
                .sortConfig(SortConfig.builder().supported(true).build())
                .eTagConfig(ETagConfig.builder().supported(true).build())
                .forkJoinPool(pool)
                .build());
        ResourceType users = endpoint.registerEndpoint(new UserEndpointDefinition(new UsersInMemory()));
        users.getFeatures().setAutoFiltering(true);
        users.getFeatures().setAutoSorting(true);
    }

    @Override
    @SuppressWarnings("NullAway") // nobody who would have to be authorized
    public Answer answer(String method, String path, String query, byte[] body) throws Exception {
        String url = query.isEmpty() ? BASE + path : BASE + path + "?" + query;
        ScimResponse response =
                endpoint.handleRequest(url, HttpMethod.valueOf(method), text(body), HEADERS, new Context(null));
        return new Answer(response.getHttpStatus(), response.getHttpHeaders(), mapper.writeValueAsBytes(response));
    }

    private static @Nullable String text(byte[] body) {
        return body.length == 0 ? null : new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public boolean hasCursors() {
        return false;
    }
}
