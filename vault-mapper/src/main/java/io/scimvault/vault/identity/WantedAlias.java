package io.scimvault.vault.identity;

import java.util.Map;

/** The alias that a user shall have on a mount. */
public record WantedAlias(String mountAccessor, String name, Map<String, String> customMetadata) {
    public WantedAlias {
        customMetadata = Map.copyOf(customMetadata);
    }
}
