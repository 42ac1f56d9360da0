package io.scimvault.vault.store;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.vault.client.Adoption;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.Deadline;
import io.scimvault.vault.identity.Marks;
import io.scimvault.vault.identity.ReservedNames;
import io.scimvault.vault.identity.VaultAlias;
import io.scimvault.vault.identity.VaultEntity;
import io.scimvault.vault.identity.WantedAlias;
import io.scimvault.vault.identity.WantedUser;
import io.scimvault.vault.plan.AdoptionPlanner;
import io.scimvault.vault.plan.LeaverPlanner;
import io.scimvault.vault.plan.Refusal;
import io.scimvault.vault.plan.VaultPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * Settles whose a name or alias is that Vault refused to give. Nothing of anybody else's is ever touched: only what this client itself
 * left half-made is removed, and only when its maker must have stopped.
 */
final class NameConflict {
    /** What Vault calls an entity that a login made: {@code entity_}, eight hexadecimal digits, and a namespace. */
    private static final Pattern AUTO_NAME = Pattern.compile("entity_[0-9a-f]{8}(\\.\\w+)?");

    private static final String LOGIN_NAME = "login name";

    /**
     * An entity that may be adopted.
     *
     * @param alias the one under which the person logs in, where that is all that the entity is; an admin may have released another
     */
    record Person(VaultEntity entity, Optional<VaultAlias> alias) {}

    private final Wiring wiring;
    private final ScimClient client;
    private final BiConsumer<VaultPlan, Deadline> removing;

    /** @param removing what is done to plans that remove what is in the way */
    NameConflict(Wiring wiring, ScimClient client, BiConsumer<VaultPlan, Deadline> removing) {
        this.wiring = wiring;
        this.client = client;
        this.removing = removing;
    }

    /**
     * Looks at who holds the name or alias.
     *
     * @param self the id of the user that is changed; empty text where one is created
     * @return a person to be adopted; empty when the way is free now and the plan can be tried again
     * @throws io.scimvault.scim.error.ScimException 409 when it is taken; 503 when it is being made by another request
     */
    Optional<Person> settle(Refusal refusal, WantedUser wanted, String self, Deadline deadline) {
        return refusal == Refusal.NAME_TAKEN ? named(wanted, self, deadline) : aliased(wanted, self, deadline);
    }

    /**
     * Looks at who has claimed a person, when a claim was refused.
     *
     * @throws ScimException 503 while another request adopts the person; nothing where the claim is gone, or was left behind long ago
     */
    void settleClaim(VaultEntity person, Deadline deadline) {
        wiring.reader()
                .entityNamed(AdoptionPlanner.claimName(person), deadline)
                .ifPresent(holder -> clear(holder, LOGIN_NAME, deadline));
    }

    private Optional<Person> named(WantedUser wanted, String self, Deadline deadline) {
        Optional<VaultEntity> holder = wiring.reader().entityNamed(wanted.name(), deadline);
        if (holder.isEmpty()) {
            return Optional.empty();
        }
        if (!self.isEmpty() || !isReleased(holder.get(), deadline)) {
            clear(holder.get(), "userName", deadline);
            return Optional.empty();
        }
        Map<String, Set<String>> tombstones = new LinkedHashMap<>();
        for (WantedAlias alias : wanted.aliases()) {
            Optional<VaultEntity> other = wiring.reader()
                    .entityWithAlias(alias.mountAccessor(), alias.name(), deadline)
                    .filter(found -> !found.id().equals(holder.get().id()));
            if (other.isPresent() && !noted(other.get(), alias, tombstones)) {
                clear(other.get(), LOGIN_NAME, deadline);
            }
        }
        tombstones.forEach((id, mounts) -> release(id, mounts, deadline));
        return Optional.of(new Person(holder.get(), Optional.empty()));
    }

    /** Whether an admin lets the client have this entity, whatever it is. */
    private boolean isReleased(VaultEntity entity, Deadline deadline) {
        return Marks.mayBeAdoptedBy(client.name(), entity.metadata())
                && !Marks.isOfNewerFormat(entity.metadata())
                && !Marks.isHalfMade(entity)
                && !ReservedNames.isTombstone(entity.name())
                && entity.aliases().stream().allMatch(this::isNotAnothers)
                && !wiring.offLimits().contains(client, entity.id(), deadline)
                && !isPrincipal(entity, deadline);
    }

    /** Whether the entity is in the group of a registered client by now, whatever is remembered of principals. */
    private boolean isPrincipal(VaultEntity entity, Deadline deadline) {
        return wiring.reader().groups(entity.directGroupIds(), deadline).values().stream()
                .anyMatch(group -> ReservedNames.isClient(group.name()));
    }

    private boolean isNotAnothers(VaultAlias alias) {
        return alias.customMetadata().getOrDefault(Marks.CLIENT, client.name()).equals(client.name());
    }

    private Optional<Person> aliased(WantedUser wanted, String self, Deadline deadline) {
        Optional<Person> person = Optional.empty();
        Map<String, Set<String>> tombstones = new LinkedHashMap<>();
        for (WantedAlias alias : wanted.aliases()) {
            Optional<VaultEntity> holder = wiring.reader()
                    .entityWithAlias(alias.mountAccessor(), alias.name(), deadline)
                    .filter(found -> !found.id().equals(self));
            if (holder.isEmpty() || noted(holder.get(), alias, tombstones)) {
                continue;
            }
            Optional<Person> found = person(holder.get(), alias, deadline);
            if (found.isEmpty()) {
                clear(holder.get(), LOGIN_NAME, deadline);
            } else if (person.isPresent() && !person.equals(found)) {
                throw inUse(LOGIN_NAME); // the person has an entity on each mount: which of them is to stay?
            } else {
                person = found;
            }
        }
        if (!tombstones.isEmpty()) {
            requireName(wanted, self, deadline);
            tombstones.forEach((id, mounts) -> release(id, mounts, deadline));
        }
        return person;
    }

    /** A request that will be refused for its name must not free a leaver's login before. */
    private void requireName(WantedUser wanted, String self, Deadline deadline) {
        wiring.reader()
                .entityNamed(wanted.name(), deadline)
                .filter(holder -> !holder.id().equals(self))
                .filter(holder -> !self.isEmpty() || !isReleased(holder, deadline))
                .ifPresent(holder -> clear(holder, "userName", deadline));
    }

    /** Notes a login that a tombstone of the client's holds, to be freed once nothing else is in the way; false where it is none that does. */
    private boolean noted(VaultEntity holder, WantedAlias login, Map<String, Set<String>> tombstones) {
        boolean isOne = isTombstone(holder);
        if (isOne) {
            tombstones.computeIfAbsent(holder.id(), id -> new LinkedHashSet<>()).add(login.mountAccessor());
        }
        return isOne;
    }

    /** The logins on these mounts leave a tombstone; where others stay refused by it, it is kept for them. */
    private void release(String id, Set<String> mounts, Deadline deadline) {
        wiring.reader().entity(id, deadline).filter(this::isTombstone).ifPresent(tombstone -> {
            List<VaultAlias> taken = tombstone.aliases().stream()
                    .filter(alias -> mounts.contains(alias.mountAccessor()))
                    .toList();
            boolean isAll = taken.size() == tombstone.aliases().size();
            removing.accept(isAll ? LeaverPlanner.purge(tombstone) : LeaverPlanner.release(taken), deadline);
        });
    }

    /** Removes what the client left half-made long ago; anything else that holds a name is the answer to the request. */
    private void clear(VaultEntity holder, String what, Deadline deadline) {
        boolean ours = Marks.owner(holder).filter(client.name()::equals).isPresent() && Marks.isHalfMade(holder);
        if (!ours) {
            throw inUse(what);
        }
        Instant before = wiring.reader().now(deadline).minus(wiring.grace());
        if (!holder.created().isBefore(before)) {
            throw new ScimException(ScimError.unavailable(
                    "The " + what + " is being created by another request.", Duration.ofSeconds(2)));
        }
        Optional<VaultEntity> still = wiring.reader().entity(holder.id(), deadline);
        if (still.isPresent() && !Sweeper.isLeftOver(still.get(), before)) {
            throw inUse(what);
        }
        if (still.isPresent()) {
            removing.accept(LeaverPlanner.delete(holder), deadline);
        }
    }

    private boolean isTombstone(VaultEntity entity) {
        return Marks.isTombstoneOf(client.name(), client.aliasMounts(), entity);
    }

    /** An entity that is nothing but this person's login on this client's mount. */
    private Optional<Person> person(VaultEntity entity, WantedAlias wanted, Deadline deadline) {
        if (isReleased(entity, deadline)) {
            return Optional.of(new Person(entity, Optional.empty()));
        }
        if (client.adoption() != Adoption.ADOPT
                || !AUTO_NAME.matcher(entity.name()).matches()
                || entity.aliases().size() != 1
                || entity.disabled()
                || !entity.policies().isEmpty()
                || Marks.owner(entity).isPresent()
                || wiring.offLimits().contains(client, entity.id(), deadline)) {
            return Optional.empty();
        }
        VaultAlias alias = entity.aliases().get(0);
        boolean itsOwn = alias.mountAccessor().equals(wanted.mountAccessor())
                && !alias.customMetadata().containsKey(Marks.PENDING)
                && !alias.customMetadata().containsKey(Marks.CLIENT);
        boolean onlyOwnGroups = wiring.reader().groups(entity.directGroupIds(), deadline).values().stream()
                .allMatch(group -> group.external() || Marks.isGroupOf(client.name(), group));
        return itsOwn && onlyOwnGroups ? Optional.of(new Person(entity, Optional.of(alias))) : Optional.empty();
    }

    private static ScimException inUse(String what) {
        return new ScimException(ScimError.uniqueness("The " + what + " is already in use."));
    }
}
