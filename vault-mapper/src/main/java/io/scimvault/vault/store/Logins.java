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
import java.util.ArrayList;
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
        List<WantedAlias> possible = new ArrayList<>();
        for (WantedAlias alias : wanted.aliases()) {
            Optional<VaultAlias> present = entity.aliasOn(alias.mountAccessor());
            boolean inStep =
                    present.filter(old -> isSame(old.name(), alias.name())).isPresent();
            boolean askedFor = asBefore.stream()
                    .noneMatch(old -> old.mountAccessor().equals(alias.mountAccessor())
                            && old.name().equals(alias.name()));
            if (askedFor || (inStep && heal)) {
                possible.add(alias);
            } else if (present.isPresent() && !heal) {
                VaultAlias old = present.orElseThrow();
                possible.add(new WantedAlias(alias.mountAccessor(), old.name(), old.customMetadata()));
            } else if (present.filter(old -> isBetterKnown(old, entity)).isPresent()) {
                possible.add(new WantedAlias(
                        alias.mountAccessor(), present.orElseThrow().name(), alias.customMetadata()));
            } else if (heal
                    && isKnown(entity, alias)
                    && holder(entity, alias, deadline).isEmpty()) {
                if (present.isPresent() || isMounted(alias, deadline)) {
                    possible.add(alias);
                }
            } else if (isKnown(entity, alias)) {
                // one that was left half-made is none to keep: without a place in the wish it is taken away
                present.filter(old -> !ReservedNames.isPending(old.name()))
                        .ifPresent(old -> possible.add(
                                new WantedAlias(alias.mountAccessor(), old.name(), alias.customMetadata())));
            }
        }
        return new WantedUser(wanted.name(), wanted.disabled(), wanted.metadata(), possible);
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

    /** Whether it is the client's name that a login would be healed by, and none that an admin may have given. */
    private boolean isKnown(VaultEntity entity, WantedAlias alias) {
        return mapping.remembersName(entity)
                || client.aliasRules().stream()
                        .filter(rule -> rule.mountAccessor().equals(alias.mountAccessor()))
                        .noneMatch(rule -> rule.from().equals(USER_NAME));
    }

    /** Where nothing remembers what the client called the user, a login tells it better than a name that an admin may have given. */
    private boolean isBetterKnown(VaultAlias alias, VaultEntity entity) {
        return !mapping.remembersName(entity) && !ReservedNames.isPending(alias.name());
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
