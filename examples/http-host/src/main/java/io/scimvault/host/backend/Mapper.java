package io.scimvault.host.backend;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.quirks.ClientQuirks;
import io.scimvault.vault.VaultScim;
import io.scimvault.vault.driver.Slf4jAuditListener;
import io.scimvault.vault.driver.TokenSource;
import io.scimvault.vault.driver.VaultFailure;
import io.scimvault.vault.driver.VaultTransport;
import io.scimvault.vault.lock.InProcessLock;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The mapper as this host uses it: one process writes the groups, reads run side by side, failures go to the log. */
public final class Mapper {
    private static final Logger LOG = LoggerFactory.getLogger(Mapper.class);
    private static final int READERS = 16;

    private Mapper() {}

    /** A mapper on this Vault. */
    public static VaultScim on(VaultTransport transport, TokenSource token, Optional<URI> base, ClientQuirks quirks) {
        ThreadPoolExecutor readers =
                new ThreadPoolExecutor(READERS, READERS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "vault-read");
                    thread.setDaemon(true);
                    return thread;
                });
        readers.allowCoreThreadTimeOut(true);
        VaultScim.Builder builder = VaultScim.builder(transport, token)
                .groupLock(new InProcessLock())
                .readExecutor(readers)
                .quirks(quirks)
                .audit(Slf4jAuditListener.create())
                .failureListener(Mapper::log);
        base.ifPresent(builder::baseUri);
        return builder.build();
    }

    /** What a client sees as a 5xx, with its cause; what was wrong with a request is the client's own affair. */
    private static void log(String requestId, Throwable failure) {
        if (!(failure instanceof ScimException refusal)) {
            LOG.error("request {} failed", requestId, failure);
        } else if (refusal.error().status() >= 500 && refusal.getCause() == null) {
            LOG.warn("request {} was put off: {}", requestId, refusal.getMessage());
        } else if (refusal.error().status() >= 500 && refusal.getCause() instanceof VaultFailure failed) {
            LOG.warn("request {} was put off: {} ({})", requestId, refusal.getMessage(), failed.getMessage());
        } else if (refusal.error().status() >= 500) {
            LOG.error("request {} failed", requestId, failure);
        }
    }
}
