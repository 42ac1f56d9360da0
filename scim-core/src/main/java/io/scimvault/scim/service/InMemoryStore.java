package io.scimvault.scim.service;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.patch.Change;
import io.scimvault.scim.protocol.Projection;
import io.scimvault.scim.resource.Meta;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.ResourceType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A store that keeps its resources in memory, in the order of their creation: for tests, and as the example of a
 * {@link ResourceStore}. What is unique by its schema is unique here; what is never shown, such as a password, is not kept.
 */
public final class InMemoryStore implements ResourceStore {
    private final Clock clock;
    private final Supplier<String> ids;
    private final Map<String, Map<String, Resource>> resources = new HashMap<>();
    private final Map<UniqueValue, String> owners = new HashMap<>();

    /** An empty store with the system's clock and random ids. */
    public InMemoryStore() {
        this(Clock.systemUTC(), () -> UUID.randomUUID().toString());
    }

    /** An empty store with a clock and a source of ids, each of which it must give once. */
    public InMemoryStore(Clock clock, Supplier<String> ids) {
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public synchronized Resource create(ResourceType type, Resource wanted) {
        Resource content = kept(type, ids.get(), wanted);
        Instant now = now();
        Resource created = withMeta(type, content, now, now);
        put(type, created, List.of());
        return created;
    }

    @Override
    public synchronized Optional<Resource> read(ResourceType type, String id, Projection wanted) {
        return Optional.ofNullable(all(type).get(id));
    }

    @Override
    public synchronized Resource update(ResourceType type, String id, Function<Resource, Change> change) {
        Resource before = existing(type, id);
        Resource content = kept(type, id, change.apply(before).after());
        if (content.equals(before.without("meta"))) {
            return before;
        }
        Resource after = withMeta(type, content, before.meta().created().orElseGet(this::now), now());
        put(type, after, UniqueValue.of(type, before));
        return after;
    }

    @Override
    public synchronized void delete(ResourceType type, String id, Consumer<Resource> check) {
        Resource before = existing(type, id);
        check.accept(before);
        all(type).remove(id);
        UniqueValue.of(type, before).forEach(owners::remove);
    }

    @Override
    public Page query(ResourceType type, Query query) {
        return query.over(snapshot(type));
    }

    @Override
    public List<String> keys(ResourceType type) {
        return Stream.concat(Stream.of("id"), UniqueValue.keys(type).stream()).toList();
    }

    @Override
    public synchronized List<Resource> find(ResourceType type, String key, String value, Projection wanted) {
        String id = key.equals("id") ? value : owners.get(UniqueValue.of(type, key, value));
        return Optional.ofNullable(id).flatMap(known -> read(type, known, wanted)).stream()
                .toList();
    }

    private synchronized List<Resource> snapshot(ResourceType type) {
        return List.copyOf(all(type).values());
    }

    private Map<String, Resource> all(ResourceType type) {
        return resources.computeIfAbsent(type.name(), name -> new LinkedHashMap<>());
    }

    private Resource existing(ResourceType type, String id) {
        Resource resource = all(type).get(id);
        if (resource == null) {
            throw new ScimException(ScimError.notFound("There is no such " + type.name() + "."));
        }
        return resource;
    }

    /** What is stored of a resource: without what is never shown, with its id, without meta. */
    private static Resource kept(ResourceType type, String id, Resource wanted) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        Resource named = wanted.without("meta").with("id", id);
        List.of("schemas", "id").forEach(name -> named.get(name).ifPresent(value -> members.put(name, value)));
        members.putAll(named.tree().members());
        return Projection.complete(type).apply(new Resource(JsonObject.of(members)));
    }

    private static Resource withMeta(ResourceType type, Resource content, Instant created, Instant lastModified) {
        Meta meta = Meta.of(type.name(), created, lastModified, ContentVersion.of(content));
        return content.with("meta", meta.tree());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Stores a resource in place of what held the given unique values, unless another one holds one of its own. */
    private void put(ResourceType type, Resource resource, Collection<UniqueValue> held) {
        String id = resource.id().orElseThrow();
        List<UniqueValue> wanted = UniqueValue.of(type, resource);
        for (UniqueValue value : wanted) {
            if (!id.equals(owners.getOrDefault(value, id))) {
                throw new ScimException(
                        ScimError.uniqueness("Another " + type.name() + " has this " + value.attribute() + "."));
            }
        }
        held.forEach(owners::remove);
        wanted.forEach(value -> owners.put(value, id));
        all(type).put(id, resource);
    }
}
