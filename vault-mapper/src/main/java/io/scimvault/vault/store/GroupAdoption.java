package io.scimvault.vault.store;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.resource.Resource;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.Deadline;
import io.scimvault.vault.driver.PlanOutcome;
import io.scimvault.vault.identity.EntityName;
import io.scimvault.vault.identity.Marks;
import io.scimvault.vault.identity.ReservedNames;
import io.scimvault.vault.identity.VaultGroup;
import io.scimvault.vault.identity.WantedGroup;
import io.scimvault.vault.mapping.GroupMapping;
import io.scimvault.vault.mapping.Members;
import io.scimvault.vault.mapping.ResourceTimes;
import io.scimvault.vault.plan.GroupPlanner;
import io.scimvault.vault.plan.Refusal;
import io.scimvault.vault.plan.VaultPlan;
import java.util.List;
import java.util.Optional;

/**
 * Makes a group that stands under the wanted name the client's own, where an admin has allowed it by the metadata pair
 * {@code scim_adopt=<client>}. It keeps its id, its policies, its members and the pairs of others; an external group, and one that is
 * another client's, is never adopted.
 */
final class GroupAdoption {
    private static final Outcomes OUTCOMES = new Outcomes("group");

    private final Wiring wiring;
    private final ScimClient client;
    private final GroupMapping mapping;
    private final GroupMembers members;
    private final GroupWriter writer;

    GroupAdoption(Wiring wiring, ScimClient client, GroupMapping mapping, GroupMembers members, GroupWriter writer) {
        this.wiring = wiring;
        this.client = client;
        this.mapping = mapping;
        this.members = members;
        this.writer = writer;
    }

    /**
     * Adopts whoever holds a name.
     *
     * @param name in Vault
     * @return the group; empty where the name is free now, or others came in between
     * @throws ScimException 409 where the holder may not be adopted
     */
    Optional<Resource> ofHolder(String name, Resource wanted, ResourceTimes times, Deadline deadline) {
        Optional<String> id = holder(name, deadline).map(VaultGroup::id);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        GroupLocks locks = new GroupLocks(wiring.groupLock(), List.of(id.get()));
        return locks.holding(() -> wiring.reader()
                .group(id.get(), deadline)
                .filter(group -> mayBeAdopted(group) && isNamed(group, name))
                .flatMap(group -> adopt(group, wanted, times, locks, deadline)));
    }

    /** The plan that adopts whoever holds a name; empty where it is free. */
    Optional<VaultPlan> plan(String name, Resource wanted, ResourceTimes times, Deadline deadline) {
        return holder(name, deadline)
                .map(group -> prepared(group, wanted, times, deadline).plan());
    }

    private Optional<VaultGroup> holder(String name, Deadline deadline) {
        Optional<VaultGroup> holder = wiring.reader().groupNamed(name, deadline);
        if (holder.isPresent() && !mayBeAdopted(holder.get())) {
            throw new ScimException(ScimError.uniqueness("The displayName is already in use."));
        }
        return holder;
    }

    private boolean mayBeAdopted(VaultGroup group) {
        return !group.external()
                && Marks.mayBeAdoptedBy(client.name(), group.metadata())
                && !ReservedNames.isPending(group.name())
                && !ReservedNames.isClient(group.name());
    }

    private static boolean isNamed(VaultGroup group, String name) {
        return EntityName.fold(group.name()).equals(EntityName.fold(name));
    }

    /**
     * What an adoption comes to.
     *
     * @param shown the client's own members afterwards
     * @param added those of them that were none before
     */
    private record Prepared(WantedGroup wanted, Members shown, Members added, VaultPlan plan) {}

    private Prepared prepared(VaultGroup group, Resource wanted, ResourceTimes times, Deadline deadline) {
        if (Marks.isOfNewerFormat(group.metadata())) {
            throw OUTCOMES.newer();
        }
        Members present = GroupMembers.all(group);
        Members own = members.ownByNow(group, deadline);
        Members named = members.named(wanted, own, deadline);
        Members all = present.and(named);
        GroupMembers.requireRoom(present, all);
        WantedGroup adopted = mapping.toVault(wanted, times, group.metadata(), all);
        writer.requireNoCircle(group, adopted, deadline);
        return new Prepared(
                adopted, own.and(named), named.without(own), writer.planner().adopt(group, adopted));
    }

    private Optional<Resource> adopt(
            VaultGroup group, Resource wanted, ResourceTimes times, GroupLocks locks, Deadline deadline) {
        Prepared prepared = prepared(group, wanted, times, deadline);
        if (!locks.cover(GroupPlanner.touched(group, prepared.wanted()))) {
            return Optional.empty();
        }
        PlanOutcome outcome = writer.run(prepared.plan(), prepared.added().users(), deadline);
        if (outcome instanceof PlanOutcome.Done) {
            return Optional.of(mapping.toScim(group.id(), prepared.wanted(), times, prepared.shown()));
        }
        Refusal refusal = OUTCOMES.refusal(outcome);
        if (refusal == Refusal.CYCLE || refusal == Refusal.UNKNOWN_MEMBER) {
            writer.heal(refusal, group, prepared.added(), deadline);
        }
        return Optional.empty();
    }
}
