package io.scimvault.benchmarks.engine;

import io.scimvault.benchmarks.contract.Service;
import io.scimvault.scim.protocol.RawRequest;
import io.scimvault.scim.protocol.RawResponse;
import io.scimvault.scim.service.InMemoryStore;
import io.scimvault.scim.service.ScimService;
import io.scimvault.scim.service.ServiceConfig;
import java.io.ByteArrayInputStream;
import java.net.URI;

/** scim-core's service in its usual configuration, over its store in memory. */
final class ScimVaultService implements Service {
    private final ScimService service =
            ScimService.over(new InMemoryStore(), ServiceConfig.usual().baseUri(URI.create(BASE)));

    @Override
    public Answer answer(String method, String path, String query, byte[] body) {
        RawResponse response =
                service.handle(RawRequest.of(method, path, query, HEADERS, new ByteArrayInputStream(body)));
        return new Answer(response.status(), response.headers(), response.body());
    }

    @Override
    public boolean hasCursors() {
        return true;
    }
}
