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
import io.scimvault.vault.identity.VaultEntity;
import io.scimvault.vault.identity.VaultGroup;
import io.scimvault.vault.mapping.Tombstone;
import io.scimvault.vault.mapping.UserMapping;
import io.scimvault.vault.plan.VaultPlan;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The users and groups of one SCIM client, kept in Vault: scim-core's port, and the plans of its writes for a dry run. */
public final class VaultResourceStore implements ResourceStore {
    private static final String ACTIVE = "active";
    private static final String GROUPS = "groups";

    private final ResourceType userType;
    private final ResourceType groupType;
    private final boolean groupsViaUsers;
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
        this.userTypeWithGroups = userType.writing(GROUPS);
        Directory<VaultEntity> userDirectory = new Directory<>(new UserKind(wiring, client));
        Directory<VaultGroup> groupDirectory = new Directory<>(new GroupKind(wiring, client));
        Memberships memberships = new Memberships(groupDirectory);
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
        return isUser(type) ? seen(users.create(wanted)) : groups.create(wanted);
    }

    private Resource seen(Resource user) {
        externalIds.saw(user);
        return user;
    }

    @Override
    public Optional<Resource> read(ResourceType type, String id, Projection wanted) {
        return isUser(type)
                ? users.read(id, wanted.wants(GROUPS)).map(this::seen)
                : groups.read(id, GroupStore.wantsMembers(wanted));
    }

    @Override
    public Resource update(ResourceType type, String id, Function<Resource, Change> change) {
        return isUser(type) ? seen(groupsOfUsers.update(id, change)) : groups.update(id, change);
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
        if (isUser(type)) {
            leavers.leave(id, check);
        } else {
            groups.delete(id, check);
        }
    }

    @Override
    public Page query(ResourceType type, Query query) {
        if (!isUser(type)) {
            return search.groups(query);
        }
        Page page = search.users(query);
        page.resources().forEach(externalIds::saw);
        return page;
    }

    /** What {@link #create} would write if nothing stood in its way. */
    public VaultPlan planCreate(ResourceType type, Resource wanted) {
        return isUser(type) ? users.planCreate(wanted) : groups.planCreate(wanted);
    }

    /** What {@link #update} would write now. */
    public VaultPlan planUpdate(ResourceType type, String id, Function<Resource, Change> change) {
        return isUser(type) ? groupsOfUsers.planUpdate(id, change) : groups.planUpdate(id, change);
    }

    /** What {@link #delete} would write now. */
    public VaultPlan planDelete(ResourceType type, String id) {
        return isUser(type) ? leavers.planLeaving(id) : groups.planDelete(id);
    }

    /** The client's users who were deleted and are locked out (see {@link io.scimvault.vault.client.Leaving#LOCK_OUT}), the oldest first. */
    public List<Tombstone> tombstones() {
        return leavers.tombstones();
    }

    /** Erases a tombstone; 404 where there is none of this id. */
    public void purge(String id) {
        leavers.purge(id);
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
