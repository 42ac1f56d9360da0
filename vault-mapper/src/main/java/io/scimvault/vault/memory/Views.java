package io.scimvault.vault.memory;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.vault.memory.Tables.Alias;
import io.scimvault.vault.memory.Tables.Entity;
import io.scimvault.vault.memory.Tables.Group;
import io.scimvault.vault.memory.Tables.Mount;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The {@code data} of reads and lists. */
final class Views {
    private static final String NAMESPACE = "root";
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendLiteral('Z')
            .toFormatter()
            .withZone(ZoneOffset.UTC);

    private final Tables tables;

    Views(Tables tables) {
        this.tables = tables;
    }

    /** RFC 3339 with the fraction as short as it can be: Go's {@code RFC3339Nano}. */
    static String time(Instant instant) {
        return TIME.format(instant);
    }

    static JsonValue timeValue(Instant instant) {
        return new JsonString(time(instant));
    }

    JsonObject entity(Entity entity) {
        Set<String> direct = new LinkedHashSet<>();
        tables.groupsOf(entity.id()).forEach(group -> direct.add(group.id()));
        Set<String> inherited = ancestors(direct);
        inherited.removeAll(direct);
        Set<String> all = new LinkedHashSet<>(direct);
        all.addAll(inherited);
        return JsonObject.builder()
                .put("id", entity.id())
                .put("name", entity.name())
                .put("namespace_id", NAMESPACE)
                .put("metadata", entity.metadata())
                .put("policies", JsonArray.ofStrings(entity.policies()))
                .put("disabled", entity.disabled())
                .put("aliases", aliases(entity))
                .put("merged_entity_ids", JsonNull.NULL)
                .put("direct_group_ids", JsonArray.ofStrings(direct))
                .put("inherited_group_ids", JsonArray.ofStrings(inherited))
                .put("group_ids", JsonArray.ofStrings(all))
                .put("creation_time", time(entity.created()))
                .put("last_update_time", time(entity.updated()))
                .build();
    }

    private JsonArray aliases(Entity entity) {
        return JsonArray.of(tables.aliasesOf(entity.id()).stream()
                .map(alias -> alias(alias).without("namespace_id"))
                .toList());
    }

    /** The groups above these, whatever the depth; a parent that is gone is passed over. */
    private Set<String> ancestors(Set<String> groupIds) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> next = new ArrayDeque<>(groupIds);
        while (!next.isEmpty()) {
            tables.group(next.remove())
                    .ifPresent(group -> group.parents().stream()
                            .filter(parent -> tables.group(parent).isPresent() && found.add(parent))
                            .forEach(next::add));
        }
        return found;
    }

    JsonObject alias(Alias alias) {
        JsonObject.Builder view = JsonObject.builder()
                .put("id", alias.id())
                .put("canonical_id", alias.entityId())
                .put("name", alias.name())
                .put("mount_accessor", alias.accessor());
        putMount(view, alias);
        return view.put("metadata", JsonNull.NULL)
                .put("custom_metadata", alias.custom())
                .put("merged_from_canonical_ids", JsonNull.NULL)
                .put("namespace_id", NAMESPACE)
                .put("local", isLocal(alias))
                .put("creation_time", time(alias.created()))
                .put("last_update_time", time(alias.updated()))
                .build();
    }

    JsonObject group(Group group) {
        Set<String> children = new TreeSet<>();
        tables.childrenOf(group.id()).forEach(child -> children.add(child.id()));
        return JsonObject.builder()
                .put("id", group.id())
                .put("name", group.name())
                .put("type", group.type())
                .put("namespace_id", NAMESPACE)
                .put("metadata", group.metadata())
                .put(
                        "policies",
                        group.policies().<JsonValue>map(JsonArray::ofStrings).orElse(JsonNull.NULL))
                .put("member_entity_ids", listOrNull(group.members()))
                .put("member_group_ids", listOrNull(children))
                .put("parent_group_ids", listOrNull(group.parents()))
                .put("alias", JsonObject.EMPTY)
                .put("creation_time", time(group.created()))
                .put("last_update_time", time(group.updated()))
                .put("modify_index", group.index())
                .build();
    }

    JsonObject entityKeys() {
        Map<String, JsonValue> info = new LinkedHashMap<>();
        for (Entity entity : tables.entities()) {
            JsonObject.Builder view = JsonObject.builder().put("name", entity.name());
            List<Alias> aliases = tables.aliasesOf(entity.id());
            if (!aliases.isEmpty()) {
                view.put(
                        "aliases",
                        JsonArray.of(aliases.stream().map(this::aliasKey).toList()));
            }
            info.put(entity.id(), view.build());
        }
        return keys(info);
    }

    private JsonObject aliasKey(Alias alias) {
        JsonObject.Builder view = JsonObject.builder()
                .put("id", alias.id())
                .put("name", alias.name())
                .put("mount_accessor", alias.accessor());
        putMount(view, alias);
        return view.build();
    }

    JsonObject aliasKeys() {
        Map<String, JsonValue> info = new LinkedHashMap<>();
        for (Alias alias : tables.aliases()) {
            JsonObject.Builder view = JsonObject.builder()
                    .put("name", alias.name())
                    .put("canonical_id", alias.entityId())
                    .put("mount_accessor", alias.accessor());
            putMount(view, alias);
            info.put(
                    alias.id(),
                    view.put("local", isLocal(alias))
                            .put("metadata", JsonNull.NULL)
                            .put("custom_metadata", alias.custom())
                            .build());
        }
        return keys(info);
    }

    JsonObject groupKeys() {
        Map<String, JsonValue> info = new LinkedHashMap<>();
        for (Group group : tables.groups()) {
            info.put(
                    group.id(),
                    JsonObject.builder()
                            .put("name", group.name())
                            .put(
                                    "num_member_entities",
                                    JsonNumber.of(group.members().size()))
                            .put(
                                    "num_parent_groups",
                                    JsonNumber.of(group.parents().size()))
                            .build());
        }
        return keys(info);
    }

    /** The auth mounts, by their paths. */
    JsonObject mounts() {
        Map<String, JsonValue> mounts = new LinkedHashMap<>();
        tables.mounts().forEach(mount -> mounts.put(mount.path(), view(mount)));
        return JsonObject.of(mounts);
    }

    private static JsonObject view(Mount mount) {
        return JsonObject.builder()
                .put("accessor", mount.accessor())
                .put("type", mount.type())
                .put("local", mount.local())
                .put("description", "")
                .put("uuid", mount.uuid())
                .put(
                        "config",
                        JsonObject.builder()
                                .put("default_lease_ttl", 0)
                                .put("max_lease_ttl", 0)
                                .put("force_no_cache", false)
                                .put("token_type", "default-service")
                                .build())
                .put("options", JsonObject.EMPTY)
                .put("seal_wrap", false)
                .put("external_entropy_access", false)
                .build();
    }

    /** The names of a list by name: no key_info. */
    static JsonObject names(List<String> names) {
        if (names.isEmpty()) {
            throw Refused.missing();
        }
        return JsonObject.of("keys", JsonArray.ofStrings(names));
    }

    private static JsonObject keys(Map<String, JsonValue> info) {
        return names(List.copyOf(info.keySet())).with("key_info", JsonObject.of(info));
    }

    /** The mount's path and type, as long as there is such a mount. */
    private void putMount(JsonObject.Builder view, Alias alias) {
        tables.mount(alias.accessor())
                .ifPresent(
                        mount -> view.put("mount_path", "auth/" + mount.path()).put("mount_type", mount.type()));
    }

    private boolean isLocal(Alias alias) {
        return tables.mount(alias.accessor()).map(Tables.Mount::local).orElse(false);
    }

    private static JsonValue listOrNull(Set<String> ids) {
        return ids.isEmpty() ? JsonNull.NULL : JsonArray.ofStrings(ids);
    }
}
