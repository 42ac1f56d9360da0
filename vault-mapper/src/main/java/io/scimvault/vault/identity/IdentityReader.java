package io.scimvault.vault.identity;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads entities, aliases and groups from the {@code data} of Vault's answers; null, absent and empty are one. */
public final class IdentityReader {
    private IdentityReader() {}

    public static VaultEntity entity(JsonObject data) {
        return new VaultEntity(
                text(data, "id"),
                text(data, "name"),
                data.bool("disabled").orElse(false),
                pairs(data, "metadata"),
                texts(data, "policies"),
                data.array("aliases")
                        .only(JsonObject.class)
                        .map(IdentityReader::alias)
                        .toList(),
                texts(data, "direct_group_ids"),
                texts(data, "inherited_group_ids"),
                instant(data, "creation_time"),
                instant(data, "last_update_time"));
    }

    public static VaultAlias alias(JsonObject data) {
        return new VaultAlias(
                text(data, "id"),
                text(data, "canonical_id"),
                text(data, "name"),
                text(data, "mount_accessor"),
                pairs(data, "custom_metadata"),
                instant(data, "creation_time"));
    }

    public static VaultGroup group(JsonObject data) {
        return new VaultGroup(
                text(data, "id"),
                text(data, "name"),
                text(data, "type").equals("external"),
                pairs(data, "metadata"),
                texts(data, "policies"),
                texts(data, "member_entity_ids"),
                texts(data, "member_group_ids"),
                texts(data, "parent_group_ids"),
                instant(data, "creation_time"),
                instant(data, "last_update_time"));
    }

    /** A member that holds pairs of strings; the empty map where it is null or absent. */
    public static Map<String, String> pairs(JsonObject data, String name) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (Map.Entry<String, JsonValue> pair :
                data.object(name).orElse(JsonObject.EMPTY).members().entrySet()) {
            if (pair.getValue() instanceof JsonString value) {
                pairs.put(pair.getKey(), value.value());
            }
        }
        return pairs;
    }

    private static String text(JsonObject data, String name) {
        return data.string(name).orElse("");
    }

    private static List<String> texts(JsonObject data, String name) {
        return data.array(name).only(JsonString.class).map(JsonString::value).toList();
    }

    private static Instant instant(JsonObject data, String name) {
        try {
            return data.string(name).map(Instant::parse).orElse(Instant.EPOCH);
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }
}
