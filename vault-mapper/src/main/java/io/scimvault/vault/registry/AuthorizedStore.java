package io.scimvault.vault.registry;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.patch.Change;
import io.scimvault.scim.patch.Delta;
import io.scimvault.scim.protocol.Projection;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.service.Page;
import io.scimvault.scim.service.Query;
import io.scimvault.scim.service.ResourceStore;
import io.scimvault.vault.plan.VaultPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A store for one caller, who may do with it what the policies of the caller's Vault token allow on the virtual paths
 * {@code scim/v2/Users}, {@code scim/v2/Users/<id>}, {@code scim/v2/Groups} and {@code scim/v2/Groups/<id>}: {@code create}, {@code read},
 * {@code update} (PUT and PATCH), {@code delete} and {@code list}. Vault is asked each time; what is not allowed is 403 before anything
 * else is looked at.
 */
public final class AuthorizedStore implements ResourceStore {
    private static final String BASE = "scim/v2";
    private static final String GROUPS = "groups";

    private final ResourceStore store;
    private final ResourceType groupType;
    private final Function<String, Set<String>> capabilities;

    /**
     * Puts the check before a store.
     *
     * @param groupType that of groups, which a change of a user's {@code groups} is a change of
     * @param capabilities what the caller's token may do on a path
     */
    public AuthorizedStore(ResourceStore store, ResourceType groupType, Function<String, Set<String>> capabilities) {
        this.store = store;
        this.groupType = groupType;
        this.capabilities = capabilities;
    }

    @Override
    public Resource create(ResourceType type, Resource wanted) {
        check("create", path(type));
        return store.create(type, wanted);
    }

    @Override
    public Optional<Resource> read(ResourceType type, String id, Projection wanted) {
        if (!VaultPath.isId(id)) {
            return Optional.empty();
        }
        check("read", path(type, id));
        return store.read(type, id, wanted);
    }

    @Override
    public Resource update(ResourceType type, String id, Function<Resource, Change> change) {
        requireId(type, id);
        check("update", path(type, id));
        return store.update(type, id, before -> checked(change.apply(before)));
    }

    /** A change of memberships through a user is one of the groups, too. */
    private Change checked(Change change) {
        Delta delta = change.delta(GROUPS);
        for (Set<String> groups : List.of(delta.added(), delta.removed())) {
            groups.stream().filter(VaultPath::isId).forEach(id -> check("update", path(groupType, id)));
        }
        return change;
    }

    @Override
    public ResourceType patched(ResourceType type) {
        return store.patched(type);
    }

    @Override
    public Resource completed(ResourceType type, Resource before, Resource wanted) {
        return store.completed(type, before, wanted);
    }

    @Override
    public void delete(ResourceType type, String id, Consumer<Resource> check) {
        requireId(type, id);
        check("delete", path(type, id));
        store.delete(type, id, check);
    }

    @Override
    public Page query(ResourceType type, Query query) {
        check("list", path(type));
        return store.query(type, query);
    }

    @Override
    public List<String> keys(ResourceType type) {
        return store.keys(type);
    }

    @Override
    public List<Resource> find(ResourceType type, String key, String value, Projection wanted) {
        check("list", path(type));
        return store.find(type, key, value, wanted);
    }

    private void check(String capability, String path) {
        Set<String> allowed = capabilities.apply(path);
        boolean all = allowed.contains("root");
        if (!all && (allowed.contains("deny") || !allowed.contains(capability))) {
            throw new ScimException(
                    ScimError.of(403, "The caller's policies do not allow \"" + capability + "\" on " + path + "."));
        }
    }

    /** An id that none of Vault's objects can have never becomes part of a path. */
    private static void requireId(ResourceType type, String id) {
        if (!VaultPath.isId(id)) {
            throw new ScimException(ScimError.notFound("There is no such " + type.name() + "."));
        }
    }

    private static String path(ResourceType type) {
        return BASE + type.endpoint();
    }

    private static String path(ResourceType type, String id) {
        return path(type) + "/" + id;
    }
}
