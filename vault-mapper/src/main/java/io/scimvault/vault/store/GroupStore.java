package io.scimvault.vault.store;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.patch.Change;
import io.scimvault.scim.protocol.Projection;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.client.UnknownMembers;
import io.scimvault.vault.driver.Deadline;
import io.scimvault.vault.driver.PlanOutcome;
import io.scimvault.vault.identity.Marks;
import io.scimvault.vault.identity.VaultEntity;
import io.scimvault.vault.identity.VaultGroup;
import io.scimvault.vault.identity.WantedGroup;
import io.scimvault.vault.mapping.GroupMapping;
import io.scimvault.vault.mapping.ResourceTimes;
import io.scimvault.vault.plan.GroupPlanner;
import io.scimvault.vault.plan.Refusal;
import io.scimvault.vault.plan.VaultPlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Writes groups of one client, and reads them one at a time. Members that others added are neither shown nor lost. */
final class GroupStore {
    private static final Outcomes OUTCOMES = new Outcomes("group");

    private final Wiring wiring;
    private final Directory<VaultEntity> users;
    private final Directory<VaultGroup> groups;
    private final Memberships memberships;
    private final GroupMapping mapping;
    private final UnknownMembers unknownMembers;
    private final GroupPlanner planner;

    GroupStore(
            Wiring wiring,
            ScimClient client,
            ResourceType type,
            Directory<VaultEntity> users,
            Directory<VaultGroup> groups,
            Memberships memberships) {
        this.wiring = wiring;
        this.users = users;
        this.groups = groups;
        this.memberships = memberships;
        this.mapping = new GroupMapping(type, client);
        this.unknownMembers = client.unknownMembers();
        this.planner = new GroupPlanner(wiring.pendingNames());
    }

    Resource create(Resource wanted) {
        Deadline deadline = Deadline.after(wiring.timeLimit());
        ResourceTimes times = ResourceTimes.createdAt(wiring.clock().instant());
        WantedGroup group = mapping.toVault(wanted, times, Map.of(), List.of());
        return OUTCOMES.firstOf(() -> createOnce(withKnownMembers(group, deadline), times, deadline));
    }

    private Optional<Resource> createOnce(WantedGroup group, ResourceTimes times, Deadline deadline) {
        PlanOutcome outcome = wiring.userLock()
                .holding(group.memberEntityIds(), () -> wiring.runner().run(planner.create(group), deadline));
        if (outcome instanceof PlanOutcome.Done done) {
            String id = done.ids().getOrDefault(GroupPlanner.GROUP, "");
            return Optional.of(mapping.toScim(id, group, times, group.memberEntityIds()));
        }
        if (OUTCOMES.refusal(outcome) == Refusal.UNKNOWN_MEMBER) {
            group.memberEntityIds().forEach(users::forget);
            refuseUnknownMember();
            return Optional.empty();
        }
        settle(group.name(), deadline);
        return Optional.empty();
    }

    VaultPlan planCreate(Resource wanted) {
        Deadline deadline = Deadline.after(wiring.timeLimit());
        ResourceTimes times = ResourceTimes.createdAt(wiring.clock().instant());
        return planner.create(withKnownMembers(mapping.toVault(wanted, times, Map.of(), List.of()), deadline));
    }

    /** Members are part of what a version tells: who asks for it by name has them read. */
    static boolean wantsMembers(Projection wanted) {
        return wanted.wants("members") || wanted.names("meta");
    }

    Optional<Resource> read(String id, boolean withMembers) {
        Deadline deadline = Deadline.after(wiring.timeLimit());
        return groups.find(id, deadline).map(group -> toScim(group, withMembers, deadline));
    }

    Resource toScim(VaultGroup group, boolean withMembers, Deadline deadline) {
        if (withMembers) {
            return mapping.toScim(group, users.owned(group.memberEntityIds(), deadline));
        }
        Resource bare = mapping.toScim(group, List.of()); // its version would be that of a group without members
        return bare.with("meta", bare.meta().tree().without("version"));
    }

    Resource update(String id, Function<Resource, Change> change) {
        Deadline deadline = Deadline.after(wiring.timeLimit());
        return wiring.groupLock().holding(List.of(id), () -> OUTCOMES.firstOf(() -> updateOnce(id, change, deadline)));
    }

    private Optional<Resource> updateOnce(String id, Function<Resource, Change> change, Deadline deadline) {
        VaultGroup group = owned(id, deadline);
        Update update = update(group, change, deadline);
        if (update.plan().isEmpty()) {
            return Optional.of(toScim(group, true, deadline));
        }
        PlanOutcome outcome =
                wiring.userLock().holding(update.added(), () -> wiring.runner().run(update.plan(), deadline));
        memberships.forget(id);
        if (outcome instanceof PlanOutcome.Done) {
            List<String> shown = update.members();
            return Optional.of(mapping.toScim(id, update.wanted(), update.times(), shown));
        }
        switch (OUTCOMES.refusal(outcome)) {
            case GONE -> throw OUTCOMES.missing();
            case UNKNOWN_MEMBER -> healMembers(group, update, deadline);
            default -> settle(update.wanted().name(), deadline);
        }
        return Optional.empty();
    }

    /** Makes a user a member. */
    Function<Resource, Change> with(String user) {
        return before -> mapping.withMember(before, user);
    }

    /** Makes a user no member. */
    Function<Resource, Change> without(String user) {
        return before -> mapping.withoutMember(before, user);
    }

    VaultPlan planUpdate(String id, Function<Resource, Change> change) {
        Deadline deadline = Deadline.after(wiring.timeLimit());
        return update(owned(id, deadline), change, deadline).plan();
    }

    void delete(String id, Consumer<Resource> check) {
        Deadline deadline = Deadline.after(wiring.timeLimit());
        wiring.groupLock().holding(List.of(id), () -> {
            VaultGroup group = groups.find(id, deadline).orElseThrow(OUTCOMES::missing);
            check.accept(toScim(group, true, deadline));
            PlanOutcome outcome = wiring.runner().run(planner.delete(group), deadline);
            OUTCOMES.requireDone(outcome);
            groups.forget(id);
            memberships.forget(id);
            return true;
        });
    }

    VaultPlan planDelete(String id) {
        Deadline deadline = Deadline.after(wiring.timeLimit());
        return planner.delete(groups.find(id, deadline).orElseThrow(OUTCOMES::missing));
    }

    private record Update(
            WantedGroup wanted, List<String> members, Set<String> added, ResourceTimes times, VaultPlan plan) {}

    private Update update(VaultGroup group, Function<Resource, Change> change, Deadline deadline) {
        List<String> own = users.ownedByNow(group.memberEntityIds(), deadline);
        List<String> foreign = new ArrayList<>(group.memberEntityIds());
        foreign.removeAll(new LinkedHashSet<>(own));
        ResourceTimes times = mapping.timesOf(group);
        Resource asked = change.apply(mapping.toScim(group, own)).after();
        Set<String> members = GroupMapping.memberIds(asked);
        Set<String> added = new LinkedHashSet<>(members);
        own.forEach(added::remove);
        Set<String> strangers = strangers(added, deadline);
        added.removeAll(strangers);
        members.removeAll(strangers);
        Resource after = strangers.isEmpty() ? asked : GroupMapping.withMembers(asked, members);
        WantedGroup wanted = mapping.toVault(after, times, group.metadata(), foreign);
        VaultPlan plan = planner.update(group, wanted);
        if (!plan.isEmpty()) {
            times = times.changedAt(wiring.clock().instant());
            wanted = mapping.toVault(after, times, group.metadata(), foreign);
            plan = planner.update(group, wanted);
        }
        return new Update(wanted, List.copyOf(members), added, times, plan);
    }

    private WantedGroup withKnownMembers(WantedGroup group, Deadline deadline) {
        Set<String> strangers = strangers(group.memberEntityIds(), deadline);
        return strangers.isEmpty()
                ? group
                : new WantedGroup(
                        group.name(),
                        group.metadata(),
                        group.memberEntityIds().stream()
                                .filter(id -> !strangers.contains(id))
                                .toList());
    }

    /** Members that are no users of this client's, where they are to be ignored. */
    private Set<String> strangers(Collection<String> ids, Deadline deadline) {
        Set<String> strangers = new LinkedHashSet<>(ids);
        users.ownedByNow(ids, deadline).forEach(strangers::remove);
        if (!strangers.isEmpty()) {
            refuseUnknownMember();
        }
        return strangers;
    }

    private void refuseUnknownMember() {
        if (unknownMembers == UnknownMembers.REFUSE) {
            throw new ScimException(ScimError.badRequest(
                    ScimType.INVALID_VALUE, "members holds an id that is no user of this client's."));
        }
    }

    /**
     * One id in the list that does not exist blocks every write of the group. If a member that is to be added is gone, the request is
     * refused or leaves it out, as the client has it; members that were there before and are gone are dropped, and the change is tried again.
     */
    private void healMembers(VaultGroup group, Update update, Deadline deadline) {
        Set<String> all = new LinkedHashSet<>(group.memberEntityIds());
        all.addAll(update.wanted().memberEntityIds());
        Set<String> there = wiring.reader().entities(all, deadline).keySet();
        for (String id : all) {
            if (!there.contains(id)) {
                users.forget(id);
            }
        }
        Set<String> missing = new LinkedHashSet<>(update.members());
        missing.removeAll(there);
        if (!group.memberEntityIds().containsAll(missing)) {
            refuseUnknownMember();
        }
        List<String> alive =
                group.memberEntityIds().stream().filter(there::contains).toList();
        WantedGroup healed = new WantedGroup(group.name(), group.metadata(), alive);
        PlanOutcome outcome = wiring.runner().run(planner.update(group, healed), deadline);
        if (outcome instanceof PlanOutcome.Failed failed) {
            throw failed.fault();
        }
    }

    /** A group has its real name only when it is finished: whoever holds the name keeps it. */
    private void settle(String name, Deadline deadline) {
        Optional<VaultGroup> holder = wiring.reader().groupNamed(name, deadline);
        if (holder.isEmpty()) {
            return;
        }
        throw new ScimException(ScimError.uniqueness("The displayName is already in use."));
    }

    private VaultGroup owned(String id, Deadline deadline) {
        VaultGroup group = groups.find(id, deadline).orElseThrow(OUTCOMES::missing);
        if (Marks.isOfNewerFormat(group.metadata())) {
            throw OUTCOMES.newer();
        }
        return group;
    }
}
