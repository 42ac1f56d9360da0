package io.scimvault.vault.identity;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An identity group.
 *
 * @param id its id
 * @param name unique in its namespace, in any letter case
 * @param external whether an auth method decides about its members
 * @param metadata its pairs
 * @param policies what membership grants
 * @param memberEntityIds entities in it
 * @param memberGroupIds groups in it
 * @param parentGroupIds groups that it is in; one that is gone may still be named
 * @param created Vault's time
 * @param lastUpdated Vault's time
 */
public record VaultGroup(
        String id,
        String name,
        boolean external,
        Map<String, String> metadata,
        List<String> policies,
        List<String> memberEntityIds,
        List<String> memberGroupIds,
        List<String> parentGroupIds,
        Instant created,
        Instant lastUpdated) {

    public VaultGroup {
        metadata = Map.copyOf(metadata);
        policies = List.copyOf(policies);
        memberEntityIds = List.copyOf(memberEntityIds);
        memberGroupIds = List.copyOf(memberGroupIds);
        parentGroupIds = List.copyOf(parentGroupIds);
    }
}
