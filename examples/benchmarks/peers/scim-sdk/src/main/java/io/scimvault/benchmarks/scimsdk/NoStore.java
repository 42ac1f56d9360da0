package io.scimvault.benchmarks.scimsdk;

import de.captaingoldfish.scim.sdk.common.constants.enums.SortOrder;
import de.captaingoldfish.scim.sdk.common.resources.ResourceNode;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceHandler;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.response.PartialListResponse;
import java.util.List;

/** The handler that an endpoint must have; none of the measured work stores anything. It finds its type in its subclass. */
abstract class NoStore<T extends ResourceNode> extends ResourceHandler<T> {
    @Override
    public T createResource(T resource, Context context) {
        throw new UnsupportedOperationException();
    }

    @Override
    public T getResource(String id, List<SchemaAttribute> attributes, List<SchemaAttribute> excluded, Context context) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PartialListResponse<T> listResources(
            long startIndex,
            int count,
            FilterNode filter,
            SchemaAttribute sortBy,
            SortOrder sortOrder,
            List<SchemaAttribute> attributes,
            List<SchemaAttribute> excluded,
            Context context) {
        throw new UnsupportedOperationException();
    }

    @Override
    public T updateResource(T resource, Context context) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void deleteResource(String id, Context context) {
        throw new UnsupportedOperationException();
    }
}
