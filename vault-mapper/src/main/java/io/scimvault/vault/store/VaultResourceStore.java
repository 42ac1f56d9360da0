package io.scimvault.vault.store;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.patch.Change;
import io.scimvault.scim.protocol.Projection;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.service.Page;
import io.scimvault.scim.service.Query;
import io.scimvault.scim.service.ResourceStore;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.Operation;
import io.scimvault.vault.driver.Operation.Verb;
import io.scimvault.vault.driver.Operations;
import io.scimvault.vault.identity.VaultEntity;
import io.scimvault.vault.identity.VaultGroup;
import io.scimvault.vault.mapping.Tombstone;
import io.scimvault.vault.mapping.UserMapping;
import io.scimvault.vault.plan.VaultPlan;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The users and groups of one SCIM client, kept in Vault: scim-core's port, and the plans of its writes for a dry run. */
public final class VaultResourceStore implements ResourceStore {
    private static final String ACTIVE = "active";
    private static final String GROUPS = "groups";

    private final ResourceType userType;
    private final ResourceType groupType;
    private final boolean groupsViaUsers;
    private final String client;
    private final Operations operations;
    private final ResourceType userTypeWithGroups;
    private final UserStore users;
    private final Leavers leavers;
    private final GroupStore groups;
    private final GroupsOfUsers groupsOfUsers;
    private final ExternalIds externalIds = new ExternalIds();
    private final Search search;

    public VaultResourceStore(Wiring wiring, ScimClient client, ResourceType userType, ResourceType groupType) {
        this.userType = userType;
        this.groupType = groupType;
        this.groupsViaUsers = client.groupsViaUsers();
        this.client = client.name();
        this.operations = wiring.operations();
        this.userTypeWithGroups = userType.writing(GROUPS);
        Directory<VaultEntity> userDirectory = new Directory<>(new UserKind(wiring, client));
        Directory<VaultGroup> groupDirectory = new Directory<>(new GroupKind(wiring, client));
        Memberships memberships = new Memberships(client, groupDirectory);
        UserMapping mapping = new UserMapping(userType, client, wiring.mapping());
        this.users = new UserStore(wiring, client, mapping, userDirectory, memberships);
        this.leavers = new Leavers(wiring, client, userDirectory, mapping);
        this.groups = new GroupStore(wiring, client, groupType, userDirectory, groupDirectory, memberships);
        this.groupsOfUsers = new GroupsOfUsers(wiring, groupDirectory, users, groups);
        this.search = new Search(wiring, client, userDirectory, groupDirectory, users, groups, externalIds);
    }

    /** What users of this client may hold. */
    public ResourceType userType() {
        return userType;
    }

    /** What groups of this client may hold. */
    public ResourceType groupType() {
        return groupType;
    }

    @Override
    public Resource create(ResourceType type, Resource wanted) {
        return run(Verb.CREATE, type, () -> isUser(type) ? seen(users.create(wanted)) : groups.create(wanted));
    }

    private Resource seen(Resource user) {
        externalIds.saw(user);
        return user;
    }

    @Override
    public Optional<Resource> read(ResourceType type, String id, Projection wanted) {
        return run(
                Verb.READ,
                type,
                () -> isUser(type)
                        ? users.read(id, wanted.wants(GROUPS)).map(this::seen)
                        : groups.read(id, GroupStore.wantsMembers(wanted)));
    }

    @Override
    public Resource update(ResourceType type, String id, Function<Resource, Change> change) {
        return run(
                Verb.UPDATE,
                type,
                () -> isUser(type) ? seen(groupsOfUsers.update(id, change)) : groups.update(id, change));
    }

    @Override
    public ResourceType patched(ResourceType type) {
        return groupsViaUsers && isUser(type) ? userTypeWithGroups : type;
    }

    /** A replacement that says nothing of {@code active} leaves it as it is, instead of letting a person in or unassigning it. */
    @Override
    public Resource completed(ResourceType type, Resource before, Resource wanted) {
        Optional<JsonValue> active = isUser(type) && !wanted.tree().has(ACTIVE) ? before.get(ACTIVE) : Optional.empty();
        return active.map(value -> wanted.with(ACTIVE, value)).orElse(wanted);
    }

    @Override
    public void delete(ResourceType type, String id, Consumer<Resource> check) {
        run(Verb.DELETE, type, () -> {
            if (isUser(type)) {
                leavers.leave(id, check);
            } else {
                groups.delete(id, check);
            }
            return id;
        });
    }

    @Override
    public Page query(ResourceType type, Query query) {
        return run(Verb.SEARCH, type, () -> isUser(type) ? users(query) : search.groups(query));
    }

    private Page users(Query query) {
        Page page = search.users(query);
        page.resources().forEach(externalIds::saw);
        return page;
    }

    /** What {@link #create} would write if nothing stood in its way. */
    public VaultPlan planCreate(ResourceType type, Resource wanted) {
        return run(Verb.PLAN, type, () -> isUser(type) ? users.planCreate(wanted) : groups.planCreate(wanted));
    }

    /** What {@link #update} would write now. */
    public VaultPlan planUpdate(ResourceType type, String id, Function<Resource, Change> change) {
        return run(
                Verb.PLAN,
                type,
                () -> isUser(type) ? groupsOfUsers.planUpdate(id, change) : groups.planUpdate(id, change));
    }

    /** What {@link #delete} would write now. */
    public VaultPlan planDelete(ResourceType type, String id) {
        return run(Verb.PLAN, type, () -> isUser(type) ? leavers.planLeaving(id) : groups.planDelete(id));
    }

    /** The client's users who were deleted and are locked out (see {@link io.scimvault.vault.client.Leaving#LOCK_OUT}), the oldest first. */
    public List<Tombstone> tombstones() {
        return run(Verb.SEARCH, userType, leavers::tombstones);
    }

    /** Erases a tombstone; 404 where there is none of this id. */
    public void purge(String id) {
        run(Verb.DELETE, userType, () -> {
            leavers.purge(id);
            return id;
        });
    }

    private <T> T run(Verb verb, ResourceType type, Supplier<T> work) {
        return operations.run(new Operation(verb, type.name(), client), work);
    }

    /** What {@link #purge} would write now. */
    public VaultPlan planPurge(String id) {
        return run(Verb.PLAN, userType, () -> leavers.planPurge(id));
    }

    private boolean isUser(ResourceType type) {
        if (type.name().equals(userType.name())) {
            return true;
        }
        if (type.name().equals(groupType.name())) {
            return false;
        }
        throw new ScimException(ScimError.notFound("There is no such resource type."));
    }
}
