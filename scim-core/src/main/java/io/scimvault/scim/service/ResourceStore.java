package io.scimvault.scim.service;

import io.scimvault.scim.patch.Change;
import io.scimvault.scim.protocol.Projection;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.ResourceType;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Where resources are kept: the port that a host implements. Resources come and go in canonical form, without
 * {@code meta.location}; a refusal is a {@link io.scimvault.scim.error.ScimException}.
 */
public interface ResourceStore {

    /** Stores a new resource and gives it its id and meta; 409 {@code uniqueness} where another one has what must be unique. */
    Resource create(ResourceType type, Resource wanted);

    /** The resource, or empty where there is none that the caller may see; with at least those attributes that are wanted. */
    Optional<Resource> read(ResourceType type, String id, Projection wanted);

    /**
     * Reads, applies the change, and stores the result if it differs: as one atomic step as far as the store can.
     *
     * @param change may refuse (400, 412), and may be applied more than once
     * @return the resource as it is now; its meta is untouched where nothing changed
     */
    Resource update(ResourceType type, String id, Function<Resource, Change> change);

    /**
     * The type as a PATCH may write it. A store that can turn a change of a read-only attribute into what it stands for, such as a
     * user's {@code groups}, answers with {@link ResourceType#writing}; {@link #update} is then given such changes, too.
     */
    default ResourceType patched(ResourceType type) {
        return type;
    }

    /**
     * A replacement with what it leaves out and this store does not clear for that (RFC 7644 §3.5.1 lets a server give such attributes a
     * value): by default all that is left out is cleared.
     *
     * @param before the resource as it is
     * @param wanted what a client wants in its place
     */
    default Resource completed(ResourceType type, Resource before, Resource wanted) {
        return wanted;
    }

    /**
     * Deletes a resource; 404 where there is none.
     *
     * @param check is shown the resource first, and may refuse (412)
     */
    void delete(ResourceType type, String id, Consumer<Resource> check);

    /** One page of the resources that match. */
    Page query(ResourceType type, Query query);

    /**
     * The attributes by whose value this store finds resources without looking at all of them, such as {@code id} and {@code userName};
     * the best one first. A search that demands such a value is answered by {@link #find} instead of {@link #query}.
     */
    default List<String> keys(ResourceType type) {
        return List.of();
    }

    /**
     * All resources that may have this value of one of the {@link #keys}; they are still matched.
     *
     * @param value as the client wrote it; whether case counts is the attribute's matter
     */
    default List<Resource> find(ResourceType type, String key, String value, Projection wanted) {
        throw new UnsupportedOperationException("this store has no key " + key);
    }
}
