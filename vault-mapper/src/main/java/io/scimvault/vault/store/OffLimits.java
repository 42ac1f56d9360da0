package io.scimvault.vault.store;

import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.Deadline;
import io.scimvault.vault.driver.VaultReader;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Entities that no SCIM request may see or change, whatever marks they carry: the library's own, and a client's principal. */
public final class OffLimits {
    private final VaultReader reader;
    private final AtomicReference<@Nullable String> own = new AtomicReference<>();

    public OffLimits(VaultReader reader) {
        this.reader = reader;
    }

    boolean contains(ScimClient client, String entityId, Deadline deadline) {
        return client.principal().filter(entityId::equals).isPresent()
                || ownEntity(deadline).equals(entityId);
    }

    /** The entity behind the library's token; empty text where it has none. */
    private String ownEntity(Deadline deadline) {
        String known = own.get();
        if (known == null) {
            known = reader.ownToken(deadline).string("entity_id").orElse("");
            own.set(known);
        }
        return known;
    }
}
