package io.scimvault.host;

import com.sun.net.httpserver.HttpExchange;
import io.scimvault.scim.protocol.RawRequest;
import io.scimvault.scim.protocol.RawResponse;
import io.scimvault.vault.VaultScim;
import io.scimvault.vault.doctor.Diagnosis;
import io.scimvault.vault.driver.BetterCloudTransport;
import io.scimvault.vault.driver.TokenSources;
import io.scimvault.vault.driver.VaultTransport;
import io.scimvault.vault.lock.InProcessLock;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The README's sample of embedding: it shows what stands between equal markers below, word for word. */
final class EmbeddingSample {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddingSample.class);

    private final VaultScim scim;

    EmbeddingSample(VaultScim scim) {
        this.scim = scim;
    }

    static VaultScim scim() {
        // [once]
        VaultTransport vault =
                BetterCloudTransport.builder("https://vault.example.org:8200").build();
        VaultScim scim = VaultScim.builder(vault, TokenSources.file(Path.of("/run/vault/token")))
                .groupLock(new InProcessLock()) // this process alone writes the groups
                .baseUri(URI.create("https://id.example.org/scim/v2"))
                .build();
        // [once]
        return scim;
    }

    static ScheduledFuture<?> start(VaultScim scim, ScheduledExecutorService scheduler) {
        // [start]
        Diagnosis diagnosis = scim.examine();
        if (!diagnosis.isFit()) {
            LOG.warn("{}", diagnosis);
        }
        Runnable sweep = () -> {
            try {
                scim.sweep();
            } catch (RuntimeException e) {
                LOG.warn("not swept", e); // a task that throws would not be run again
            }
        };
        ScheduledFuture<?> sweeping = scheduler.scheduleWithFixedDelay(sweep, 1, 1, TimeUnit.MINUTES);
        // [start]
        return sweeping;
    }

    // [each request]
    void answer(HttpExchange http, String bearer, String pathBelowBase) throws IOException {
        String query = http.getRequestURI().getRawQuery(); // as the path, still percent-encoded
        RawRequest request = new RawRequest(
                http.getRequestMethod(), pathBelowBase, query, http.getRequestHeaders(), http.getRequestBody());
        RawResponse response = scim.handle(bearer, request); // the bearer token is a Vault token
        response.headers().forEach(http.getResponseHeaders()::set);
        http.sendResponseHeaders(response.status(), response.body().length == 0 ? -1 : response.body().length);
        try (OutputStream body = http.getResponseBody()) {
            body.write(response.body());
        }
    }
    // [each request]
}
