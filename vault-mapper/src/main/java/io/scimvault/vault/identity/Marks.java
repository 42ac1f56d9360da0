package io.scimvault.vault.identity;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The pairs by which this library knows its own objects; every key of ours begins with {@code scim_}. */
public final class Marks {
    /** The SCIM client that owns an entity, alias or group. */
    public static final String CLIENT = "scim_client";

    /** The layout of what is stored; {@link #FORMAT_1} so far. */
    public static final String FORMAT = "scim_format";

    public static final String FORMAT_1 = "1";

    /** On an alias: what is still being made, {@link #CREATE} or {@link #ATTACH}. */
    public static final String PENDING = "scim_pending";

    /** Which plain pairs a client or the host's mapping wrote, by their keys with commas between. */
    public static final String KEYS = "scim_keys";

    /** Set by an admin on an entity or group that the client of this name may make its own. */
    public static final String ADOPT = "scim_adopt";

    /** On a tombstone: when it was made. */
    public static final String DELETED = "scim_deleted";

    /** What the client called the user, whose entity an admin may have given another name. */
    public static final String NAME = "scim_name";

    /** On an alias that was made after its entity: the entity's id, which tells it from one that somebody moved. */
    public static final String ENTITY = "scim_entity";

    /** On an alias of somebody who is locked out: to go once the person is let in again. */
    public static final String DROPPED = "scim_dropped";

    /** The alias' entity is half-made. */
    public static final String CREATE = "create";

    /** Only the alias is half-made; its entity is a finished user. */
    public static final String ATTACH = "attach";

    private static final String PREFIX = "scim_";
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]*");
    private static final Duration BORN_TOGETHER = Duration.ofMillis(100);

    private Marks() {}

    /** The client whose mark an entity carries. */
    public static Optional<String> owner(VaultEntity entity) {
        return Optional.ofNullable(entity.metadata().get(CLIENT)).filter(mark -> !mark.isBlank());
    }

    /** The client whose mark a group carries. */
    public static Optional<String> owner(VaultGroup group) {
        return group.external()
                ? Optional.empty()
                : Optional.ofNullable(group.metadata().get(CLIENT));
    }

    /** Whether an entity is not finished: it has a pending name, or an alias that says so. */
    public static boolean isHalfMade(VaultEntity entity) {
        return ReservedNames.isPending(entity.name())
                || entity.aliases().stream()
                        .anyMatch(alias -> CREATE.equals(alias.customMetadata().get(PENDING)));
    }

    /** Whether an entity is a finished user of a client's. */
    public static boolean isUserOf(String client, VaultEntity entity) {
        return isMarkedBy(client, entity) && !ReservedNames.isTombstone(entity.name());
    }

    private static boolean isMarkedBy(String client, VaultEntity entity) {
        return owner(entity).filter(client::equals).isPresent() && !isHalfMade(entity);
    }

    /**
     * Whether an entity was a user of a client's, was deleted and is kept to lock the person out.
     *
     * @param mounts where the client's users have aliases
     */
    public static boolean isTombstoneOf(String client, Set<String> mounts, VaultEntity entity) {
        return ReservedNames.isTombstone(entity.name())
                && (isMarkedBy(client, entity) || isDamagedOf(client, mounts, entity));
    }

    /** Whether an admin lets a client make an entity or group with this metadata its own. */
    public static boolean mayBeAdoptedBy(String client, Map<String, String> metadata) {
        return client.equals(metadata.get(ADOPT))
                && metadata.getOrDefault(CLIENT, "").isBlank();
    }

    /** The keys of the plain pairs that are ours. */
    public static Set<String> plainKeys(Map<String, String> metadata) {
        return new HashSet<>(List.of(metadata.getOrDefault(KEYS, "").split(",")));
    }

    /**
     * Whether an entity was made as a user of a client's and has lost its mark, as when an admin's hand wiped the metadata: the alias
     * still carries the mark, and was made for the entity, so that it is none that somebody moved to an entity of theirs.
     *
     * @param mounts where the client's users have aliases
     */
    public static boolean isDamagedUserOf(String client, Set<String> mounts, VaultEntity entity) {
        return !ReservedNames.isTombstone(entity.name()) && isDamagedOf(client, mounts, entity);
    }

    private static boolean isDamagedOf(String client, Set<String> mounts, VaultEntity entity) {
        return owner(entity).isEmpty()
                && !isHalfMade(entity)
                && entity.aliases().stream()
                        .filter(alias -> mounts.contains(alias.mountAccessor()))
                        .filter(alias -> client.equals(alias.customMetadata().get(CLIENT)))
                        .filter(alias -> !alias.customMetadata().containsKey(PENDING))
                        .anyMatch(alias -> wasMadeFor(entity, alias) || areBornTogether(entity, alias));
    }

    private static boolean wasMadeFor(VaultEntity entity, VaultAlias alias) {
        return entity.id().equals(alias.customMetadata().get(ENTITY));
    }

    /** Whether an entity and its alias were made by one write. */
    public static boolean areBornTogether(VaultEntity entity, VaultAlias alias) {
        return Duration.between(entity.created(), alias.created()).abs().compareTo(BORN_TOGETHER) < 0;
    }

    /** Whether a group is a finished group of a client's. */
    public static boolean isGroupOf(String client, VaultGroup group) {
        return owner(group).filter(client::equals).isPresent()
                && !ReservedNames.isPending(group.name())
                && !ReservedNames.isClient(group.name());
    }

    /** Whether what is stored was written by a version of this library that knows more than this one. */
    public static boolean isOfNewerFormat(Map<String, String> metadata) {
        return NUMBER.matcher(metadata.getOrDefault(FORMAT, "")).matches()
                && !metadata.getOrDefault(FORMAT, "").equals(FORMAT_1);
    }

    /** Our pairs put beside those that others set. */
    public static Map<String, String> beside(Map<String, String> present, Map<String, String> ours) {
        Map<String, String> all = new LinkedHashMap<>(others(present));
        all.putAll(ours);
        return all;
    }

    /** The pairs that are not ours. */
    public static Map<String, String> others(Map<String, String> present) {
        Map<String, String> others = new LinkedHashMap<>(present);
        others.keySet().removeIf(key -> key.startsWith(PREFIX));
        return others;
    }
}
