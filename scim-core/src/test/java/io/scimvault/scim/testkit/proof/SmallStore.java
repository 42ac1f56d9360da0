package io.scimvault.scim.testkit.proof;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.patch.Change;
import io.scimvault.scim.protocol.Projection;
import io.scimvault.scim.resource.Meta;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.service.Page;
import io.scimvault.scim.service.Query;
import io.scimvault.scim.service.ResourceStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** About the smallest store that does all that the protocol relies on; what can be got wrong can be overridden. */
class SmallStore implements ResourceStore {
    private final Map<String, Map<String, Resource>> tables = new HashMap<>();
    private int versions;

    @Override
    public synchronized Resource create(ResourceType type, Resource wanted) {
        String id = UUID.randomUUID().toString();
        requireUnique(type, id, wanted);
        Instant now = Instant.now();
        return put(type, id, wanted, now, now);
    }

    @Override
    public synchronized Optional<Resource> read(ResourceType type, String id, Projection wanted) {
        return Optional.ofNullable(table(type).get(id));
    }

    @Override
    public synchronized Resource update(ResourceType type, String id, Function<Resource, Change> change) {
        Resource before = existing(type, id);
        Change made = change.apply(before);
        if (made.isEmpty()) {
            return before;
        }
        requireUnique(type, id, made.after());
        return put(type, id, made.after(), before.meta().created().orElseThrow(), Instant.now());
    }

    @Override
    public synchronized void delete(ResourceType type, String id, Consumer<Resource> check) {
        check.accept(existing(type, id));
        table(type).remove(id);
    }

    @Override
    public Page query(ResourceType type, Query query) {
        return query.over(all(type));
    }

    @Override
    public List<String> keys(ResourceType type) {
        return List.of("id", nameOf(type));
    }

    @Override
    public synchronized List<Resource> find(ResourceType type, String key, String value, Projection wanted) {
        return all(type).stream()
                .filter(one -> areSame(one.tree().string(key).orElse(""), value))
                .toList();
    }

    /** The attribute that is unique. */
    static String nameOf(ResourceType type) {
        return type.attribute("userName").isPresent() ? "userName" : "displayName";
    }

    synchronized List<Resource> all(ResourceType type) {
        return new ArrayList<>(table(type).values());
    }

    Map<String, Resource> table(ResourceType type) {
        return tables.computeIfAbsent(type.name(), name -> new LinkedHashMap<>());
    }

    Resource existing(ResourceType type, String id) {
        return Optional.ofNullable(table(type).get(id))
                .orElseThrow(() -> new ScimException(ScimError.notFound("There is no such " + type.name() + ".")));
    }

    void requireUnique(ResourceType type, String id, Resource wanted) {
        String name = wanted.tree().string(nameOf(type)).orElse("");
        for (Resource other : all(type)) {
            if (!other.id().equals(Optional.of(id))
                    && areSame(other.tree().string(nameOf(type)).orElse(""), name)) {
                throw new ScimException(ScimError.uniqueness("Another " + type.name() + " has this name."));
            }
        }
    }

    boolean areSame(String one, String other) {
        return one.equalsIgnoreCase(other);
    }

    Resource put(ResourceType type, String id, Resource content, Instant created, Instant changed) {
        Resource bare = Projection.complete(type).apply(content.without("meta").with("id", id));
        Meta meta = Meta.of(type.name(), created, changed, "W/\"" + ++versions + "\"");
        Resource stored = bare.with("meta", meta.tree());
        table(type).put(id, stored);
        return stored;
    }
}
