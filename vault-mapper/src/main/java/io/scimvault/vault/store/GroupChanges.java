package io.scimvault.vault.store;

import io.scimvault.scim.patch.Change;
import io.scimvault.scim.patch.Delta;
import io.scimvault.scim.resource.Resource;
import io.scimvault.vault.driver.Deadline;
import io.scimvault.vault.identity.VaultGroup;
import io.scimvault.vault.identity.WantedGroup;
import io.scimvault.vault.mapping.GroupMapping;
import io.scimvault.vault.mapping.Members;
import io.scimvault.vault.mapping.ResourceTimes;
import io.scimvault.vault.plan.GroupPlanner;
import io.scimvault.vault.plan.VaultPlan;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What changes of groups come to in Vault. */
record GroupChanges(Wiring wiring, GroupMapping mapping, GroupMembers members, GroupPlanner planner) {
    private static final String MEMBERS = "members";

    /**
     * What a change comes to.
     *
     * @param shown the client's own members afterwards
     * @param added those of them that were none before
     */
    record Update(WantedGroup wanted, Members shown, Members added, ResourceTimes times, VaultPlan plan) {}

    Update of(VaultGroup group, Function<Resource, Change> change, Deadline deadline) {
        Members own = members.ownByNow(group, deadline);
        Shown before = shown(group, own);
        Change changed = change.apply(before.group());
        try {
            before.requireWhole();
            return whole(group, own, changed, deadline);
        } catch (RuntimeException e) {
            return removal(group, own, changed, e);
        }
    }

    private Update whole(VaultGroup group, Members own, Change changed, Deadline deadline) {
        Members present = GroupMembers.all(group);
        ResourceTimes times = mapping.timesOf(group);
        Resource after = mapping.kept(changed.after());
        Members shown = members.named(after, own, deadline);
        Members all = shown.and(present.without(own));
        GroupMembers.requireRoom(present, all);
        WantedGroup wanted = mapping.toVault(after, times, group, all);
        VaultPlan plan = planner.update(group, wanted);
        if (!plan.isEmpty()) {
            times = times.changedAt(wiring.clock().instant());
            wanted = mapping.toVault(after, times, group, all);
            plan = planner.update(group, wanted);
        }
        return new Update(wanted, shown, shown.without(own), times, plan);
    }

    /**
     * A group as its client sees it.
     *
     * @param fault of the host's function, without which it is shown then: what leaves a group leaves it all the same
     */
    record Shown(Resource group, Optional<RuntimeException> fault) {
        void requireWhole() {
            fault.ifPresent(failure -> {
                throw failure;
            });
        }
    }

    Shown shown(VaultGroup group, Members own) {
        try {
            return new Shown(mapping.toScim(group, own), Optional.empty());
        } catch (RuntimeException e) {
            return new Shown(mapping.stored(group, own), Optional.of(e));
        }
    }

    /** Takes members out of a group of which nothing else can be stored, or for which a function of the host's fails. */
    private Update removal(VaultGroup group, Members own, Change change, RuntimeException fault) {
        Delta members = change.delta(MEMBERS);
        boolean removes = change.changedAttributes().equals(Set.of(MEMBERS))
                && members.added().isEmpty()
                && !members.removed().isEmpty();
        if (!removes) {
            throw fault;
        }
        Members removed = new Members(List.copyOf(members.removed()), List.copyOf(members.removed()));
        Members all = GroupMembers.all(group).without(removed);
        WantedGroup wanted = new WantedGroup(group.name(), group.metadata(), all.users(), all.groups());
        VaultPlan plan = planner.update(group, wanted);
        return new Update(wanted, own.without(removed), Members.NONE, mapping.timesOf(group), plan);
    }
}
