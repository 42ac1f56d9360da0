package io.scimvault.vault;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.quirks.ClientQuirks;
import io.scimvault.scim.service.FailureListener;
import io.scimvault.scim.service.ScimService;
import io.scimvault.scim.service.ServiceConfig;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.AuditListener;
import io.scimvault.vault.driver.TokenSource;
import io.scimvault.vault.driver.VaultFailure;
import io.scimvault.vault.driver.VaultTransport;
import io.scimvault.vault.mapping.MappingConfig;
import io.scimvault.vault.plan.PendingNames;
import io.scimvault.vault.store.VaultResourceStore;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a {@link VaultScim.Builder} has been told so far; the rest is as it usually is. */
final class Settings {
    private static final Logger LOG = LoggerFactory.getLogger("io.scimvault.vault.VaultScim");

    final VaultTransport transport;
    final TokenSource tokens;
    Optional<URI> baseUri = Optional.empty();
    UnaryOperator<ServiceConfig> service = usual -> usual;
    ClientQuirks quirks = ClientQuirks.lenient();
    Executor readExecutor = Runnable::run;
    Supplier<String> pendingNames = PendingNames.random();
    MappingConfig mapping = MappingConfig.usual();
    List<ScimClient> clients = List.of();
    Clock clock = Clock.systemUTC();
    Duration timeLimit = Duration.ofSeconds(30);
    Duration authenticationCache = Duration.ZERO;
    AuditListener audit = AuditListener.NONE;
    FailureListener failureListener = Settings::log;

    /** Of what is known of Vault's failures a line is enough. */
    private static void log(String requestId, Throwable failure) {
        Throwable cause = failure.getCause();
        if (failure instanceof ScimException && (cause == null || cause instanceof VaultFailure)) {
            LOG.warn(
                    "SCIM request {} failed: {}{}",
                    requestId,
                    failure.getMessage(),
                    cause == null ? "" : " (" + cause.getMessage() + ")");
        } else {
            LOG.warn("SCIM request {} failed", requestId, failure);
        }
    }

    Settings(VaultTransport transport, TokenSource tokens) {
        this.transport = transport;
        this.tokens = tokens;
    }

    /** A copy, which no later call of the host's changes. */
    Settings copy() {
        Settings copy = new Settings(transport, tokens);
        copy.baseUri = baseUri;
        copy.service = service;
        copy.quirks = quirks;
        copy.readExecutor = readExecutor;
        copy.pendingNames = pendingNames;
        copy.mapping = mapping;
        copy.clients = clients;
        copy.clock = clock;
        copy.timeLimit = timeLimit;
        copy.authenticationCache = authenticationCache;
        copy.audit = audit;
        copy.failureListener = failureListener;
        return copy;
    }

    ScimService service(VaultResourceStore store) {
        ServiceConfig usual = service.apply(ServiceConfig.usual().types(store.userType(), store.groupType()))
                .quirks(quirks);
        ServiceConfig config = baseUri.map(usual::baseUri).orElse(usual);
        return ScimService.over(store, config).reporting(failureListener);
    }
}
