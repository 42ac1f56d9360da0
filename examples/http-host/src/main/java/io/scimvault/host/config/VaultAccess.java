package io.scimvault.host.config;

import io.scimvault.vault.driver.BetterCloudTransport;
import io.scimvault.vault.driver.TokenSource;
import io.scimvault.vault.driver.TokenSources;
import io.scimvault.vault.driver.VaultTransport;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the real Vault is, and with which token it is spoken to.
 *
 * @param address {@code VAULT_ADDR}
 * @param namespace {@code VAULT_NAMESPACE}
 * @param caPem {@code VAULT_CACERT}, a file with the certificate authorities to trust
 * @param token {@code VAULT_TOKEN}
 * @param tokenFile {@code VAULT_TOKEN_FILE}, read again whenever it changes
 */
public record VaultAccess(
        URI address,
        Optional<String> namespace,
        Optional<Path> caPem,
        Optional<String> token,
        Optional<Path> tokenFile) {

    /** Reads the variables; nothing where {@code VAULT_ADDR} is not set. */
    static Optional<VaultAccess> of(Variables variables) {
        return variables.text("VAULT_ADDR").map(address -> {
            VaultAccess access = new VaultAccess(
                    HttpAddress.of("VAULT_ADDR", address),
                    variables.text("VAULT_NAMESPACE"),
                    variables.text("VAULT_CACERT").map(text -> Variables.path("VAULT_CACERT", text)),
                    variables.text("VAULT_TOKEN"),
                    variables.text("VAULT_TOKEN_FILE").map(text -> Variables.path("VAULT_TOKEN_FILE", text)));
            if (access.token.isEmpty() && access.tokenFile.isEmpty()) {
                throw new IllegalArgumentException("VAULT_ADDR needs VAULT_TOKEN or VAULT_TOKEN_FILE beside it");
            }
            return access;
        });
    }

    public VaultTransport transport() {
        BetterCloudTransport.Builder builder = BetterCloudTransport.builder(address.toString());
        namespace.ifPresent(builder::namespace);
        caPem.ifPresent(builder::trust);
        return builder.build();
    }

    /** The host's own token: the file where both are set, since that is the one made for it. */
    public TokenSource hostToken() {
        return tokenFile.map(TokenSources::file).orElseGet(this::fixed);
    }

    /** The token to set up a demo with: {@code VAULT_TOKEN} where both are set; the file may be what is about to be written. */
    public TokenSource adminToken() {
        return token.isPresent() ? fixed() : hostToken();
    }

    private TokenSource fixed() {
        return TokenSources.fixed(token.orElseThrow());
    }

    /** The address; the token stays unsaid. */
    @Override
    public String toString() {
        return "VaultAccess[" + address + "]";
    }
}
