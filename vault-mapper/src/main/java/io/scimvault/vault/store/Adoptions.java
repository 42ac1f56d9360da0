package io.scimvault.vault.store;

import io.scimvault.scim.resource.Resource;
import io.scimvault.vault.driver.Deadline;
import io.scimvault.vault.driver.PlanOutcome;
import io.scimvault.vault.identity.VaultAlias;
import io.scimvault.vault.identity.VaultEntity;
import io.scimvault.vault.identity.WantedUser;
import io.scimvault.vault.mapping.ResourceTimes;
import io.scimvault.vault.mapping.UserMapping;
import io.scimvault.vault.plan.AdoptionPlanner;
import io.scimvault.vault.plan.Refusal;
import io.scimvault.vault.plan.Step;
import io.scimvault.vault.plan.SweepPlanner;
import io.scimvault.vault.plan.UserPlanner;
import io.scimvault.vault.store.NameConflict.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes entities that are there users of one client: each is claimed first, looked at again, and made the user in place. */
final class Adoptions {
    private final Wiring wiring;
    private final Directory<VaultEntity> users;
    private final UserMapping mapping;
    private final UserPlanner planner;
    private final AdoptionPlanner adopting;
    private final NameConflict conflict;

    Adoptions(
            Wiring wiring,
            Directory<VaultEntity> users,
            UserMapping mapping,
            UserPlanner planner,
            AdoptionPlanner adopting,
            NameConflict conflict) {
        this.wiring = wiring;
        this.users = users;
        this.mapping = mapping;
        this.planner = planner;
        this.adopting = adopting;
        this.conflict = conflict;
    }

    /** What is made a user: the entity, the name or alias for which it was found, and the resource. */
    record Adoption(Person person, Refusal refusal, Resource wanted, ResourceTimes times) {
        String id() {
            return person.entity().id();
        }
    }

    /** The user as it is in Vault then; empty where the entity was changed at the same time. */
    Optional<Done> adopt(Adoption adoption, Deadline deadline) {
        return wiring.userLock()
                .holding(
                        List.of(adoption.id()),
                        () -> claimAndAdopt(adoption, deadline)
                                ? Optional.of(finish(adoption, deadline))
                                : Optional.<Done>empty());
    }

    /** The entity as it was found once it was marked, and what it is now. */
    record Done(VaultEntity entity, WantedUser user) {}

    private boolean claimAndAdopt(Adoption adoption, Deadline deadline) {
        VaultEntity entity = adoption.person().entity();
        PlanOutcome claim = wiring.runner().run(adopting.claim(entity), deadline);
        if (!(claim instanceof PlanOutcome.Done claimed)) {
            if (Outcomes.USERS.refusal(claim) == Refusal.NAME_TAKEN) {
                conflict.settleClaim(entity, deadline);
            }
            return false;
        }
        try {
            WantedUser user = user(adoption, entity);
            Optional<Person> still = conflict.settle(adoption.refusal(), user, "", deadline);
            return still.equals(Optional.of(adoption.person())) && mark(adoption.person(), user, deadline);
        } finally {
            String id = claimed.ids().getOrDefault(AdoptionPlanner.CLAIM, "");
            wiring.runner().run(SweepPlanner.entity(id), deadline);
        }
    }

    private boolean mark(Person person, WantedUser user, Deadline deadline) {
        PlanOutcome outcome = wiring.runner().run(adopting.adopt(person.entity(), person.alias(), user), deadline);
        if (outcome instanceof PlanOutcome.Failed failed) {
            throw failed.fault();
        }
        return outcome instanceof PlanOutcome.Done;
    }

    /** An adopted person has the aliases of further mounts still to get. */
    private Done finish(Adoption adoption, Deadline deadline) {
        VaultEntity entity = users.find(adoption.id(), deadline).orElseThrow(Outcomes.USERS::busy);
        WantedUser user = whole(adoption, entity);
        Outcomes.USERS.requireDone(wiring.runner().run(planner.update(entity, user), deadline));
        return new Done(entity, user);
    }

    private WantedUser user(Adoption adoption, VaultEntity entity) {
        return mapping.toVault(adoption.wanted(), adoption.times(), entity.metadata());
    }

    /** Who is locked out stays so: an admin may have done it. */
    private WantedUser whole(Adoption adoption, VaultEntity entity) {
        WantedUser asked = mapping.toVault(UserMapping.orAsIs(adoption.wanted(), entity), adoption.times(), entity);
        boolean disabled = asked.disabled() || entity.disabled();
        return new WantedUser(asked.name(), disabled, asked.metadata(), asked.aliases());
    }

    /** All writes of an adoption to which nobody comes in between. */
    List<Step> plan(Adoption adoption) {
        Person person = adoption.person();
        VaultEntity entity = person.entity();
        WantedUser user = user(adoption, entity);
        List<Step> steps = new ArrayList<>(adopting.claim(entity).steps());
        steps.addAll(adopting.adopt(entity, person.alias(), user).steps());
        steps.addAll(SweepPlanner.claim().steps());
        VaultEntity marked = new VaultEntity(
                entity.id(),
                user.name(),
                entity.disabled() || user.disabled(),
                user.metadata(),
                entity.policies(),
                entity.aliases().stream()
                        .map(alias -> marked(alias, person, user))
                        .toList(),
                entity.directGroupIds(),
                entity.inheritedGroupIds(),
                entity.created(),
                entity.lastUpdated());
        steps.addAll(planner.update(marked, whole(adoption, marked)).steps());
        return steps;
    }

    private static VaultAlias marked(VaultAlias alias, Person person, WantedUser user) {
        Optional<Map<String, String>> mark = person.alias()
                .filter(alias::equals)
                .flatMap(own -> user.aliases().stream()
                        .filter(wanted -> wanted.mountAccessor().equals(own.mountAccessor()))
                        .findFirst())
                .map(wanted -> UserPlanner.marks(alias, wanted));
        return new VaultAlias(
                alias.id(),
                alias.entityId(),
                alias.name(),
                alias.mountAccessor(),
                mark.orElse(alias.customMetadata()),
                alias.created());
    }
}
