package io.scimvault.host.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.driver.VaultTransport;
import io.scimvault.vault.plan.VaultCall;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TokenRenewerTest {
    private static final VaultToken TOKEN = new VaultToken("s.caller");
    private static final String LOOKUP = "GET auth/token/lookup-self";
    private static final String RENEW = "POST auth/token/renew-self";

    private final Ticking clock = new Ticking();
    private final PeriodicToken vault = new PeriodicToken();
    private final TokenRenewer renewer = new TokenRenewer(vault, clock, Runnable::run);

    @Test
    void looksAtAFreshTokenOnceAndLeavesItAloneForAQuarterOfItsPeriod() {
        renewer.used(TOKEN);
        clock.passes(Duration.ofSeconds(99));
        renewer.used(TOKEN);

        assertThat(vault.calls).containsExactly(LOOKUP);
    }

    @Test
    void renewsATokenInUseBeforeHalfItsPeriodIsGone() {
        for (int i = 0; i < 10_000; i++) {
            renewer.used(TOKEN);
            assertThat(vault.left()).isGreaterThan(200);
            clock.passes(Duration.ofSeconds(10));
        }

        assertThat(vault.calls.stream().filter(RENEW::equals)).hasSizeBetween(900, 1000);
    }

    @Test
    void renewsAtOnceATokenThatIsFoundOld() {
        clock.passes(Duration.ofSeconds(350));

        renewer.used(TOKEN);

        assertThat(vault.calls).containsExactly(LOOKUP, RENEW);
        assertThat(vault.left()).isEqualTo(400);
    }

    @Test
    void leavesATokenWithoutAnEndAlone() {
        vault.renewable = false;

        renewer.used(TOKEN);
        clock.passes(Duration.ofMinutes(59));
        renewer.used(TOKEN);

        assertThat(vault.calls).containsExactly(LOOKUP);
    }

    @Test
    void triesAgainSoonWhenARenewalIsRefused() {
        clock.passes(Duration.ofSeconds(150));
        vault.refuses = true;
        renewer.used(TOKEN);
        clock.passes(Duration.ofSeconds(31));
        vault.refuses = false;

        renewer.used(TOKEN);

        assertThat(vault.calls).containsExactly(LOOKUP, RENEW, LOOKUP, RENEW);
        assertThat(vault.left()).isEqualTo(400);
    }

    /** A token with a period of 400 s, as the server would answer for it. */
    private final class PeriodicToken implements VaultTransport {
        private final List<String> calls = new ArrayList<>();
        private Instant end = clock.instant().plusSeconds(400);
        private boolean renewable = true;
        private boolean refuses;

        long left() {
            return Duration.between(clock.instant(), end).toSeconds();
        }

        @Override
        public VaultReply send(VaultCall call, VaultToken token) {
            calls.add(call.method() + " " + call.path());
            if (call.method() == VaultCall.Method.GET) {
                JsonObject data = JsonObject.builder()
                        .put("ttl", left())
                        .put("creation_ttl", 400)
                        .put("renewable", renewable)
                        .build();
                return new VaultReply(200, Optional.of(JsonObject.of("data", data)));
            }
            if (refuses) {
                return new VaultReply(503, Optional.empty());
            }
            end = clock.instant().plusSeconds(400);
            JsonObject auth = JsonObject.builder().put("lease_duration", 400).build();
            return new VaultReply(200, Optional.of(JsonObject.of("auth", auth)));
        }
    }

    private static final class Ticking extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void passes(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
