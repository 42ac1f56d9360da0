package io.scimvault.vault.driver;

import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * A token, and how long it lives.
 *
 * @param lifetime from now on; zero for one that does not end by itself
 * @param renewable whether Vault prolongs it when asked
 */
record Lease(VaultToken token, Duration lifetime, boolean renewable) {

    /** A token of which nothing is known: it is used until it is refused. */
    static Lease endless(VaultToken token) {
        return new Lease(token, Duration.ZERO, false);
    }

    /** The {@code auth} of a login or a renewal. */
    static Optional<Lease> of(VaultReply reply) {
        Optional<JsonObject> auth = reply.body().flatMap(body -> body.object("auth"));
        return auth.flatMap(found -> found.string("client_token"))
                .filter(token -> !token.isEmpty())
                .map(token -> new Lease(
                        new VaultToken(token),
                        seconds(auth.get(), "lease_duration"),
                        auth.get().bool("renewable").orElse(false)));
    }

    /** So many whole seconds of a field; zero where there are none. */
    static Duration seconds(JsonObject object, String field) {
        return object.get(field)
                .filter(JsonNumber.class::isInstance)
                .map(value -> ((JsonNumber) value).decimal().min(BigDecimal.valueOf(Integer.MAX_VALUE)))
                .map(number -> Duration.ofSeconds(Math.max(0, number.longValue())))
                .orElse(Duration.ZERO);
    }

    boolean isEndless() {
        return lifetime.isZero();
    }
}
