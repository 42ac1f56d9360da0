package io.scimvault.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.host.backend.Mapper;
import io.scimvault.host.backend.MemoryBackend;
import io.scimvault.host.config.HostConfig;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.driver.TokenSources;
import io.scimvault.vault.memory.InMemoryVault;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class SweepTest {

    @Test
    void whatWasLeftHalfMadeIsRemovedOnceItIsOldAndNotBefore() throws Exception {
        AtomicReference<Duration> later = new AtomicReference<>(Duration.ZERO);
        InMemoryVault memory = InMemoryVault.create(new Shifted(later));
        memory.authMount("okta-demo").authMount("sailpoint-demo");
        JsonObject halfMade = JsonObject.builder()
                .put("name", "scim-pending-0123456789")
                .put(
                        "metadata",
                        JsonObject.builder()
                                .put("scim_client", "okta-demo")
                                .put("scim_format", "1")
                                .build())
                .build();
        memory.send(VaultCall.post(VaultPath.of("identity/entity"), halfMade), memory.rootToken());
        HostConfig config = HostConfig.of(Map.of("SCIM_PORT", "0", "SCIM_SWEEP_SECONDS", "1"));

        try (HttpHost host = HttpHost.serve(
                config,
                (base, schedule) -> new MemoryBackend(
                        memory,
                        Mapper.on(
                                memory, TokenSources.fixed(memory.rootToken()), Optional.of(base), config.quirks())))) {
            Thread.sleep(1500);
            assertThat(memory.readEntities()).as("young, at " + host.address()).hasSize(1);

            later.set(Duration.ofMinutes(5));
            for (int i = 0; i < 100 && !memory.readEntities().isEmpty(); i++) {
                Thread.sleep(100);
            }
            assertThat(memory.readEntities()).isEmpty();
        }
    }

    /** The system's clock, moved on. */
    private static final class Shifted extends Clock {
        private final AtomicReference<Duration> by;

        Shifted(AtomicReference<Duration> by) {
            this.by = by;
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(by.get());
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
