package io.scimvault.host.replay;

import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.driver.VaultTransport;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * What a replay is played against.
 *
 * @param base the host's SCIM base
 * @param token the bearer token of the client that is played
 * @param variables what the steps may use from the start
 * @param vault the way to the Vault behind the host; without it the steps that look at Vault itself are left out
 */
public record Target(URI base, String token, Map<String, String> variables, Optional<Vault> vault) {

    /** Vault itself, with a token that may do everything. */
    public record Vault(VaultTransport transport, VaultToken root) {}
}
