package io.scimvault.vault.store;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.patch.Change;
import io.scimvault.scim.resource.Resource;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.Deadline;
import io.scimvault.vault.driver.PlanOutcome;
import io.scimvault.vault.identity.EntityName;
import io.scimvault.vault.identity.Marks;
import io.scimvault.vault.identity.VaultEntity;
import io.scimvault.vault.identity.WantedUser;
import io.scimvault.vault.mapping.ResourceTimes;
import io.scimvault.vault.mapping.UserGroup;
import io.scimvault.vault.mapping.UserMapping;
import io.scimvault.vault.plan.Refusal;
import io.scimvault.vault.plan.SweepPlanner;
import io.scimvault.vault.plan.UserPlanner;
import io.scimvault.vault.plan.VaultPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Writes users of one client, and reads them one at a time. */
final class UserStore {
    static final Outcomes OUTCOMES = new Outcomes("user");

    private final Wiring wiring;
    private final Directory<VaultEntity> users;
    private final Memberships memberships;
    private final UserMapping mapping;
    private final UserPlanner planner;
    private final NameConflict conflict;
    private final Logins logins;

    UserStore(
            Wiring wiring,
            ScimClient client,
            UserMapping mapping,
            Directory<VaultEntity> users,
            Memberships memberships) {
        this.wiring = wiring;
        this.users = users;
        this.memberships = memberships;
        this.mapping = mapping;
        this.planner = new UserPlanner(client, wiring.pendingNames());
        this.logins = new Logins(wiring.reader(), client, mapping);
        this.conflict = new NameConflict(wiring, client);
    }

    Resource create(Resource wanted) {
        Deadline deadline = Deadline.after(wiring.timeLimit());
        ResourceTimes times = ResourceTimes.createdAt(wiring.clock().instant());
        WantedUser user = mapping.toVault(wanted, times, Map.of());
        String name = "name:" + EntityName.fold(user.name());
        return wiring.userLock().holding(List.of(name), () -> create(wanted, user, times, deadline));
    }

    private Resource create(Resource wanted, WantedUser user, ResourceTimes times, Deadline deadline) {
        return OUTCOMES.firstOf(() -> createOnce(wanted, user, times, deadline));
    }

    private Optional<Resource> createOnce(Resource wanted, WantedUser user, ResourceTimes times, Deadline deadline) {
        PlanOutcome outcome = wiring.runner().run(planner.create(user), deadline);
        if (outcome instanceof PlanOutcome.Done done) {
            String id = done.ids().getOrDefault(UserPlanner.ENTITY, "");
            return Optional.of(mapping.toScim(id, user, times, List.of()));
        }
        Refusal refusal = OUTCOMES.refusal(outcome);
        Optional<NameConflict.Person> person = conflict.settle(refusal, user, "", deadline);
        if (person.isEmpty()) {
            return Optional.empty();
        }
        String id = person.get().entity().id();
        return wiring.userLock()
                .holding(
                        List.of(id),
                        () -> claimAndAdopt(person.get(), refusal, wanted, times, deadline)
                                ? Optional.of(finish(id, wanted, times, deadline))
                                : Optional.<Resource>empty());
    }

    /** Whether the person's entity is the user now; not so where it was changed at the same time. */
    private boolean claimAndAdopt(
            NameConflict.Person person, Refusal refusal, Resource wanted, ResourceTimes times, Deadline deadline) {
        PlanOutcome claim = wiring.runner().run(planner.claim(person.entity()), deadline);
        if (!(claim instanceof PlanOutcome.Done claimed)) {
            if (OUTCOMES.refusal(claim) == Refusal.NAME_TAKEN) {
                conflict.settleClaim(person.entity(), deadline);
            }
            return false;
        }
        try {
            WantedUser user = mapping.toVault(wanted, times, person.entity().metadata());
            Optional<NameConflict.Person> still = conflict.settle(refusal, user, "", deadline);
            return still.equals(Optional.of(person)) && adopt(person, user, deadline);
        } finally {
            String id = claimed.ids().getOrDefault(UserPlanner.CLAIM, "");
            wiring.runner().run(SweepPlanner.entity(id), deadline);
        }
    }

    private boolean adopt(NameConflict.Person person, WantedUser user, Deadline deadline) {
        PlanOutcome outcome = wiring.runner().run(planner.adopt(person.entity(), person.alias(), user), deadline);
        if (outcome instanceof PlanOutcome.Failed failed) {
            throw failed.fault();
        }
        return outcome instanceof PlanOutcome.Done;
    }

    /** An adopted person has the aliases of further mounts still to get. */
    private Resource finish(String id, Resource wanted, ResourceTimes times, Deadline deadline) {
        VaultEntity entity = users.find(id, deadline).orElseThrow(OUTCOMES::busy);
        WantedUser asked = mapping.toVault(UserMapping.orAsIs(wanted, entity), times, entity);
        boolean disabled = asked.disabled() || entity.disabled(); // an admin may have locked the person out since
        WantedUser user = new WantedUser(asked.name(), disabled, asked.metadata(), asked.aliases());
        PlanOutcome outcome = wiring.runner().run(planner.update(entity, user), deadline);
        OUTCOMES.requireDone(outcome);
        return mapping.toScim(id, user, times, groupsOf(entity, deadline));
    }

    VaultPlan planCreate(Resource wanted) {
        ResourceTimes times = ResourceTimes.createdAt(wiring.clock().instant());
        return planner.create(mapping.toVault(wanted, times, Map.of()));
    }

    Optional<Resource> read(String id, boolean withGroups) {
        Deadline deadline = Deadline.after(wiring.timeLimit());
        return users.find(id, deadline)
                .map(entity -> mapping.toScim(entity, withGroups ? groupsOf(entity, deadline) : List.of()));
    }

    Resource update(String id, Function<Resource, Change> change) {
        Deadline deadline = Deadline.after(wiring.timeLimit());
        return wiring.userLock().holding(List.of(id), () -> OUTCOMES.firstOf(() -> updateOnce(id, change, deadline)));
    }

    private Optional<Resource> updateOnce(String id, Function<Resource, Change> change, Deadline deadline) {
        VaultEntity entity = owned(id, deadline);
        List<UserGroup> inGroups = groupsOf(entity, deadline);
        Resource before = mapping.toScim(entity, inGroups);
        Update update = update(entity, before, change.apply(before).after(), deadline);
        if (update.plan().isEmpty()) {
            return Optional.of(before);
        }
        logins.check(entity, update.wanted(), deadline);
        PlanOutcome outcome = wiring.runner().run(update.plan(), deadline);
        if (outcome instanceof PlanOutcome.Done) {
            return Optional.of(mapping.toScim(id, update.wanted(), update.times(), inGroups));
        }
        Refusal refusal = OUTCOMES.refusal(outcome);
        if (refusal == Refusal.GONE) {
            throw OUTCOMES.missing();
        }
        Optional<NameConflict.Person> person = conflict.settle(refusal, update.wanted(), id, deadline);
        if (person.isPresent()) {
            throw new ScimException(ScimError.uniqueness("The login name is already in use."));
        }
        return Optional.empty();
    }

    VaultPlan planUpdate(String id, Function<Resource, Change> change) {
        Deadline deadline = Deadline.after(wiring.timeLimit());
        VaultEntity entity = owned(id, deadline);
        Resource before = mapping.toScim(entity, groupsOf(entity, deadline));
        return update(entity, before, change.apply(before).after(), deadline).plan();
    }

    /** These entities as resources; their groups are read only where they are wanted. */
    List<Resource> toScim(List<VaultEntity> entities, boolean withGroups, Deadline deadline) {
        Map<String, List<UserGroup>> inGroups = withGroups ? memberships.of(entities, deadline) : Map.of();
        return entities.stream()
                .map(entity -> mapping.toScim(entity, inGroups.getOrDefault(entity.id(), List.of())))
                .toList();
    }

    private record Update(WantedUser wanted, ResourceTimes times, VaultPlan plan) {}

    /** The plan from an entity to a resource: the time of change moves only where something else changes, too. */
    private Update update(VaultEntity entity, Resource before, Resource after, Deadline deadline) {
        ResourceTimes times = mapping.timesOf(entity);
        WantedUser wanted = mapping.toVault(after, times, entity);
        boolean changed = !entity.name().equals(wanted.name())
                || entity.disabled() != wanted.disabled()
                || !entity.metadata().equals(wanted.metadata());
        if (changed) {
            times = times.changedAt(wiring.clock().instant());
            wanted = mapping.toVault(after, times, entity);
        }
        WantedUser possible = logins.possible(entity, before, wanted, deadline);
        return new Update(possible, times, planner.update(entity, possible));
    }

    private VaultEntity owned(String id, Deadline deadline) {
        VaultEntity entity = users.find(id, deadline).orElseThrow(OUTCOMES::missing);
        if (Marks.isOfNewerFormat(entity.metadata())) {
            throw OUTCOMES.newer();
        }
        return entity;
    }

    private List<UserGroup> groupsOf(VaultEntity entity, Deadline deadline) {
        return memberships.of(List.of(entity), deadline).getOrDefault(entity.id(), List.of());
    }
}
