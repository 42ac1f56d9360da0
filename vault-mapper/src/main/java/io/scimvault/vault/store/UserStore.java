package io.scimvault.vault.store;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.patch.Change;
import io.scimvault.scim.resource.Resource;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.Deadline;
import io.scimvault.vault.driver.PlanOutcome;
import io.scimvault.vault.driver.VaultFailure;
import io.scimvault.vault.identity.EntityName;
import io.scimvault.vault.identity.Marks;
import io.scimvault.vault.identity.ReservedNames;
import io.scimvault.vault.identity.VaultEntity;
import io.scimvault.vault.identity.WantedUser;
import io.scimvault.vault.mapping.ResourceTimes;
import io.scimvault.vault.mapping.UserGroup;
import io.scimvault.vault.mapping.UserMapping;
import io.scimvault.vault.plan.AdoptionPlanner;
import io.scimvault.vault.plan.Refusal;
import io.scimvault.vault.plan.Step;
import io.scimvault.vault.plan.UserPlanner;
import io.scimvault.vault.plan.VaultPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** Writes users of one client, and reads them one at a time. */
final class UserStore {
    private static final String ACTIVE = "active";

    /** Attributes that no function of the host's is needed for. */
    private static final Set<String> TOLD_OF_ALL = Set.of("schemas", "id", "userName", ACTIVE, "meta");

    private final Wiring wiring;
    private final ScimClient client;
    private final Directory<VaultEntity> users;
    private final Memberships memberships;
    private final UserMapping mapping;
    private final UserPlanner planner;
    private final NameConflict conflict;
    private final Adoptions adoptions;
    private final Logins logins;

    UserStore(
            Wiring wiring,
            ScimClient client,
            UserMapping mapping,
            Directory<VaultEntity> users,
            Memberships memberships) {
        this.wiring = wiring;
        this.client = client;
        this.users = users;
        this.memberships = memberships;
        this.mapping = mapping;
        this.planner = new UserPlanner(client, wiring.pendingNames());
        this.logins = new Logins(wiring.reader(), client, mapping);
        this.conflict = new NameConflict(
                wiring, client, (plan, deadline) -> wiring.runner().run(plan, deadline));
        this.adoptions = new Adoptions(
                wiring, users, mapping, planner, new AdoptionPlanner(client, wiring.pendingNames()), conflict);
    }

    Resource create(Resource wanted) {
        Deadline deadline = Deadline.after(wiring.timeLimit());
        ResourceTimes times = ResourceTimes.createdAt(wiring.clock().instant());
        WantedUser user = mapping.toVault(wanted, times, Map.of());
        String name = "name:" + EntityName.fold(user.name());
        return wiring.userLock().holding(List.of(name), () -> create(wanted, user, times, deadline));
    }

    private Resource create(Resource wanted, WantedUser user, ResourceTimes times, Deadline deadline) {
        return Outcomes.USERS.firstOf(() -> createOnce(wanted, user, times, deadline));
    }

    private Optional<Resource> createOnce(Resource wanted, WantedUser user, ResourceTimes times, Deadline deadline) {
        PlanOutcome outcome = wiring.runner().run(planner.create(user), deadline);
        if (outcome instanceof PlanOutcome.Done done) {
            String id = done.ids().getOrDefault(UserPlanner.ENTITY, "");
            return Optional.of(mapping.toScim(id, user, times, List.of()));
        }
        Refusal refusal = Outcomes.USERS.refusal(outcome);
        Optional<NameConflict.Person> person = conflict.settle(refusal, user, "", deadline);
        if (person.isEmpty()) {
            return Optional.empty();
        }
        return adoptions
                .adopt(new Adoptions.Adoption(person.get(), refusal, wanted, times), deadline)
                .map(done -> mapping.toScim(done.entity().id(), done.user(), times, groupsOf(done.entity(), deadline)));
    }

    /** As if to create, but that what would be removed or adopted is only looked at. */
    VaultPlan planCreate(Resource wanted) {
        Deadline deadline = Deadline.after(wiring.timeLimit());
        ResourceTimes times = ResourceTimes.createdAt(wiring.clock().instant());
        WantedUser user = mapping.toVault(wanted, times, Map.of());
        List<Step> steps = new ArrayList<>();
        NameConflict looking = new NameConflict(wiring, client, (plan, until) -> steps.addAll(plan.steps()));
        for (Refusal refusal : List.of(Refusal.NAME_TAKEN, Refusal.ALIAS_TAKEN)) {
            Optional<NameConflict.Person> person = looking.settle(refusal, user, "", deadline);
            if (person.isPresent()) {
                steps.addAll(adoptions.plan(new Adoptions.Adoption(person.get(), refusal, wanted, times)));
                return new VaultPlan("create a user", steps);
            }
        }
        steps.addAll(planner.create(user).steps());
        return new VaultPlan("create a user", steps);
    }

    Optional<Resource> read(String id, boolean withGroups) {
        Deadline deadline = Deadline.after(wiring.timeLimit());
        return users.find(id, deadline)
                .map(entity -> mapping.toScim(entity, withGroups ? groupsOf(entity, deadline) : List.of()));
    }

    Resource update(String id, Function<Resource, Change> change) {
        Deadline deadline = Deadline.after(wiring.timeLimit());
        AtomicBoolean heal = new AtomicBoolean(true);
        return wiring.userLock()
                .holding(List.of(id), () -> Outcomes.USERS.firstOf(() -> updateOnce(id, change, heal, deadline)));
    }

    private Optional<Resource> updateOnce(
            String id, Function<Resource, Change> change, AtomicBoolean heal, Deadline deadline) {
        VaultEntity entity = users.find(id, deadline).orElseThrow(Outcomes.USERS::missing);
        if (Marks.isOfNewerFormat(entity.metadata())) {
            return Optional.of(lockedOut(entity, change, Outcomes.USERS.newer(), deadline));
        }
        List<UserGroup> inGroups = groupsOf(entity, deadline);
        Resource before;
        try {
            before = mapping.toScim(entity, inGroups);
        } catch (RuntimeException e) {
            return Optional.of(lockedOut(entity, change, e, deadline));
        }
        Update update = update(entity, before, change.apply(before).after(), heal.get(), deadline);
        if (update.plan().isEmpty()) {
            return Optional.of(before);
        }
        logins.check(entity, update.wanted(), deadline);
        PlanOutcome outcome = wiring.runner().run(update.plan(), deadline);
        if (outcome instanceof PlanOutcome.Done) {
            if (entity.disabled() && !update.wanted().disabled()) {
                requireNotLeft(id, deadline);
            }
            return Optional.of(mapping.toScim(id, update.wanted(), update.times(), inGroups));
        }
        if (outcome instanceof PlanOutcome.Failed failed
                && update.wanted().disabled() // of anybody else a login that was asked for must not be missing unsaid
                && VaultFailure.isLasting(failed.fault())
                && heal.getAndSet(false)) {
            return Optional.empty();
        }
        Refusal refusal = Outcomes.USERS.refusal(outcome);
        if (refusal == Refusal.GONE) {
            throw Outcomes.USERS.missing();
        }
        Optional<NameConflict.Person> person = conflict.settle(refusal, update.wanted(), id, deadline);
        if (person.isPresent()) {
            throw new ScimException(ScimError.uniqueness("The login name is already in use."));
        }
        return Optional.empty();
    }

    /** Whoever left meanwhile, by another host, must not come back by being enabled. */
    private void requireNotLeft(String id, Deadline deadline) {
        Optional<VaultEntity> tombstone =
                wiring.reader().entity(id, deadline).filter(entity -> ReservedNames.isTombstone(entity.name()));
        if (tombstone.isPresent()) {
            Outcomes.USERS.requireDone(wiring.runner().run(planner.lockOut(tombstone.get()), deadline));
            throw Outcomes.USERS.missing();
        }
    }

    /** Locks a user out of whom nothing else can be changed today, whatever else a request asks for; nor is anything else told. */
    private Resource lockedOut(
            VaultEntity entity, Function<Resource, Change> change, RuntimeException fault, Deadline deadline) {
        Resource before = mapping.stored(entity);
        Resource after = change.apply(before).after();
        if (!isLockOut(before, after)) {
            throw fault;
        }
        Outcomes.USERS.requireDone(wiring.runner().run(planner.lockOut(entity), deadline));
        Resource told = after;
        for (String name : after.tree().names()) {
            told = TOLD_OF_ALL.contains(name) ? told : told.without(name);
        }
        return told;
    }

    VaultPlan planUpdate(String id, Function<Resource, Change> change) {
        Deadline deadline = Deadline.after(wiring.timeLimit());
        VaultEntity entity = owned(id, deadline);
        Resource before = mapping.toScim(entity, groupsOf(entity, deadline));
        return update(entity, before, change.apply(before).after(), true, deadline)
                .plan();
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
    private Update update(VaultEntity entity, Resource before, Resource after, boolean heal, Deadline deadline) {
        try {
            return whole(entity, before, after, heal, deadline);
        } catch (RuntimeException e) { // a refusal, or a function of the host's that fails
            if (!isLockOut(before, after)) {
                throw e;
            }
            WantedUser asItIs = new WantedUser(entity.name(), true, entity.metadata(), List.of());
            return new Update(asItIs, mapping.timesOf(entity), planner.lockOut(entity));
        }
    }

    /** Whether a change locks the user out and does nothing else: it is done whatever of the rest could not be stored today. */
    private static boolean isLockOut(Resource before, Resource after) {
        boolean locksOut = after.tree().bool(ACTIVE).filter(active -> !active).isPresent();
        return locksOut && withoutActive(before).equals(withoutActive(after));
    }

    private static JsonObject withoutActive(Resource user) {
        return user.without(ACTIVE)
                .without("meta")
                .without("schemas")
                .without("groups")
                .tree();
    }

    private Update whole(VaultEntity entity, Resource before, Resource after, boolean heal, Deadline deadline) {
        ResourceTimes times = mapping.timesOf(entity);
        WantedUser wanted = mapping.toVault(after, times, entity);
        boolean changed = !entity.name().equals(wanted.name())
                || entity.disabled() != wanted.disabled()
                || !entity.metadata().equals(wanted.metadata());
        if (changed) {
            times = times.changedAt(wiring.clock().instant());
            wanted = mapping.toVault(after, times, entity);
        }
        WantedUser possible = logins.possible(entity, before, wanted, heal, deadline);
        VaultPlan plan = planner.update(entity, possible, logins.aliases(entity, before));
        return new Update(possible, times, plan);
    }

    private VaultEntity owned(String id, Deadline deadline) {
        VaultEntity entity = users.find(id, deadline).orElseThrow(Outcomes.USERS::missing);
        if (Marks.isOfNewerFormat(entity.metadata())) {
            throw Outcomes.USERS.newer();
        }
        return entity;
    }

    private List<UserGroup> groupsOf(VaultEntity entity, Deadline deadline) {
        return memberships.of(List.of(entity), deadline).getOrDefault(entity.id(), List.of());
    }
}
