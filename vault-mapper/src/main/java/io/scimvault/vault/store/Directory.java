package io.scimvault.vault.store;

import io.scimvault.vault.driver.Deadline;
import io.scimvault.vault.identity.ReservedNames;
import io.scimvault.vault.store.OwnedIds.Look;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The users or the groups of one client: which they are, and whether a request may see and change an object at all.
 *
 * @param <T> an entity or a group
 */
final class Directory<T> {

    /** What is special to entities or to groups. */
    interface Kind<T> {
        Optional<T> read(String id, Deadline deadline);

        Map<String, T> read(Collection<String> ids, Deadline deadline);

        Optional<T> named(String name, Deadline deadline);

        /** Ids and names of all there are, whoever owns them. */
        Map<String, String> names(Deadline deadline);

        String id(T object);

        Instant created(T object);

        /** Whether an object is a finished one of this client's, and not off limits. */
        boolean isVisible(T object, Deadline deadline);

        boolean isHalfMade(T object);
    }

    /**
     * All of the client's own.
     *
     * @param ids in the order in which they were created
     * @param read those that had to be read to find out
     */
    record Listing<T>(List<String> ids, Map<String, T> read) {}

    private final Kind<T> kind;
    private final OwnedIds owned = new OwnedIds();

    Directory(Kind<T> kind) {
        this.kind = kind;
    }

    /** The client's own with this id. */
    Optional<T> find(String id, Deadline deadline) {
        Optional<T> found = visible(kind.read(id, deadline), deadline);
        if (found.isEmpty()) {
            owned.forget(id);
        }
        return found;
    }

    /** The client's own with this name in Vault, in any letter case. */
    Optional<T> findNamed(String name, Deadline deadline) {
        return visible(kind.named(name, deadline), deadline);
    }

    /** The client's own among these ids, in their order. */
    Map<String, T> find(Collection<String> ids, Deadline deadline) {
        Map<String, T> found = new LinkedHashMap<>(kind.read(ids, deadline));
        found.values().removeIf(object -> !kind.isVisible(object, deadline));
        ids.stream().filter(id -> !found.containsKey(id)).forEach(owned::forget);
        return found;
    }

    /** The client's own, all of them: one call, and one read for each id that was not seen before. */
    Listing<T> all(Deadline deadline) {
        Map<String, String> names = new LinkedHashMap<>(kind.names(deadline));
        names.values().removeIf(name -> ReservedNames.isPending(name) || ReservedNames.isTombstone(name));
        Map<String, T> read = new LinkedHashMap<>();
        List<String> ids = owned.among(names.keySet(), unknown -> look(unknown, read, deadline));
        return new Listing<>(ids, read);
    }

    /** The ids of all there are, whoever owns them. */
    Set<String> everybodys(Deadline deadline) {
        return kind.names(deadline).keySet();
    }

    /** Some of a listing, in their order: what was read for it is not read again. */
    List<T> find(List<String> ids, Listing<T> listing, Deadline deadline) {
        List<String> missing =
                ids.stream().filter(id -> !listing.read().containsKey(id)).toList();
        Map<String, T> found = new LinkedHashMap<>(find(missing, deadline));
        ids.stream()
                .filter(listing.read()::containsKey)
                .forEach(id -> found.put(id, listing.read().get(id)));
        return ids.stream().filter(found::containsKey).map(found::get).toList();
    }

    /** Those of some ids that are the client's own, as far as is known or by a look at the others. */
    List<String> owned(Collection<String> ids, Deadline deadline) {
        return owned.ownedOf(ids, unknown -> look(unknown, new LinkedHashMap<>(), deadline));
    }

    /** Those of some ids that were seen to be the client's own within the last minute; nothing is read. */
    List<String> remembered(Collection<String> ids) {
        owned.forgetOld(ids);
        return owned.ownedOf(ids);
    }

    /** The same for what is to be referred to: what was not looked at for a minute is looked at anew. */
    List<String> ownedToRefer(Collection<String> ids, Deadline deadline) {
        owned.forgetOld(ids);
        return ownedByNow(ids, deadline);
    }

    /** The same, with another look at what was foreign before: it may have been adopted by another process. */
    List<String> ownedByNow(Collection<String> ids, Deadline deadline) {
        owned.forgetForeign(ids);
        return owned(ids, deadline);
    }

    void forget(String id) {
        owned.forget(id);
    }

    private Optional<T> visible(Optional<T> object, Deadline deadline) {
        Optional<T> visible = object.filter(found -> kind.isVisible(found, deadline));
        visible.ifPresent(found -> owned.own(kind.id(found), kind.created(found)));
        return visible;
    }

    private Map<String, Look> look(Collection<String> ids, Map<String, T> read, Deadline deadline) {
        Map<String, Look> looks = new LinkedHashMap<>();
        kind.read(ids, deadline).forEach((id, object) -> {
            if (kind.isVisible(object, deadline)) {
                read.put(id, object);
                looks.put(id, new Look.Owned(kind.created(object)));
            } else {
                looks.put(id, kind.isHalfMade(object) ? new Look.Unclear() : new Look.Foreign());
            }
        });
        return looks;
    }
}
