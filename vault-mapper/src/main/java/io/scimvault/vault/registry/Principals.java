package io.scimvault.vault.registry;

import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.Deadline;
import io.scimvault.vault.driver.VaultReader;
import io.scimvault.vault.identity.Marks;
import io.scimvault.vault.identity.VaultEntity;

/** The entities that may speak for registered clients. */
record Principals(VaultReader reader) {

    /** The principal that a client is to have. */
    static String of(ScimClient client) {
        return client.principal()
                .orElseThrow(() -> new IllegalArgumentException("a registered client needs a principal"));
    }

    /** @throws IllegalArgumentException saying why an entity can speak for no client that is yet to be registered */
    void check(String principal, Deadline deadline) {
        VaultEntity entity = reader.entity(principal, deadline)
                .orElseThrow(() -> new IllegalArgumentException("the principal is no entity"));
        boolean hasOurLogin = entity.aliases().stream()
                .anyMatch(alias -> alias.customMetadata().containsKey(Marks.CLIENT));
        if (Marks.owner(entity).isPresent() || Marks.isHalfMade(entity) || hasOurLogin) {
            throw new IllegalArgumentException("the principal is a user that a SCIM client made");
        }
        if (reader.ownToken(deadline)
                .string("entity_id")
                .filter(principal::equals)
                .isPresent()) {
            throw new IllegalArgumentException("the principal is this service's own entity");
        }
        boolean speaks = reader.groups(entity.directGroupIds(), deadline).values().stream()
                .anyMatch(ClientRecord::isOne);
        if (speaks) {
            throw new IllegalArgumentException("the principal speaks for a SCIM client already");
        }
    }
}
