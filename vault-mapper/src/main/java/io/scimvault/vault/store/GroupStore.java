package io.scimvault.vault.store;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.patch.Change;
import io.scimvault.scim.protocol.Projection;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.Deadline;
import io.scimvault.vault.driver.PlanOutcome;
import io.scimvault.vault.identity.Marks;
import io.scimvault.vault.identity.VaultEntity;
import io.scimvault.vault.identity.VaultGroup;
import io.scimvault.vault.identity.WantedGroup;
import io.scimvault.vault.mapping.GroupMapping;
import io.scimvault.vault.mapping.Members;
import io.scimvault.vault.mapping.ResourceTimes;
import io.scimvault.vault.plan.GroupPlanner;
import io.scimvault.vault.plan.Refusal;
import io.scimvault.vault.plan.VaultPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Writes groups of one client, and reads them one at a time. Members that others added are neither shown nor lost. */
final class GroupStore {
    private static final Outcomes OUTCOMES = new Outcomes("group");

    private final Wiring wiring;
    private final Directory<VaultGroup> groups;
    private final Memberships memberships;
    private final GroupMapping mapping;
    private final GroupMembers members;
    private final GroupWriter writer;
    private final GroupAdoption adoption;
    private final GroupPlanner planner;
    private final GroupChanges changes;

    GroupStore(
            Wiring wiring,
            ScimClient client,
            ResourceType type,
            Directory<VaultEntity> users,
            Directory<VaultGroup> groups,
            Memberships memberships) {
        this.wiring = wiring;
        this.groups = groups;
        this.memberships = memberships;
        this.mapping = new GroupMapping(type, client, wiring.mapping());
        this.members = new GroupMembers(client, users, groups);
        this.planner = new GroupPlanner(wiring.pendingNames());
        this.changes = new GroupChanges(wiring, mapping, members, planner);
        this.writer = new GroupWriter(wiring, members, planner);
        this.adoption = new GroupAdoption(wiring, client, mapping, members, writer);
    }

    Resource create(Resource asked) {
        Deadline deadline = Deadline.after(wiring.timeLimit());
        ResourceTimes times = ResourceTimes.createdAt(wiring.clock().instant());
        Resource wanted = mapping.kept(asked);
        return OUTCOMES.firstOf(() -> createOnce(wanted, times, deadline));
    }

    private Optional<Resource> createOnce(Resource wanted, ResourceTimes times, Deadline deadline) {
        Members named = named(wanted, times, deadline);
        WantedGroup group = mapping.toVault(wanted, times, Map.of(), named);
        PlanOutcome outcome = wiring.groupLock()
                .holding(named.groups(), () -> writer.run(planner.create(group), named.users(), deadline));
        if (outcome instanceof PlanOutcome.Done done) {
            String id = done.ids().getOrDefault(GroupPlanner.GROUP, "");
            return Optional.of(mapping.toScim(id, group, times, named));
        }
        if (OUTCOMES.refusal(outcome) == Refusal.UNKNOWN_MEMBER) {
            members.forget(named);
            members.refuseUnknown();
            return Optional.empty();
        }
        Optional<Resource> adopted = adoption.ofHolder(group.name(), wanted, times, deadline);
        adopted.flatMap(Resource::id).ifPresent(this::forget);
        return adopted;
    }

    /** A name that cannot be is refused before anything is read. */
    private Members named(Resource wanted, ResourceTimes times, Deadline deadline) {
        mapping.toVault(wanted, times, Map.of(), Members.NONE);
        Members named = members.named(wanted, Members.NONE, deadline);
        GroupMembers.requireRoom(Members.NONE, named);
        return named;
    }

    /** As if to create, but that a group which would be adopted is only looked at. */
    VaultPlan planCreate(Resource asked) {
        Deadline deadline = Deadline.after(wiring.timeLimit());
        ResourceTimes times = ResourceTimes.createdAt(wiring.clock().instant());
        Resource wanted = mapping.kept(asked);
        WantedGroup group = mapping.toVault(wanted, times, Map.of(), named(wanted, times, deadline));
        return adoption.plan(group.name(), wanted, times, deadline).orElseGet(() -> planner.create(group));
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
            return mapping.toScim(group, members.own(group, deadline));
        }
        Resource bare = mapping.toScim(group, Members.NONE); // its version would be that of a group without members
        return bare.with("meta", bare.meta().tree().without("version"));
    }

    Resource update(String id, Function<Resource, Change> change) {
        return update(id, change, Deadline.after(wiring.timeLimit()));
    }

    Resource update(String id, Function<Resource, Change> change, Deadline deadline) {
        GroupLocks locks = new GroupLocks(wiring.groupLock(), List.of(id));
        return OUTCOMES.firstOf(() -> locks.holding(() -> updateOnce(id, change, locks, deadline)));
    }

    private Optional<Resource> updateOnce(
            String id, Function<Resource, Change> change, GroupLocks locks, Deadline deadline) {
        VaultGroup group = owned(id, deadline);
        GroupChanges.Update update = changes.of(group, change, deadline);
        if (update.plan().isEmpty()) {
            return Optional.of(toScim(group, true, deadline));
        }
        if (!locks.cover(GroupPlanner.touched(group, update.wanted()))) {
            return Optional.empty();
        }
        writer.requireNoCircle(group, update.wanted(), deadline);
        PlanOutcome outcome = writer.run(update.plan(), update.added().users(), deadline);
        memberships.forget(id);
        if (outcome instanceof PlanOutcome.Done) {
            return Optional.of(told(id, update));
        }
        if (OUTCOMES.refusal(outcome) == Refusal.GONE) {
            throw OUTCOMES.missing();
        }
        if (OUTCOMES.refusal(outcome) == Refusal.NAME_TAKEN) {
            settle(update.wanted().name(), deadline);
        } else {
            writer.heal(OUTCOMES.refusal(outcome), group, update.added(), deadline);
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
        VaultGroup group = owned(id, deadline);
        GroupChanges.Update update = changes.of(group, change, deadline);
        writer.requireNoCircle(group, update.wanted(), deadline);
        return update.plan();
    }

    void delete(String id, Consumer<Resource> check) {
        Deadline deadline = Deadline.after(wiring.timeLimit());
        GroupLocks locks = new GroupLocks(wiring.groupLock(), List.of(id));
        OUTCOMES.firstOf(() -> locks.holding(() -> deleteOnce(id, check, locks, deadline)));
        forget(id);
    }

    /** The group as it was. */
    private Optional<Resource> deleteOnce(String id, Consumer<Resource> check, GroupLocks locks, Deadline deadline) {
        VaultGroup group = groups.find(id, deadline).orElseThrow(OUTCOMES::missing);
        Resource before = changes.shown(group, members.own(group, deadline)).group();
        check.accept(before);
        if (!locks.cover(group.memberGroupIds())) {
            return Optional.empty();
        }
        PlanOutcome outcome = wiring.runner().run(GroupPlanner.delete(group), deadline);
        if (outcome instanceof PlanOutcome.Done) {
            return Optional.of(before);
        }
        if (OUTCOMES.refusal(outcome) == Refusal.GONE) {
            throw OUTCOMES.missing();
        }
        writer.heal(OUTCOMES.refusal(outcome), group, Members.NONE, deadline);
        return Optional.empty();
    }

    VaultPlan planDelete(String id) {
        Deadline deadline = Deadline.after(wiring.timeLimit());
        return GroupPlanner.delete(groups.find(id, deadline).orElseThrow(OUTCOMES::missing));
    }

    /** The answer to a change; where the host's function fails for it, without what that might have hidden. */
    private Resource told(String id, GroupChanges.Update update) {
        try {
            return mapping.toScim(id, update.wanted(), update.times(), update.shown());
        } catch (RuntimeException e) {
            return mapping.bare(id, update.wanted(), update.times(), update.shown());
        }
    }

    /** A group has its real name only when it is finished: whoever holds the name keeps it. */
    private void settle(String name, Deadline deadline) {
        if (wiring.reader().groupNamed(name, deadline).isPresent()) {
            throw new ScimException(ScimError.uniqueness("The displayName is already in use."));
        }
    }

    private VaultGroup owned(String id, Deadline deadline) {
        VaultGroup group = groups.find(id, deadline).orElseThrow(OUTCOMES::missing);
        if (Marks.isOfNewerFormat(group.metadata())) {
            throw OUTCOMES.newer();
        }
        return group;
    }

    private void forget(String id) {
        groups.forget(id);
        memberships.forget(id);
    }
}
