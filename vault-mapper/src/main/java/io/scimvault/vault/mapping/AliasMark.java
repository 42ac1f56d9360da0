package io.scimvault.vault.mapping;

import io.scimvault.vault.identity.IdentityLimits;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What an alias' {@code custom_metadata} tells of its user: the only data of ours that Vault lists for all users at once. */
public final class AliasMark {
    /** The key of the user's {@code externalId}. */
    public static final String EXTERNAL_ID = "scim_external_id";

    private AliasMark() {}

    /** An externalId as alias custom_metadata takes it: visible ASCII as it is, all else percent-encoded; absent where it does not fit. */
    public static Optional<String> externalId(String value) {
        StringBuilder out = new StringBuilder();
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            if (octet > ' ' && octet < 127 && octet != '%') {
                out.append((char) octet);
            } else {
                out.append(String.format("%%%02X", octet));
            }
        }
        return out.isEmpty() || out.length() > IdentityLimits.VALUE_BYTES
                ? Optional.empty()
                : Optional.of(out.toString());
    }
}
