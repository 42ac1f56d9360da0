package io.scimvault.vault.memory;

import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.vault.memory.Fields.Shape;
import io.scimvault.vault.memory.Tables.Alias;
import io.scimvault.vault.memory.Tables.Entity;
import io.scimvault.vault.memory.Tables.Group;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Writes of entities. */
final class Entities {
    static final Map<String, Shape> FIELDS = Map.of(
            "id", Shape.STRING,
            "name", Shape.STRING,
            "metadata", Shape.PAIRS,
            "policies", Shape.LIST,
            "disabled", Shape.BOOL);

    private final Tables tables;

    Entities(Tables tables) {
        this.tables = tables;
    }

    /**
     * Creates or changes: by id where one is given, else by name, which takes over whoever has it.
     *
     * @param id from the path or the body; may be empty
     * @param name from the path or the body; may be empty
     * @return what the answer's data is; nothing for a change
     */
    Optional<JsonObject> write(String id, String name, Fields fields) {
        Optional<Entity> target = id.isEmpty() ? Optional.empty() : Optional.of(existing(id));
        if (!name.isEmpty()) {
            Optional<Entity> holder = tables.entityNamed(name);
            if (target.isEmpty()) {
                target = holder;
            } else if (holder.isPresent() && !holder.get().id().equals(id)) {
                throw Refused.badRequest("entity name is already in use");
            }
        }
        Entity base = target.orElseGet(() -> blank(tables.now()));
        Entity changed = change(base, name, fields, target.isPresent() ? tables.now() : base.created());
        tables.put(changed);
        return target.isPresent() ? Optional.empty() : Optional.of(created(changed));
    }

    private Entity existing(String id) {
        return tables.entity(id).orElseThrow(() -> Refused.badRequest("entity not found from id"));
    }

    private static Entity blank(Instant now) {
        return new Entity(Tables.newId(), Tables.autoName("entity"), JsonNull.NULL, List.of(), false, now, now);
    }

    private static Entity change(Entity base, String name, Fields fields, Instant now) {
        List<String> policies = fields.list("policies").map(Rules::policies).orElse(base.policies());
        JsonValue metadata = fields.pairs("metadata").orElse(base.metadata());
        Rules.checkMetadata("entity", metadata);
        return new Entity(
                base.id(),
                name.isEmpty() ? base.name() : name,
                metadata,
                policies,
                fields.bool("disabled").orElse(base.disabled()),
                base.created(),
                now);
    }

    private static JsonObject created(Entity entity) {
        return JsonObject.builder()
                .put("id", entity.id())
                .put("name", entity.name())
                .put("aliases", JsonNull.NULL)
                .build();
    }

    /** An entity under a name that nobody chose: what a first login, or an alias without an owner, brings about. */
    Entity createUnnamed() {
        Entity entity = blank(tables.now());
        tables.put(entity);
        return entity;
    }

    /** Deletes an entity, its aliases, and its membership in every group. */
    void delete(Entity entity) {
        for (Group group : tables.groupsOf(entity.id())) {
            SortedSet<String> others = new TreeSet<>(group.members());
            others.remove(entity.id());
            tables.put(group.relinked(others, group.parents()));
        }
        for (Alias alias : tables.aliasesOf(entity.id())) {
            tables.remove(alias);
        }
        tables.remove(entity);
    }

    /** The entity that a lookup asks for. */
    Optional<Entity> lookup(Fields query) {
        return switch (Lookup.by(query)) {
            case ID -> tables.entity(query.string("id"));
            case NAME -> tables.entityNamed(query.string("name"));
            case ALIAS_ID -> tables.alias(query.string("alias_id")).flatMap(alias -> tables.entity(alias.entityId()));
            case ALIAS_PAIR ->
                tables.alias(query.string("alias_mount_accessor"), query.string("alias_name"))
                        .flatMap(alias -> tables.entity(alias.entityId()));
        };
    }
}
