package io.scimvault.vault.identity;

import java.time.Instant;
import java.util.Map;

/**
 * An entity alias: the name under which an auth mount knows a person.
 *
 * @param id its own id
 * @param entityId the entity it leads to ({@code canonical_id})
 * @param name unique on its mount, in any letter case
 * @param mountAccessor the mount
 * @param customMetadata pairs that an API client set
 * @param created Vault's time
 */
public record VaultAlias(
        String id,
        String entityId,
        String name,
        String mountAccessor,
        Map<String, String> customMetadata,
        Instant created) {

    public VaultAlias {
        customMetadata = Map.copyOf(customMetadata);
    }
}
