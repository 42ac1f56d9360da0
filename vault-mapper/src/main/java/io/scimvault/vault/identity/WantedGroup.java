package io.scimvault.vault.identity;

import java.util.List;
import java.util.Map;

/**
 * A group as it shall be in Vault.
 *
 * @param name the group's name
 * @param metadata all pairs, those that others set included
 * @param memberEntityIds all members, those that others added included
 */
public record WantedGroup(String name, Map<String, String> metadata, List<String> memberEntityIds) {
    public WantedGroup {
        metadata = Map.copyOf(metadata);
        memberEntityIds = List.copyOf(memberEntityIds);
    }
}
