package io.scimvault.vault.registry;

import io.scimvault.vault.identity.Marks;
import io.scimvault.vault.identity.ReservedNames;
import io.scimvault.vault.identity.VaultAlias;
import io.scimvault.vault.identity.VaultEntity;
import io.scimvault.vault.identity.VaultGroup;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What in Vault is a SCIM client's, judged by the marks alone.
 *
 * @param client the client's name
 * @param offLimits entities that are nobody's, whatever marks they carry: principals, and the library's own
 */
record Belongings(String client, Set<String> offLimits) {

    /** How much of an entity is the client's. */
    enum Share {
        /** A user, damaged or not, or a tombstone. */
        WHOLE,
        /** A user whose creation was interrupted. */
        HALF_MADE,
        /** Nothing but aliases that carry the mark: the entity is somebody else's. */
        ALIASES,
        NOTHING
    }

    boolean has(VaultGroup group) {
        return !ReservedNames.isClient(group.name())
                && Marks.owner(group).filter(client::equals).isPresent();
    }

    boolean has(VaultAlias alias) {
        return client.equals(alias.customMetadata().get(Marks.CLIENT));
    }

    Share of(VaultEntity entity) {
        if (offLimits.contains(entity.id())) {
            return Share.NOTHING;
        }
        if (isHalfMade(entity)) {
            return Share.HALF_MADE;
        }
        if (Marks.owner(entity).filter(client::equals).isPresent()) {
            return Share.WHOLE;
        }
        Set<String> mounts =
                entity.aliases().stream().map(VaultAlias::mountAccessor).collect(Collectors.toSet());
        if (Marks.isDamagedUserOf(client, mounts, entity) || Marks.isTombstoneOf(client, mounts, entity)) {
            return Share.WHOLE;
        }
        return entity.aliases().stream().anyMatch(this::has) ? Share.ALIASES : Share.NOTHING;
    }

    /** Whether nothing but an interrupted creation of the client's can have left an entity like this; as the sweep sees it, but of any age. */
    private boolean isHalfMade(VaultEntity entity) {
        if (!entity.policies().isEmpty()) {
            return false;
        }
        if (ReservedNames.isPending(entity.name())) {
            return Marks.owner(entity).filter(client::equals).isPresent();
        }
        return Marks.owner(entity).filter(owner -> !owner.equals(client)).isEmpty()
                && entity.aliases().stream()
                        .filter(this::has)
                        .filter(alias ->
                                Marks.CREATE.equals(alias.customMetadata().get(Marks.PENDING)))
                        .filter(alias -> ReservedNames.isPending(alias.name()))
                        .anyMatch(alias -> Marks.areBornTogether(entity, alias));
    }
}
