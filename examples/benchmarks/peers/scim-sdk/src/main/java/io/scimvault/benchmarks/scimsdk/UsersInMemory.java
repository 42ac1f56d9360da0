package io.scimvault.benchmarks.scimsdk;

import de.captaingoldfish.scim.sdk.common.constants.enums.SortOrder;
import de.captaingoldfish.scim.sdk.common.etag.ETag;
import de.captaingoldfish.scim.sdk.common.exceptions.ConflictException;
import de.captaingoldfish.scim.sdk.common.exceptions.ResourceNotFoundException;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.complex.Meta;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import de.captaingoldfish.scim.sdk.common.utils.JsonHelper;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceHandler;
import de.captaingoldfish.scim.sdk.server.endpoints.features.EndpointType;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.response.PartialListResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Users in memory, as scim-core's store keeps them: in the order of their creation, each userName once. Versions are counted, so that
 * the library need not hash a user for each. What is to be patched is copied, since a PATCH that fails has changed it in part.
 */
final class UsersInMemory extends ResourceHandler<User> {
    private final Map<String, User> users = new LinkedHashMap<>();
    private final Map<String, String> owners = new HashMap<>();
    private long changes;

    @Override
    public synchronized User createResource(User user, Context context) {
        String id = UUID.randomUUID().toString();
        user.setId(id);
        Instant now = Instant.now();
        return stored(id, user, now, now);
    }

    private User stored(String id, User user, Instant created, Instant lastModified) {
        String name = user.getUserName().orElseThrow().toLowerCase(Locale.ROOT);
        if (!id.equals(owners.getOrDefault(name, id))) {
            throw new ConflictException("another user has this userName");
        }
        Meta meta = user.getMeta().orElseGet(Meta::new);
        meta.setCreated(created);
        meta.setLastModified(lastModified);
        meta.setVersion(ETag.builder().weak(true).tag(Long.toString(++changes)).build());
        user.remove("meta"); // what getMeta gave may be a copy
        user.setMeta(meta);
        owners.put(name, id);
        users.put(id, user);
        return user;
    }

    @Override
    @SuppressWarnings("NullAway") // null is the library's word for none
    public synchronized @Nullable User getResource(
            String id, List<SchemaAttribute> attributes, List<SchemaAttribute> excluded, Context context) {
        return users.get(id);
    }

    @Override
    public User getResourceForUpdate(
            String id,
            List<SchemaAttribute> attributes,
            List<SchemaAttribute> excluded,
            Context context,
            EndpointType endpoint) {
        return JsonHelper.copyResourceToObject(existing(id).deepCopy(), User.class);
    }

    private synchronized User existing(String id) {
        User user = users.get(id);
        if (user == null) {
            throw new ResourceNotFoundException("there is no such user");
        }
        return user;
    }

    @Override
    public synchronized PartialListResponse<User> listResources(
            long startIndex,
            int count,
            FilterNode filter,
            SchemaAttribute sortBy,
            SortOrder sortOrder,
            List<SchemaAttribute> attributes,
            List<SchemaAttribute> excluded,
            Context context) {
        return PartialListResponse.<User>builder()
                .resources(new ArrayList<>(users.values()))
                .totalResults(users.size())
                .build();
    }

    @Override
    public synchronized User updateResource(User user, Context context) {
        String id = user.getId().orElseThrow();
        User before = existing(id);
        owners.remove(before.getUserName().orElseThrow().toLowerCase(Locale.ROOT), id);
        return stored(id, user, before.getMeta().flatMap(Meta::getCreated).orElseThrow(), Instant.now());
    }

    @Override
    public synchronized void deleteResource(String id, Context context) {
        owners.remove(existing(id).getUserName().orElseThrow().toLowerCase(Locale.ROOT));
        users.remove(id);
    }
}
