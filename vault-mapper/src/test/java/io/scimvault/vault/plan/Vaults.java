package io.scimvault.vault.plan;

import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.identity.VaultAlias;
import io.scimvault.vault.identity.VaultEntity;
import io.scimvault.vault.identity.WantedAlias;
import io.scimvault.vault.identity.WantedUser;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Entities, aliases and wishes for these tests. */
final class Vaults {
    static final Instant THEN = Instant.parse("2026-01-02T03:04:05Z");
    static final ScimClient HR = ScimClient.named("hr");
    static final ScimClient HR_TWO_MOUNTS = HR.aliasMount("auth_oidc_1").aliasMount("auth_ldap_2");
    static final Map<String, String> MARKS = Map.of("scim_client", "hr", "scim_format", "1");
    static final Map<String, String> ALIAS_MARKS = Map.of("scim_client", "hr", "scim_external_id", "00u1");

    private Vaults() {}

    static UserPlanner planner(ScimClient client) {
        return new UserPlanner(client, PendingNames.counting());
    }

    static WantedUser alice(WantedAlias... aliases) {
        return new WantedUser("alice", false, with(MARKS, "scim_doc_00", "{\"title\":\"Dr\"}"), List.of(aliases));
    }

    static WantedAlias wanted(String mount, String name) {
        return new WantedAlias(mount, name, ALIAS_MARKS);
    }

    static VaultAlias alias(String id, String mount, String name) {
        return new VaultAlias(id, "e-1", name, mount, ALIAS_MARKS, THEN);
    }

    /** The entity of {@link #alice}, with a policy and a pair that an admin gave it. */
    static VaultEntity entity(VaultAlias... aliases) {
        return entity("alice", alice().metadata(), aliases);
    }

    static VaultEntity entity(String name, Map<String, String> metadata, VaultAlias... aliases) {
        return new VaultEntity(
                "e-1",
                name,
                false,
                metadata,
                List.of("admins"),
                List.of(aliases),
                List.of("g-1"),
                List.of(),
                THEN,
                THEN);
    }

    static <K, V> Map<K, V> with(Map<K, V> map, K key, V value) {
        Map<K, V> more = new LinkedHashMap<>(map);
        more.put(key, value);
        return more;
    }
}
