package io.scimvault.vault.memory;

import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.vault.memory.Fields.Shape;
import io.scimvault.vault.memory.Tables.Alias;
import io.scimvault.vault.memory.Tables.Entity;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Writes of entity aliases. */
final class Aliases {
    static final Map<String, Shape> FIELDS = Map.of(
            "id", Shape.STRING,
            "name", Shape.STRING,
            "mount_accessor", Shape.STRING,
            "canonical_id", Shape.STRING,
            "entity_id", Shape.STRING,
            "custom_metadata", Shape.PAIRS);

    private final Tables tables;
    private final Entities entities;

    Aliases(Tables tables, Entities entities) {
        this.tables = tables;
        this.entities = entities;
    }

    /** What an alias is to become. */
    private record Wanted(String entityId, String accessor, String name, JsonValue custom) {}

    /**
     * Creates or changes: by id where one is given, else by mount and name, which moves the alias of whoever has it.
     *
     * @param id from the path or the body; may be empty
     * @return what the answer's data is; nothing where nothing had to be changed
     */
    Optional<JsonObject> write(String id, Fields fields) {
        Optional<JsonValue> custom = fields.pairs("custom_metadata");
        custom.ifPresent(Rules::checkCustom);
        return id.isEmpty() ? byFactors(fields, custom) : byId(id, fields, custom);
    }

    private Optional<JsonObject> byId(String id, Fields fields, Optional<JsonValue> custom) {
        Alias alias = tables.alias(id).orElseThrow(() -> Refused.badRequest("invalid alias ID provided"));
        return change(
                alias,
                new Wanted(
                        orElse(owner(fields), alias.entityId()),
                        orElse(fields.string("mount_accessor"), alias.accessor()),
                        orElse(fields.string("name"), alias.name()),
                        custom.orElse(alias.custom())));
    }

    private Optional<JsonObject> byFactors(Fields fields, Optional<JsonValue> custom) {
        String name = fields.string("name");
        String accessor = fields.string("mount_accessor");
        if (name.isEmpty() || accessor.isEmpty()) {
            throw Refused.badRequest("'id' or 'mount_accessor' and 'name' must be provided");
        }
        checkMount(accessor);
        Optional<Alias> there = tables.alias(accessor, name);
        JsonValue newCustom = custom.orElse(there.isPresent() ? JsonObject.EMPTY : JsonNull.NULL);
        if (there.isEmpty()) {
            return Optional.of(answer(create(new Wanted(owner(fields), accessor, name, newCustom))));
        }
        Alias alias = there.get();
        Wanted wanted = new Wanted(orElse(owner(fields), alias.entityId()), accessor, name, newCustom);
        try {
            return change(alias, wanted);
        } catch (Refused e) {
            // As the real engine does: what it refuses to move it has rewritten already.
            tables.rewriteInMemory(alias.with(alias.entityId(), accessor, name, newCustom, tables.now()));
            throw e;
        }
    }

    private Alias create(Wanted wanted) {
        if (!wanted.entityId().isEmpty()) {
            if (tables.entity(wanted.entityId()).isEmpty()) {
                throw Refused.badRequest("invalid canonical ID");
            }
            if (hasAliasOn(wanted.entityId(), wanted.accessor())) {
                throw Refused.badRequest("Alias already exists for requested entity and mount accessor");
            }
        }
        String entityId = orElse(wanted.entityId(), "");
        if (entityId.isEmpty()) {
            entityId = entities.createUnnamed().id();
        }
        return add(entityId, wanted.accessor(), wanted.name(), wanted.custom());
    }

    private Alias add(String entityId, String accessor, String name, JsonValue custom) {
        Instant now = tables.now();
        Alias alias = new Alias(Tables.newId(), entityId, accessor, name, custom, now, now);
        tables.put(alias);
        return alias;
    }

    private Optional<JsonObject> change(Alias alias, Wanted wanted) {
        boolean samePair =
                wanted.name().equals(alias.name()) && wanted.accessor().equals(alias.accessor());
        boolean moved = !wanted.entityId().equals(alias.entityId());
        if (samePair && !moved && sameCustom(wanted.custom(), alias.custom())) {
            return Optional.empty();
        }
        if (moved) {
            checkMove(alias, wanted);
        } else if (!wanted.accessor().equals(alias.accessor()) && hasAliasOn(alias.entityId(), wanted.accessor())) {
            throw Refused.badRequest(
                    "Alias cannot be updated as the entity already has an alias for the given 'mount_accessor' ");
        }
        if (!samePair) {
            checkMount(wanted.accessor());
            tables.alias(wanted.accessor(), wanted.name())
                    .filter(other -> !other.id().equals(alias.id()))
                    .ifPresent(other -> {
                        throw Refused.badRequest("alias with combination of mount accessor and name already exists");
                    });
        }
        Alias changed = alias.with(wanted.entityId(), wanted.accessor(), wanted.name(), wanted.custom(), tables.now());
        tables.put(changed);
        return Optional.of(answer(changed));
    }

    private void checkMove(Alias alias, Wanted wanted) {
        if (tables.entity(wanted.entityId()).isEmpty()) {
            throw Refused.badRequest("given 'canonical_id' is not associated with an entity");
        }
        if (tables.mount(alias.accessor()).map(Tables.Mount::local).orElse(false)) {
            throw Refused.badRequest("local aliases can't be moved between entities");
        }
        if (hasAliasOn(wanted.entityId(), wanted.accessor())) {
            throw Refused.badRequest(
                    "Alias cannot be updated as the given entity already has an alias for this mount ");
        }
    }

    private void checkMount(String accessor) {
        if (tables.mount(accessor).isEmpty()) {
            throw Refused.badRequest("invalid mount accessor " + Rules.quote(accessor));
        }
    }

    private boolean hasAliasOn(String entityId, String accessor) {
        return tables.aliasesOf(entityId).stream()
                .anyMatch(alias -> alias.accessor().equals(accessor));
    }

    /** The entity of a login: the alias' own, or a new one where nobody has logged in under this name yet. */
    Entity loggedIn(String accessor, String name) {
        Alias alias = tables.alias(accessor, name)
                .orElseGet(() -> add(entities.createUnnamed().id(), accessor, name, JsonNull.NULL));
        return tables.entity(alias.entityId()).orElseThrow();
    }

    private static JsonObject answer(Alias alias) {
        return JsonObject.builder()
                .put("id", alias.id())
                .put("canonical_id", alias.entityId())
                .build();
    }

    private static String owner(Fields fields) {
        return orElse(fields.string("canonical_id"), fields.string("entity_id"));
    }

    private static boolean sameCustom(JsonValue one, JsonValue other) {
        return one.equals(other) || (one.isUnassigned() && other.isUnassigned());
    }

    private static String orElse(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }
}
