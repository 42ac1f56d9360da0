package io.scimvault.vault.store;

import io.scimvault.scim.resource.Resource;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.Deadline;
import io.scimvault.vault.identity.ReservedNames;
import io.scimvault.vault.identity.VaultEntity;
import io.scimvault.vault.identity.WantedAlias;
import io.scimvault.vault.identity.WantedUser;
import io.scimvault.vault.mapping.UserMapping;
import io.scimvault.vault.plan.UserPlanner;
import io.scimvault.vault.plan.VaultPlan;
import java.util.List;

/**
 * The logins that a user should have and has lost: before the user is locked out for good they are healed, since on a mount without one
 * the person would log in as somebody new.
 */
final class LostLogins {
    private final ScimClient client;
    private final UserMapping mapping;
    private final UserPlanner planner;
    private final Logins logins;

    LostLogins(Wiring wiring, ScimClient client, UserMapping mapping) {
        this.client = client;
        this.mapping = mapping;
        this.planner = new UserPlanner(client, wiring.pendingNames());
        this.logins = new Logins(wiring.reader(), client, mapping);
    }

    /** Locks the user out and makes these aliases. */
    VaultPlan healing(VaultEntity entity, List<WantedAlias> lost) {
        return planner.update(entity, new WantedUser(entity.name(), true, entity.metadata(), lost), List.of());
    }

    /** Those that are missing and can be had. */
    List<WantedAlias> of(VaultEntity entity, Deadline deadline) {
        if (client.aliasMounts().stream().allMatch(mount -> has(entity, mount))) {
            return List.of();
        }
        Resource user;
        WantedUser wanted;
        try {
            user = mapping.toScim(entity, List.of());
            wanted = mapping.toVault(user, mapping.timesOf(entity), entity);
        } catch (RuntimeException e) { // nobody can tell what the login was
            return List.of();
        }
        return logins.possible(entity, user, wanted, true, deadline).aliases().stream()
                .filter(alias -> !has(entity, alias.mountAccessor()))
                .toList();
    }

    /** One that was left half-made is none. */
    private static boolean has(VaultEntity entity, String mount) {
        return entity.aliasOn(mount)
                .filter(alias -> !ReservedNames.isPending(alias.name()))
                .isPresent();
    }
}
