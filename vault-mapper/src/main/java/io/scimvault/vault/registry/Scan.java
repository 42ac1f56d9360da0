package io.scimvault.vault.registry;

import io.scimvault.vault.driver.Deadline;
import io.scimvault.vault.driver.VaultReader;
import io.scimvault.vault.identity.ReservedNames;
import io.scimvault.vault.identity.VaultEntity;
import io.scimvault.vault.identity.VaultGroup;
import io.scimvault.vault.registry.Belongings.Share;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Looks through all groups and entities of Vault for what is one client's: nothing lists metadata, so each is read. */
final class Scan {
    private static final int AT_ONCE = 100;

    private final VaultReader reader;
    private final Duration timeLimit;
    private final Belongings belongings;

    Scan(VaultReader reader, Duration timeLimit, String client) {
        this.reader = reader;
        this.timeLimit = timeLimit;
        this.belongings = new Belongings(client, offLimits());
    }

    Belongings belongings() {
        return belongings;
    }

    /** The groups in which SCIM clients are kept, by id. */
    static Map<String, VaultGroup> registered(VaultReader reader, Deadline deadline) {
        List<String> ids = reader.groupNames(deadline).entrySet().stream()
                .filter(group -> ReservedNames.isClient(group.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        return reader.groups(ids, deadline);
    }

    private Set<String> offLimits() {
        Set<String> ids = new HashSet<>();
        reader.ownToken(deadline())
                .string("entity_id")
                .filter(id -> !id.isEmpty())
                .ifPresent(ids::add);
        registered(reader, deadline()).values().forEach(group -> ids.addAll(group.memberEntityIds()));
        return ids;
    }

    /** Shows each group of the client's. */
    void groups(Consumer<VaultGroup> found) {
        for (List<String> ids : chunks(reader.groupNames(deadline()).keySet())) {
            reader.groups(ids, deadline()).values().stream()
                    .filter(belongings::has)
                    .forEach(found);
        }
    }

    /** Shows each entity of which something is the client's. */
    void entities(BiConsumer<VaultEntity, Share> found) {
        for (List<String> ids : chunks(reader.entityNames(deadline()).keySet())) {
            for (VaultEntity entity : reader.entities(ids, deadline()).values()) {
                Share share = belongings.of(entity);
                if (share != Share.NOTHING) {
                    found.accept(entity, share);
                }
            }
        }
    }

    private Deadline deadline() {
        return Deadline.after(timeLimit);
    }

    private static List<List<String>> chunks(Collection<String> ids) {
        List<String> all = List.copyOf(ids);
        List<List<String>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            chunks.add(all.subList(from, Math.min(from + AT_ONCE, all.size())));
        }
        return chunks;
    }
}
