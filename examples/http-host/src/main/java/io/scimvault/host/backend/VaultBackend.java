package io.scimvault.host.backend;

import io.scimvault.host.config.SetupException;
import io.scimvault.host.config.VaultAccess;
import io.scimvault.scim.quirks.ClientQuirks;
import io.scimvault.vault.VaultScim;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.doctor.Finding;
import io.scimvault.vault.driver.TokenSource;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.driver.VaultTransport;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A real Vault: a caller's bearer token is a Vault token, and says by its entity which client it speaks for. */
public final class VaultBackend implements Backend {
    private static final Logger LOG = LoggerFactory.getLogger(VaultBackend.class);
    private static final Duration RENEWAL_CHECK = Duration.ofSeconds(2);

    private final VaultScim vault;
    private final TokenRenewer renewer;

    private VaultBackend(VaultScim vault, TokenRenewer renewer) {
        this.vault = vault;
        this.renewer = renewer;
    }

    /** Connects to the Vault, tells the log what is wrong with it, and refuses to start with a token that it does not know. */
    public static VaultBackend create(VaultAccess access, URI base, ClientQuirks quirks, Schedule schedule) {
        VaultTransport transport = access.transport();
        TokenSource own = access.hostToken();
        VaultReply self = transport.send(VaultCall.get(VaultPath.of("auth/token/lookup-self")), own.token());
        if (!self.isSuccess()) {
            throw new SetupException("Vault refused the host's token with " + self.status());
        }
        TokenRenewer renewer = new TokenRenewer(transport, Clock.systemUTC(), schedule);
        renewer.used(own.token());
        schedule.every(RENEWAL_CHECK, "renewing the host's token", () -> renewer.used(own.token()));
        VaultScim vault = Mapper.on(transport, own, Optional.of(base), quirks);
        vault.examine().findings().forEach(VaultBackend::log);
        return new VaultBackend(vault, renewer);
    }

    private static void log(Finding finding) {
        switch (finding.severity()) {
            case ERROR -> LOG.error("{} {}", finding.sentence(), finding.remedy());
            case WARNING -> LOG.warn("{} {}", finding.sentence(), finding.remedy());
            case NOTE -> LOG.info("{} {}", finding.sentence(), finding.remedy());
        }
    }

    @Override
    public VaultScim vault() {
        return vault;
    }

    @Override
    public Optional<ScimClient> caller(String bearer) {
        Optional<ScimClient> client = vault.authenticate(bearer);
        if (client.isPresent()) {
            renewer.used(new VaultToken(bearer));
        }
        return client;
    }
}
