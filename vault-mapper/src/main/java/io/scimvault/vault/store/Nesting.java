package io.scimvault.vault.store;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.vault.driver.Deadline;
import io.scimvault.vault.driver.VaultReader;
import io.scimvault.vault.identity.IdentityLimits;
import io.scimvault.vault.identity.VaultGroup;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Looks whether a group would come to be in itself, before anything is sent: Vault refuses that, but stores some of the list all the
 * same. Groups of others between two of the client's count, too.
 */
final class Nesting {
    private final VaultReader reader;

    Nesting(VaultReader reader) {
        this.reader = reader;
    }

    /**
     * @param head the group that is changed
     * @param added groups that shall come into it
     * @throws ScimException 400 {@code invalidValue} for a circle, or where too many groups are below those that are added
     */
    void requireNoCircle(String head, Collection<String> added, Deadline deadline) {
        Set<String> seen = new HashSet<>(added);
        Set<String> level = new LinkedHashSet<>(added);
        while (!level.isEmpty()) {
            if (level.contains(head)) {
                throw circle();
            }
            if (seen.size() > IdentityLimits.MEMBER_GROUPS) {
                throw new ScimException(ScimError.badRequest(
                        ScimType.INVALID_VALUE,
                        "members holds groups with more than %,d groups below them."
                                .formatted(IdentityLimits.MEMBER_GROUPS)));
            }
            Set<String> below = new LinkedHashSet<>();
            for (VaultGroup group : reader.groups(level, deadline).values()) {
                below.addAll(group.memberGroupIds());
            }
            below.removeIf(id -> !seen.add(id));
            level = below;
        }
    }

    static ScimException circle() {
        return new ScimException(ScimError.badRequest(
                ScimType.INVALID_VALUE, "With these members the group would be a member of itself."));
    }
}
