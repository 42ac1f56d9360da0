package io.scimvault.vault.store;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.resource.Resource;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.client.UnknownMembers;
import io.scimvault.vault.driver.Deadline;
import io.scimvault.vault.identity.IdentityLimits;
import io.scimvault.vault.identity.VaultEntity;
import io.scimvault.vault.identity.VaultGroup;
import io.scimvault.vault.mapping.GroupMapping;
import io.scimvault.vault.mapping.Members;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which members of a group are the client's own, and what each is: an id decides, whatever a client calls it. Whoever names users only
 * pays nothing for groups.
 */
final class GroupMembers {
    private static final int LOOKED_AT_ANEW = 100;
    private static final int MOST = IdentityLimits.MEMBER_ENTITIES + IdentityLimits.MEMBER_GROUPS;

    private final Directory<VaultEntity> users;
    private final Directory<VaultGroup> groups;
    private final UnknownMembers unknown;

    GroupMembers(ScimClient client, Directory<VaultEntity> users, Directory<VaultGroup> groups) {
        this.users = users;
        this.groups = groups;
        this.unknown = client.unknownMembers();
    }

    /** All members of a group, whoever added them. */
    static Members all(VaultGroup group) {
        return new Members(group.memberEntityIds(), group.memberGroupIds());
    }

    /** The client's own among a group's members, as far as is known or by a look at the others. */
    Members own(VaultGroup group, Deadline deadline) {
        return new Members(
                users.owned(group.memberEntityIds(), deadline), groups.owned(group.memberGroupIds(), deadline));
    }

    /** The same, with another look at what was foreign before; in a large group that would be a read for each member, again and again. */
    Members ownByNow(VaultGroup group, Deadline deadline) {
        return group.memberEntityIds().size() > LOOKED_AT_ANEW
                ? own(group, deadline)
                : new Members(
                        users.ownedByNow(group.memberEntityIds(), deadline),
                        groups.ownedByNow(group.memberGroupIds(), deadline));
    }

    /**
     * The members that a resource names, by what they are. Those that are no users or groups of the client's are left out where the client
     * has it so. A group that is not among the known ones is read in any case: what is put into a group must be the client's now.
     *
     * @param known members of which it is known already
     * @throws ScimException 400 {@code invalidValue} for others
     */
    Members named(Resource group, Members known, Deadline deadline) {
        Map<String, Boolean> named = GroupMapping.memberIds(group);
        Set<String> rest = new LinkedHashSet<>(named.keySet());
        Members kept = new Members(taken(rest, known.users()), taken(rest, known.groups()));
        if (rest.size() > MOST) { // before each of them is read
            throw new ScimException(ScimError.badRequest(
                    ScimType.INVALID_VALUE, "members holds more than %,d new ids.".formatted(MOST)));
        }
        List<String> ownUsers = new ArrayList<>(taken(rest, users.remembered(rest)));
        if (rest.size() > LOOKED_AT_ANEW) {
            dropUnknown(rest, deadline);
        }
        List<String> called = rest.stream().filter(named::get).toList();
        called.forEach(rest::remove);
        ownUsers.addAll(taken(rest, users.ownedToRefer(rest, deadline)));
        rest.addAll(called);
        List<String> ownGroups = taken(rest, groups.find(rest, deadline).keySet());
        List<String> miscalled = called.stream().filter(rest::contains).toList();
        ownUsers.addAll(taken(rest, users.ownedToRefer(miscalled, deadline)));
        if (!rest.isEmpty()) {
            refuseUnknown();
        }
        return kept.and(new Members(ownUsers, ownGroups));
    }

    /** Of many ids those that Vault has not are found by two listings, instead of a read of each. */
    private void dropUnknown(Set<String> ids, Deadline deadline) {
        Set<String> there = new HashSet<>(users.everybodys(deadline));
        there.addAll(groups.everybodys(deadline));
        if (ids.retainAll(there)) {
            refuseUnknown();
        }
    }

    /** Moves some ids out of a set. */
    private static List<String> taken(Set<String> ids, Collection<String> some) {
        List<String> taken = ids.stream().filter(Set.copyOf(some)::contains).toList();
        taken.forEach(ids::remove);
        return taken;
    }

    /** @throws ScimException 400 {@code invalidValue}, unless the client has unknown members left out */
    void refuseUnknown() {
        if (unknown == UnknownMembers.REFUSE) {
            throw new ScimException(ScimError.badRequest(
                    ScimType.INVALID_VALUE, "members holds an id that is no user or group of this client's."));
        }
    }

    /** Whether users are the client's still, as far as this process knows: under their locks nobody here can change that. */
    boolean areOwn(Collection<String> ids, Deadline deadline) {
        return users.ownedByNow(ids, deadline).size() == Set.copyOf(ids).size();
    }

    /** Looks anew at members, one of which Vault does not know. */
    void forget(Members members) {
        members.users().forEach(users::forget);
        members.groups().forEach(groups::forget);
    }

    /**
     * Refuses more members than Vault can store; a group that has as many already may lose some.
     *
     * @throws ScimException 400 {@code invalidValue}
     */
    static void requireRoom(Members present, Members wanted) {
        requireRoom("users", present.users(), wanted.users(), IdentityLimits.MEMBER_ENTITIES);
        requireRoom("groups", present.groups(), wanted.groups(), IdentityLimits.MEMBER_GROUPS);
    }

    private static void requireRoom(String what, List<String> present, List<String> wanted, int most) {
        if (wanted.size() > most && wanted.size() > present.size()) {
            throw new ScimException(ScimError.badRequest(
                    ScimType.INVALID_VALUE,
                    "A group can have at most %,d %s as members, those that others added included."
                            .formatted(most, what)));
        }
    }
}
