package io.scimvault.benchmarks.scimsdk;

import de.captaingoldfish.scim.sdk.common.resources.ResourceNode;
import de.captaingoldfish.scim.sdk.common.resources.ServiceProvider;
import de.captaingoldfish.scim.sdk.server.patch.DefaultPatchOperationHandler;
import de.captaingoldfish.scim.sdk.server.schemas.ResourceType;

/** The library's own handler on a resource that is at hand, where it would fetch one and print and parse it for a copy. */
final class OnGiven<T extends ResourceNode> extends DefaultPatchOperationHandler<T> {
    private final T resource;

    @SuppressWarnings("NullAway") // the context, which only the answer to a request needs
    OnGiven(T resource, Class<T> kind, ServiceProvider provider, ResourceType type) {
        super(kind, provider.getPatchConfig(), type, null);
        this.resource = resource;
    }

    @Override
    public T getPatchedResource(String id) {
        return resource;
    }
}
