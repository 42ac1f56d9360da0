package io.scimvault.vault.identity;

import java.util.List;
import java.util.Map;

/**
 * A group as it shall be in Vault.
 *
 * @param name the group's name
 * @param metadata all pairs, those that others set included
 * @param memberEntityIds all entities in it, those that others added included
 * @param memberGroupIds all groups in it, those that others added included
 */
public record WantedGroup(
        String name, Map<String, String> metadata, List<String> memberEntityIds, List<String> memberGroupIds) {
    public WantedGroup {
        metadata = Map.copyOf(metadata);
        memberEntityIds = List.copyOf(memberEntityIds);
        memberGroupIds = List.copyOf(memberGroupIds);
    }

    /** A group without groups in it. */
    public WantedGroup(String name, Map<String, String> metadata, List<String> memberEntityIds) {
        this(name, metadata, memberEntityIds, List.of());
    }
}
