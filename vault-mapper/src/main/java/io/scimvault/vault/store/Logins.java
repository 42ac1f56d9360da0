package io.scimvault.vault.store;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.AttributePath;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.Deadline;
import io.scimvault.vault.driver.VaultFailure;
import io.scimvault.vault.driver.VaultReader;
import io.scimvault.vault.identity.EntityName;
import io.scimvault.vault.identity.Marks;
import io.scimvault.vault.identity.ReservedNames;
import io.scimvault.vault.identity.VaultAlias;
import io.scimvault.vault.identity.VaultEntity;
import io.scimvault.vault.identity.WantedAlias;
import io.scimvault.vault.identity.WantedUser;
import io.scimvault.vault.mapping.UserMapping;
import java.util.List;
import java.util.Optional;

/** The login names of a user that is changed: which of them can be had. */
final class Logins {
    private static final AttributePath USER_NAME = AttributePath.parse("userName");

    private final VaultReader reader;
    private final ScimClient client;
    private final UserMapping mapping;

    Logins(VaultReader reader, ScimClient client, UserMapping mapping) {
        this.reader = reader;
        this.client = client;
        this.mapping = mapping;
    }

    /**
     * What is wanted, but for a lost login that somebody else has by now and that this request did not ask for: to lock a person out
     * must not fail because an alias cannot be healed.
     *
     * @param heal false where healing has failed for good and the user is locked out: nothing is then done to logins
     */
    WantedUser possible(VaultEntity entity, Resource before, WantedUser wanted, boolean heal, Deadline deadline) {
        List<WantedAlias> asBefore = aliases(entity, before);
        List<WantedAlias> possible = wanted.aliases().stream()
                .flatMap(alias -> (isAskedFor(alias, asBefore)
                                ? Optional.of(alias)
                                : unasked(entity, alias, heal, deadline))
                        .stream())
                .toList();
        return new WantedUser(wanted.name(), wanted.disabled(), wanted.metadata(), possible);
    }

    private static boolean isAskedFor(WantedAlias alias, List<WantedAlias> before) {
        return before.stream()
                .noneMatch(old -> old.mountAccessor().equals(alias.mountAccessor())
                        && old.name().equals(alias.name()));
    }

    /** What becomes of a login that a request has nothing to do with; where it is none, one that was left half-made is taken away. */
    private Optional<WantedAlias> unasked(VaultEntity entity, WantedAlias alias, boolean heal, Deadline deadline) {
        Optional<VaultAlias> present = entity.aliasOn(alias.mountAccessor());
        if (!heal) {
            return present.map(old -> new WantedAlias(alias.mountAccessor(), old.name(), old.customMetadata()));
        }
        if (present.filter(old -> isSame(old.name(), alias.name())).isPresent()) {
            return Optional.of(alias);
        }
        Optional<WantedAlias> asItIs = present.filter(old -> !ReservedNames.isPending(old.name()))
                .map(old -> new WantedAlias(alias.mountAccessor(), old.name(), alias.customMetadata()));
        if (!mapping.remembersName(entity) && (asItIs.isPresent() || isByName(alias))) {
            return asItIs; // a login tells what the client called the user better than a name that an admin may have
            // given
        }
        if (holder(entity, alias, deadline).isPresent()) {
            return asItIs;
        }
        return present.isPresent() || isMounted(alias, deadline) ? Optional.of(alias) : Optional.empty();
    }

    private boolean isByName(WantedAlias alias) {
        return client.aliasRules().stream()
                .filter(rule -> rule.mountAccessor().equals(alias.mountAccessor()))
                .anyMatch(rule -> rule.from().equals(USER_NAME));
    }

    /**
     * Looks for the new names first: a rename that would be refused half-way is better not begun.
     *
     * @throws ScimException 409 when somebody has one of them
     */
    void check(VaultEntity entity, WantedUser wanted, Deadline deadline) {
        for (WantedAlias alias : wanted.aliases()) {
            boolean same = entity.aliasOn(alias.mountAccessor())
                    .filter(old -> isSame(old.name(), alias.name()))
                    .isPresent();
            boolean taken = !same
                    && holder(entity, alias, deadline)
                            .filter(holder -> !Marks.isHalfMade(holder))
                            .isPresent();
            if (taken) {
                throw new ScimException(ScimError.uniqueness("The login name is already in use."));
            }
        }
    }

    /** Whether there is a mount on which a lost login could be healed. */
    private boolean isMounted(WantedAlias alias, Deadline deadline) {
        try {
            return reader.authMounts(deadline).values().stream()
                    .anyMatch(mount -> mount.string("accessor")
                            .filter(alias.mountAccessor()::equals)
                            .isPresent());
        } catch (ScimException e) {
            if (VaultFailure.isLasting(e)) {
                return false;
            }
            throw e;
        }
    }

    /** Who else has an alias; a tombstone of the client's gives it up to whoever is to have it. */
    private Optional<VaultEntity> holder(VaultEntity entity, WantedAlias alias, Deadline deadline) {
        return reader.entityWithAlias(alias.mountAccessor(), alias.name(), deadline)
                .filter(holder -> !holder.id().equals(entity.id()))
                .filter(holder -> !Marks.isTombstoneOf(client.name(), client.aliasMounts(), holder));
    }

    /** The aliases that the user should have had so far; none where an admin gave the entity a name that no user can have. */
    List<WantedAlias> aliases(VaultEntity entity, Resource before) {
        try {
            return mapping.toVault(before, mapping.timesOf(entity), entity).aliases();
        } catch (ScimException e) {
            return List.of();
        }
    }

    private static boolean isSame(String name, String other) {
        return EntityName.fold(name).equals(EntityName.fold(other));
    }
}
