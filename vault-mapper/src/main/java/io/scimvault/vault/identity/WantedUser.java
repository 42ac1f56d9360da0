package io.scimvault.vault.identity;

import java.util.List;
import java.util.Map;

/**
 * A user as it shall be in Vault.
 *
 * @param name the entity's name
 * @param disabled whether the person is locked out
 * @param metadata all pairs, those that others set included
 * @param aliases one for each mount on which the person shall be known
 */
public record WantedUser(String name, boolean disabled, Map<String, String> metadata, List<WantedAlias> aliases) {
    public WantedUser {
        metadata = Map.copyOf(metadata);
        aliases = List.copyOf(aliases);
    }
}
