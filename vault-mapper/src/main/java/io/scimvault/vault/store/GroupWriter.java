package io.scimvault.vault.store;

import io.scimvault.vault.driver.Deadline;
import io.scimvault.vault.driver.PlanOutcome;
import io.scimvault.vault.identity.VaultGroup;
import io.scimvault.vault.identity.WantedGroup;
import io.scimvault.vault.mapping.Members;
import io.scimvault.vault.plan.GroupPlanner;
import io.scimvault.vault.plan.Refusal;
import io.scimvault.vault.plan.VaultPlan;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Runs plans for groups, and mends what makes Vault refuse them. */
final class GroupWriter {
    private final Wiring wiring;
    private final GroupMembers members;
    private final GroupPlanner planner;
    private final Nesting nesting;

    GroupWriter(Wiring wiring, GroupMembers members, GroupPlanner planner) {
        this.wiring = wiring;
        this.members = members;
        this.planner = planner;
        this.nesting = new Nesting(wiring.reader());
    }

    GroupPlanner planner() {
        return planner;
    }

    /** Runs a plan, beside which no user who is added is deleted or locked out by this process; one who was is an unknown member. */
    PlanOutcome run(VaultPlan plan, Collection<String> addedUsers, Deadline deadline) {
        return wiring.userLock()
                .holding(
                        addedUsers,
                        () -> members.areOwn(addedUsers, deadline)
                                ? wiring.runner().run(plan, deadline)
                                : new PlanOutcome.Refused(0, Refusal.UNKNOWN_MEMBER, 0));
    }

    /** @throws io.scimvault.scim.error.ScimException 400 where the group would come to be in itself; nothing is read where none is added */
    void requireNoCircle(VaultGroup group, WantedGroup wanted, Deadline deadline) {
        Set<String> added = new LinkedHashSet<>(wanted.memberGroupIds());
        added.removeAll(Set.copyOf(group.memberGroupIds()));
        nesting.requireNoCircle(group.id(), added, deadline);
    }

    /**
     * Makes a refused change possible, so that it can be tried again. One id in the list of entities that does not exist blocks every write
     * of the group: those that were there before and are gone are dropped. A group that is gone is in no list of Vault's any more.
     *
     * @param added members that the change was to add
     * @throws io.scimvault.scim.error.ScimException where the change is to blame: 400 for a circle, and for a member that is gone, unless
     *     the client has such members left out
     */
    void heal(Refusal refusal, VaultGroup group, Members added, Deadline deadline) {
        if (refusal == Refusal.CYCLE) {
            throw Nesting.circle();
        }
        Set<String> users = new LinkedHashSet<>(group.memberEntityIds());
        users.addAll(added.users());
        Set<String> there =
                new LinkedHashSet<>(wiring.reader().entities(users, deadline).keySet());
        there.addAll(wiring.reader().groups(added.groups(), deadline).keySet());
        users.removeAll(there);
        members.forget(new Members(List.copyOf(users), added.groups()));
        if (!there.containsAll(added.users()) || !there.containsAll(added.groups())) {
            members.refuseUnknown();
        }
        List<String> alive =
                group.memberEntityIds().stream().filter(there::contains).toList();
        WantedGroup healed = new WantedGroup(group.name(), group.metadata(), alive, group.memberGroupIds());
        PlanOutcome outcome = wiring.runner().run(planner.update(group, healed), deadline);
        if (outcome instanceof PlanOutcome.Failed failed) {
            throw failed.fault();
        }
    }
}
