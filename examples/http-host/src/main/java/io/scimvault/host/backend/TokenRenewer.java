package io.scimvault.host.backend;

import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.driver.VaultTransport;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps tokens alive that are in use: one that has spent a quarter of its period is renewed when it is used again, so that a
 * token used regularly never gets to half. The first use costs a look-up; all of it happens off the request's own path.
 */
final class TokenRenewer {
    private static final Logger LOG = LoggerFactory.getLogger(TokenRenewer.class);
    private static final VaultPath LOOKUP = VaultPath.of("auth/token/lookup-self");
    private static final VaultPath RENEW = VaultPath.of("auth/token/renew-self");
    private static final Duration RETRY = Duration.ofSeconds(30);
    private static final Duration NOT_RENEWABLE = Duration.ofHours(1);
    private static final int REMEMBERED = 1000;

    private final VaultTransport transport;
    private final Clock clock;
    private final Executor background;
    private final Map<String, Instant> due = new LinkedHashMap<>();

    TokenRenewer(VaultTransport transport, Clock clock, Executor background) {
        this.transport = transport;
        this.clock = clock;
        this.background = background;
    }

    /** To be told of every use of a token that was accepted; returns at once. */
    void used(VaultToken token) {
        String fingerprint = fingerprint(token);
        Instant now = clock.instant();
        synchronized (due) {
            if (due.getOrDefault(fingerprint, Instant.MIN).isAfter(now)) {
                return;
            }
            if (due.size() >= REMEMBERED) {
                due.remove(due.keySet().iterator().next());
            }
            due.put(fingerprint, now.plus(RETRY));
        }
        background.execute(() -> {
            Instant next = clock.instant().plus(renewed(token));
            synchronized (due) {
                due.put(fingerprint, next);
            }
        });
    }

    /** Renews the token if a quarter of its period is gone, and says how long it can be left alone then. */
    private Duration renewed(VaultToken token) {
        VaultReply lookup = transport.send(VaultCall.get(LOOKUP), token);
        if (!lookup.isSuccess()) {
            return RETRY;
        }
        JsonObject data = lookup.data();
        long period = seconds(data, "creation_ttl"); // what a role's period shows as
        long left = seconds(data, "ttl");
        if (!data.bool("renewable").orElse(false) || period <= 0 || left <= 0) {
            return NOT_RENEWABLE;
        }
        if (left <= period - period / 4) {
            VaultReply renewal = transport.send(VaultCall.post(RENEW, JsonObject.EMPTY), token);
            if (!renewal.isSuccess()) {
                LOG.warn("a token with {} s left was not renewed: Vault answered {}", left, renewal.status());
                return RETRY;
            }
            left = seconds(
                    renewal.body().flatMap(body -> body.object("auth")).orElse(JsonObject.EMPTY), "lease_duration");
        }
        // A renewal may grant less than the period, near the end of what a token can get: then not again at every use.
        return Duration.ofSeconds(Math.max(Math.max(1, period / 16), left - (period - period / 4)));
    }

    private static long seconds(JsonObject object, String name) {
        return object.member(name) instanceof JsonNumber number && number.isInteger()
                ? number.decimal().longValue()
                : 0;
    }

    /** What a token is remembered by: no token is kept. */
    private static String fingerprint(VaultToken token) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(token.value().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
