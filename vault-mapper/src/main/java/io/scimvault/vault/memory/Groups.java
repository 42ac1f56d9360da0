package io.scimvault.vault.memory;

import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.vault.memory.Fields.Shape;
import io.scimvault.vault.memory.Tables.Group;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Writes of groups. */
final class Groups {
    static final Map<String, Shape> FIELDS = Map.of(
            "id", Shape.STRING,
            "name", Shape.STRING,
            "type", Shape.STRING,
            "metadata", Shape.PAIRS,
            "policies", Shape.LIST,
            "member_entity_ids", Shape.LIST,
            "member_group_ids", Shape.LIST);

    /** What one member costs in storage, and what one storage entry may weigh. */
    private static final int MEMBER_BYTES = 38;

    private static final int MAX_ENTRY_BYTES = 1_048_576;

    private final Tables tables;

    Groups(Tables tables) {
        this.tables = tables;
    }

    /** Creates or changes by what the body names: an id, else a name, which takes over whoever has it. */
    Optional<JsonObject> write(Fields fields) {
        if (fields.has("id")) {
            if (fields.string("id").isEmpty()) {
                throw Refused.badRequest("empty group ID");
            }
            return writeById(fields.string("id"), fields);
        }
        if (fields.has("name") && fields.string("name").isEmpty()) {
            throw Refused.badRequest("empty group name");
        }
        return writeNamed(fields.string("name"), fields);
    }

    Optional<JsonObject> writeById(String id, Fields fields) {
        Group group = tables.group(id).orElseThrow(() -> Refused.badRequest("invalid group ID"));
        return write(Optional.of(group), fields.string("name"), fields);
    }

    Optional<JsonObject> writeNamed(String name, Fields fields) {
        return write(name.isEmpty() ? Optional.empty() : tables.groupNamed(name), name, fields);
    }

    private Optional<JsonObject> write(Optional<Group> target, String name, Fields fields) {
        Group base = target.orElseGet(() -> blank(tables.now()));
        Group changed = change(base, target.isPresent(), name, fields);
        Optional<SortedSet<String>> children = fields.list("member_group_ids").map(TreeSet::new);
        if (target.isPresent() && tables.isStandby()) {
            children.ifPresent(ids -> checkChildren(changed.id(), ids));
        }
        tables.reachStorage(); // a standby leaves the entities, and the children of a new group, to the active node
        checkMembers(changed.members());
        children.ifPresent(ids -> checkChildren(changed.id(), ids));
        tables.put(changed);
        children.ifPresent(ids -> nest(changed.id(), ids));
        return target.isPresent() ? Optional.empty() : Optional.of(created(changed));
    }

    private static Group blank(Instant now) {
        return new Group(
                Tables.newId(),
                Tables.autoName("group"),
                "internal",
                JsonNull.NULL,
                Optional.empty(),
                new TreeSet<>(),
                new TreeSet<>(),
                now,
                now,
                0);
    }

    private Group change(Group base, boolean exists, String name, Fields fields) {
        Optional<List<String>> policies =
                fields.list("policies").map(Rules::policies).or(base::policies);
        String type = type(base, exists, fields);
        if (!name.isEmpty()) {
            tables.groupNamed(name)
                    .filter(holder -> !holder.id().equals(base.id()))
                    .ifPresent(holder -> {
                        throw Refused.badRequest("group name is already in use");
                    });
        }
        refuseMembersOfExternal(type, fields);
        JsonValue metadata = fields.pairs("metadata").orElse(base.metadata());
        Rules.checkMetadata("group", metadata);
        SortedSet<String> members = fields.list("member_entity_ids")
                .<SortedSet<String>>map(TreeSet::new)
                .orElse(base.members());
        return new Group(
                base.id(),
                name.isEmpty() ? base.name() : name,
                type,
                metadata,
                policies,
                members,
                base.parents(),
                base.created(),
                exists ? tables.now() : base.created(),
                base.index() + 1);
    }

    private static String type(Group base, boolean exists, Fields fields) {
        String type = fields.string("type");
        if (!fields.has("type") || (!exists && type.isEmpty())) {
            return base.type();
        }
        if (exists && !type.equals(base.type())) {
            throw Refused.badRequest("group type cannot be changed");
        }
        if (!type.equals("internal") && !type.equals("external")) {
            throw Refused.badRequest("invalid group type " + Rules.quote(type));
        }
        return type;
    }

    private static void refuseMembersOfExternal(String type, Fields fields) {
        if (type.equals("external") && fields.has("member_entity_ids")) {
            throw Refused.badRequest("member entities can't be set manually for external groups");
        }
        if (type.equals("external") && fields.has("member_group_ids")) {
            throw Refused.badRequest("member groups can't be set for external groups");
        }
    }

    private void checkMembers(SortedSet<String> members) {
        for (String id : members) {
            if (tables.entity(id).isEmpty()) {
                throw Refused.internal("invalid entity ID " + Rules.quote(id));
            }
        }
        int bytes = members.size() * MEMBER_BYTES;
        if (bytes > MAX_ENTRY_BYTES) {
            throw Refused.internal(
                    "failed to persist packed storage entry: put failed due to value being too large; got " + bytes
                            + " bytes, max: " + MAX_ENTRY_BYTES + " bytes");
        }
    }

    private void checkChildren(String groupId, SortedSet<String> children) {
        for (String child : children) {
            if (child.equals(groupId)) {
                throw Refused.internal("member group ID " + Rules.quote(child) + " is same as the ID of the group");
            }
            if (tables.group(child).isEmpty()) {
                throw Refused.internal("invalid member group ID " + Rules.quote(child));
            }
            if (isBelow(groupId, child)) {
                throw Refused.badRequest("cyclic relationship detected for member group ID " + Rules.quote(child));
            }
        }
    }

    /** Whether a group is a descendant of another. */
    private boolean isBelow(String groupId, String ancestor) {
        return tables.childrenOf(ancestor).stream()
                .anyMatch(child -> child.id().equals(groupId) || isBelow(groupId, child.id()));
    }

    /** Makes exactly these groups the children of a group; children that stay are not touched. */
    private void nest(String groupId, SortedSet<String> children) {
        for (Group child : tables.childrenOf(groupId)) {
            if (!children.contains(child.id())) {
                SortedSet<String> parents = new TreeSet<>(child.parents());
                parents.remove(groupId);
                tables.put(child.relinked(child.members(), parents));
            }
        }
        for (String id : children) {
            Group child = tables.group(id).orElseThrow();
            if (!child.parents().contains(groupId)) {
                SortedSet<String> parents = new TreeSet<>(child.parents());
                parents.add(groupId);
                tables.put(child.relinked(child.members(), parents));
            }
        }
    }

    private static JsonObject created(Group group) {
        return JsonObject.builder()
                .put("id", group.id())
                .put("name", group.name())
                .build();
    }

    /** The group that a lookup asks for; a lookup by alias finds none, since no group here has one. */
    Optional<Group> lookup(Fields query) {
        return switch (Lookup.by(query)) {
            case ID -> tables.group(query.string("id"));
            case NAME -> tables.groupNamed(query.string("name"));
            case ALIAS_ID, ALIAS_PAIR -> Optional.empty();
        };
    }
}
