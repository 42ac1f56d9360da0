package io.scimvault.vault;

import io.scimvault.scim.filter.Filter;
import io.scimvault.scim.filter.FilterMatcher;
import io.scimvault.scim.filter.FilterParser;
import io.scimvault.scim.filter.Filters;
import io.scimvault.scim.patch.Change;
import io.scimvault.scim.patch.PatchEngine;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.protocol.Paging;
import io.scimvault.scim.protocol.Projection;
import io.scimvault.scim.quirks.ClientQuirks;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.service.Query;
import io.scimvault.scim.validation.ResourceReader;
import io.scimvault.vault.plan.VaultPlan;
import io.scimvault.vault.store.VaultResourceStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The users or the groups of one client, as typed values. Every method refuses with a {@link io.scimvault.scim.error.ScimException},
 * as a SCIM request would be refused.
 *
 * @param <T> {@link io.scimvault.scim.resource.User} or {@link io.scimvault.scim.resource.Group}
 */
public final class TypedResources<T> {
    private final VaultResourceStore store;
    private final ResourceType type;
    private final String nameAttribute;
    private final ClientQuirks quirks;
    private final Function<Resource, T> view;
    private final Function<T, Resource> tree;

    TypedResources(
            VaultResourceStore store,
            ResourceType type,
            String nameAttribute,
            ClientQuirks quirks,
            Function<Resource, T> view,
            Function<T, Resource> tree) {
        this.store = store;
        this.type = type;
        this.nameAttribute = nameAttribute;
        this.quirks = quirks;
        this.view = view;
        this.tree = tree;
    }

    /** Creates a resource; 409 when its name is in use. */
    public T create(T resource) {
        return view.apply(store.create(type, valid(resource)));
    }

    /** Creates the resource, or replaces the one that has its name, whatever its id: to rename one, use {@link #replace}. */
    public T put(T resource) {
        Optional<String> id = idOf(resource);
        return id.isPresent() ? replace(id.get(), resource) : create(resource);
    }

    /** Replaces the resource with this id; 404 where there is none. */
    public T replace(String id, T resource) {
        Resource wanted = valid(resource);
        return view.apply(store.update(type, id, before -> replacement(before, wanted)));
    }

    /** Changes the resource with this id; 404 where there is none. */
    public T patch(String id, PatchRequest patch) {
        PatchEngine engine = engine();
        return view.apply(store.update(type, id, before -> engine.apply(before, patch)));
    }

    /** Deletes the resource with this id; 404 where there is none. */
    public void delete(String id) {
        store.delete(type, id, before -> {});
    }

    /** The resource with this id. */
    public Optional<T> get(String id) {
        return store.read(type, id, Projection.byDefault(type)).map(view);
    }

    /** All resources that match a filter (RFC 7644 §3.4.2.2). */
    public List<T> query(String filter) {
        return query(FilterParser.parse(filter, quirks.filter()));
    }

    /** All resources that match a filter. */
    public List<T> query(Filter filter) {
        FilterMatcher matcher = FilterMatcher.of(filter, type, quirks.filter());
        return query(Optional.of(filter), matcher);
    }

    /** All resources of the client. */
    public List<T> all() {
        return query(Optional.empty(), null);
    }

    /** The Vault calls that {@link #create} would make now; refuses as it would. Nothing is written. */
    public VaultPlan planCreate(T resource) {
        return store.planCreate(type, valid(resource));
    }

    /** The Vault calls that {@link #patch} would make now; nothing is written. */
    public VaultPlan planPatch(String id, PatchRequest patch) {
        PatchEngine engine = engine();
        return store.planUpdate(type, id, before -> engine.apply(before, patch));
    }

    /** The Vault calls that {@link #replace} would make now; nothing is written. */
    public VaultPlan planReplace(String id, T resource) {
        Resource wanted = valid(resource);
        return store.planUpdate(type, id, before -> replacement(before, wanted));
    }

    private Change replacement(Resource before, Resource wanted) {
        return Change.replacement(type, before, store.completed(type, before, wanted));
    }

    /** The Vault calls that {@link #put} would make now; nothing is written. */
    public VaultPlan planPut(T resource) {
        Optional<String> id = idOf(resource);
        return id.isPresent() ? planReplace(id.get(), resource) : planCreate(resource);
    }

    /** The Vault calls that {@link #delete} would make now; nothing is written. */
    public VaultPlan planDelete(String id) {
        return store.planDelete(type, id);
    }

    private PatchEngine engine() {
        return PatchEngine.of(store.patched(type), quirks.patch());
    }

    /** The resource as a request with it would be read: what no schema has is dropped in lenient, and refused in strict. */
    private Resource valid(T resource) {
        return ResourceReader.read(type, tree.apply(resource).tree(), quirks.validation())
                .orThrow();
    }

    private Optional<String> idOf(T resource) {
        String name = tree.apply(resource).tree().string(nameAttribute).orElse("");
        Filter filter = Filters.attribute(nameAttribute).eq(name);
        return query(filter).stream()
                .flatMap(found -> tree.apply(found).id().stream())
                .findFirst();
    }

    private List<T> query(Optional<Filter> filter, @Nullable FilterMatcher matcher) {
        Query query = new Query(
                filter,
                resource -> matcher == null || matcher.matches(resource),
                Optional.empty(),
                new Paging(1, Integer.MAX_VALUE),
                Projection.byDefault(type));
        return store.query(type, query).resources().stream().map(view).toList();
    }
}
