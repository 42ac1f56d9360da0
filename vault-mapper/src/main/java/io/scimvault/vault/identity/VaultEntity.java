package io.scimvault.vault.identity;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An entity with its aliases.
 *
 * @param id its id; text without further meaning
 * @param name unique in its namespace, in any letter case
 * @param disabled whether its tokens and logins are refused
 * @param metadata its pairs
 * @param policies policies attached to it directly
 * @param aliases its aliases
 * @param directGroupIds groups that hold it as a member
 * @param inheritedGroupIds groups above those, at any depth, that do not hold it themselves
 * @param created Vault's time
 * @param lastUpdated Vault's time
 */
public record VaultEntity(
        String id,
        String name,
        boolean disabled,
        Map<String, String> metadata,
        List<String> policies,
        List<VaultAlias> aliases,
        List<String> directGroupIds,
        List<String> inheritedGroupIds,
        Instant created,
        Instant lastUpdated) {

    public VaultEntity {
        metadata = Map.copyOf(metadata);
        policies = List.copyOf(policies);
        aliases = List.copyOf(aliases);
        directGroupIds = List.copyOf(directGroupIds);
        inheritedGroupIds = List.copyOf(inheritedGroupIds);
    }

    /** Its alias on a mount; Vault allows one. */
    public Optional<VaultAlias> aliasOn(String mountAccessor) {
        return aliases.stream()
                .filter(alias -> alias.mountAccessor().equals(mountAccessor))
                .findFirst();
    }
}
