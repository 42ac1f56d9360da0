package io.scimvault.vault.memory;

import io.scimvault.scim.json.JsonValue;
import io.scimvault.vault.identity.EntityName;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What one node knows of what is stored, with its indexes: names and aliases without regard to case, members, children. What is
 * written to the active node's tables is passed on to those who follow them; a standby's take no write.
 */
final class Tables {

    /** An auth method; its path ends in a slash. */
    record Mount(String path, String type, String accessor, boolean local, String uuid) {}

    /** A person or machine; metadata is an object of strings, or null. */
    record Entity(
            String id,
            String name,
            JsonValue metadata,
            List<String> policies,
            boolean disabled,
            Instant created,
            Instant updated) {}

    /** A login name on one mount. */
    record Alias(
            String id,
            String entityId,
            String accessor,
            String name,
            JsonValue custom,
            Instant created,
            Instant updated) {

        Alias with(String newEntityId, String newAccessor, String newName, JsonValue newCustom, Instant now) {
            return new Alias(id, newEntityId, newAccessor, newName, newCustom, created, now);
        }
    }

    /** A group; nesting is stored on the child. Policies are absent until they are set. */
    record Group(
            String id,
            String name,
            String type,
            JsonValue metadata,
            Optional<List<String>> policies,
            SortedSet<String> members,
            SortedSet<String> parents,
            Instant created,
            Instant updated,
            long index) {

        /** The group with other members or parents: a new index, and the old time of update. */
        Group relinked(SortedSet<String> newMembers, SortedSet<String> newParents) {
            return new Group(id, name, type, metadata, policies, newMembers, newParents, created, updated, index + 1);
        }
    }

    private final SortedMap<String, Entity> entities = new TreeMap<>();
    private final Map<String, String> entityNames = new HashMap<>();
    private final SortedMap<String, Alias> aliases = new TreeMap<>();
    private final Map<String, String> aliasPairs = new HashMap<>();
    private final Map<String, Set<String>> aliasesOf = new HashMap<>();
    private final SortedMap<String, Group> groups = new TreeMap<>();
    private final Map<String, String> groupNames = new HashMap<>();
    private final Map<String, SortedSet<String>> groupsOf = new HashMap<>();
    private final Map<String, SortedSet<String>> childrenOf = new HashMap<>();
    private final Map<String, Mount> mounts = new LinkedHashMap<>();

    private final Clock clock;
    private final boolean isStandby;
    private final List<Consumer<Consumer<Tables>>> followers = new ArrayList<>();
    private Instant last = Instant.MIN;

    /** The empty tables of an active node. */
    Tables(Clock clock) {
        this(clock, false);
    }

    private Tables(Clock clock, boolean isStandby) {
        this.clock = clock;
        this.isStandby = isStandby;
    }

    /** A standby's tables with all that is in these; it hears of each change from now on, and applies it when it likes. */
    Tables standby(Consumer<Consumer<Tables>> follower) {
        Tables copy = new Tables(clock, true);
        mounts.values().forEach(copy::store);
        entities.values().forEach(copy::store);
        aliasesOf.values().forEach(ids -> ids.forEach(id -> alias(id).ifPresent(copy::store)));
        groups.values().forEach(copy::store);
        followers.add(follower);
        return copy;
    }

    private void write(Consumer<Tables> change) {
        reachStorage();
        change.accept(this);
        followers.forEach(follower -> follower.accept(change));
    }

    boolean isStandby() {
        return isStandby;
    }

    /** Where a standby's work ends: what would be written here is the active node's to do. */
    void reachStorage() {
        if (isStandby) {
            throw new Forwarded();
        }
    }

    /** The clock's time, and never the same twice. */
    Instant now() {
        Instant now = clock.instant();
        last = now.isAfter(last) ? now : last.plusNanos(1);
        return last;
    }

    static String newId() {
        return UUID.randomUUID().toString();
    }

    /** A name that nobody chose, such as {@code entity_1a2b3c4d.root}. */
    static String autoName(String kind) {
        return kind + "_" + newId().substring(0, 8) + ".root";
    }

    Iterable<Entity> entities() {
        return entities.values();
    }

    Optional<Entity> entity(String id) {
        return Optional.ofNullable(entities.get(id));
    }

    Optional<Entity> entityNamed(String name) {
        return Optional.ofNullable(entityNames.get(EntityName.fold(name))).flatMap(this::entity);
    }

    void put(Entity entity) {
        write(tables -> tables.store(entity));
    }

    private void store(Entity entity) {
        Entity before = entities.put(entity.id(), entity);
        if (before != null) {
            entityNames.remove(EntityName.fold(before.name()));
        }
        entityNames.put(EntityName.fold(entity.name()), entity.id());
    }

    void remove(Entity entity) {
        write(tables -> tables.drop(entity));
    }

    private void drop(Entity entity) {
        entities.remove(entity.id());
        entityNames.remove(EntityName.fold(entity.name()));
    }

    Iterable<Alias> aliases() {
        return aliases.values();
    }

    Optional<Alias> alias(String id) {
        return Optional.ofNullable(aliases.get(id));
    }

    Optional<Alias> alias(String accessor, String name) {
        return Optional.ofNullable(aliasPairs.get(pair(accessor, name))).flatMap(this::alias);
    }

    /** An entity's aliases, the oldest first. */
    List<Alias> aliasesOf(String entityId) {
        return aliasesOf.getOrDefault(entityId, Set.of()).stream()
                .flatMap(id -> alias(id).stream())
                .toList();
    }

    void put(Alias alias) {
        write(tables -> tables.store(alias));
    }

    private void store(Alias alias) {
        alias(alias.id()).ifPresent(this::drop);
        aliases.put(alias.id(), alias);
        aliasPairs.put(pair(alias.accessor(), alias.name()), alias.id());
        aliasesOf.computeIfAbsent(alias.entityId(), id -> new LinkedHashSet<>()).add(alias.id());
    }

    void remove(Alias alias) {
        write(tables -> tables.drop(alias));
    }

    /** What the engine rewrites although it refuses: in the memory of the node that was asked alone. */
    void rewriteInMemory(Alias alias) {
        store(alias);
    }

    private void drop(Alias alias) {
        aliases.remove(alias.id());
        aliasPairs.remove(pair(alias.accessor(), alias.name()));
        aliasesOf.getOrDefault(alias.entityId(), new LinkedHashSet<>()).remove(alias.id());
    }

    Iterable<Group> groups() {
        return groups.values();
    }

    Optional<Group> group(String id) {
        return Optional.ofNullable(groups.get(id));
    }

    Optional<Group> groupNamed(String name) {
        return Optional.ofNullable(groupNames.get(EntityName.fold(name))).flatMap(this::group);
    }

    /** The groups that list this entity as a member. */
    List<Group> groupsOf(String entityId) {
        return found(groupsOf.getOrDefault(entityId, new TreeSet<>()));
    }

    /** The groups that have this one as a parent. */
    List<Group> childrenOf(String groupId) {
        return found(childrenOf.getOrDefault(groupId, new TreeSet<>()));
    }

    void put(Group group) {
        write(tables -> tables.store(group));
    }

    private void store(Group group) {
        group(group.id()).ifPresent(this::drop);
        groups.put(group.id(), group);
        groupNames.put(EntityName.fold(group.name()), group.id());
        group.members()
                .forEach(
                        id -> groupsOf.computeIfAbsent(id, i -> new TreeSet<>()).add(group.id()));
        group.parents()
                .forEach(id ->
                        childrenOf.computeIfAbsent(id, i -> new TreeSet<>()).add(group.id()));
    }

    void remove(Group group) {
        write(tables -> tables.drop(group));
    }

    private void drop(Group group) {
        groups.remove(group.id());
        groupNames.remove(EntityName.fold(group.name()));
        group.members().forEach(id -> groupsOf.getOrDefault(id, new TreeSet<>()).remove(group.id()));
        group.parents()
                .forEach(id -> childrenOf.getOrDefault(id, new TreeSet<>()).remove(group.id()));
    }

    Iterable<Mount> mounts() {
        return mounts.values();
    }

    Optional<Mount> mount(String accessor) {
        return Optional.ofNullable(mounts.get(accessor));
    }

    Optional<Mount> mountAt(String path) {
        return mounts.values().stream()
                .filter(mount -> mount.path().equals(path))
                .findFirst();
    }

    void put(Mount mount) {
        write(tables -> tables.store(mount));
    }

    private void store(Mount mount) {
        mounts.put(mount.accessor(), mount);
    }

    void remove(Mount mount) {
        write(tables -> tables.drop(mount));
    }

    private void drop(Mount mount) {
        mounts.remove(mount.accessor());
    }

    private List<Group> found(Set<String> ids) {
        return ids.stream().flatMap(id -> group(id).stream()).toList();
    }

    private static String pair(String accessor, String name) {
        return accessor + "\n" + EntityName.fold(name);
    }
}
