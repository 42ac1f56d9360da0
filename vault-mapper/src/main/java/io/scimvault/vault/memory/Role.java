package io.scimvault.vault.memory;

import io.scimvault.scim.json.JsonObject;
import java.time.Instant;

/** What a node is in its cluster, and what it says of it to everybody who asks. */
enum Role {
    /** The only node of a server that knows no others. */
    SINGLE,
    ACTIVE,
    STANDBY;

    private static final String LEADER = "https://active.vault.invalid:8200";

    /** The status of {@code sys/health}. */
    int healthStatus() {
        return this == STANDBY ? 429 : 200;
    }

    /** The body of {@code sys/health}. */
    JsonObject health(Instant now) {
        return JsonObject.builder()
                .put("initialized", true)
                .put("sealed", false)
                .put("standby", this == STANDBY)
                .put("replication_performance_mode", this == SINGLE ? "disabled" : "primary")
                .put("replication_dr_mode", "disabled")
                .put("server_time_utc", now.getEpochSecond())
                .put("version", "2.7.2")
                .put("cluster_name", "vault-cluster-memory")
                .put("cluster_id", "00000000-0000-4000-8000-000000000000")
                .build();
    }

    /** The body of {@code sys/leader}. */
    JsonObject leader() {
        if (this == SINGLE) {
            return JsonObject.builder().put("ha_enabled", false).build();
        }
        return JsonObject.builder()
                .put("ha_enabled", true)
                .put("is_self", this == ACTIVE)
                .put("leader_address", LEADER)
                .put("leader_cluster_address", "https://active.vault.invalid:8201")
                .build();
    }
}
