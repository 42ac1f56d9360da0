package io.scimvault.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.host.backend.MemoryBackend;
import io.scimvault.host.config.HostConfig;
import io.scimvault.host.replay.Replay;
import io.scimvault.host.replay.ReplayRunner;
import io.scimvault.host.replay.Target;
import io.scimvault.vault.memory.InMemoryVault;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What identity providers send, over HTTP: against the packaged host on both back ends, and with a look into each Vault. */
final class ReplayIT {
    @ParameterizedTest
    @MethodSource("io.scimvault.host.replay.Replay#all")
    void onARealServer(String name) throws Exception {
        Replay replay = Replay.read(name);
        DemoVault vault = DemoVault.setUp();
        try (HostProcess host = vault.serve()) {
            int played = ReplayRunner.play(replay, vault.target(host, replay.client(), run()));

            assertThat(played).isGreaterThanOrEqualTo(replay.steps().size());
        }
    }

    @ParameterizedTest
    @MethodSource("io.scimvault.host.replay.Replay#all")
    void inMemory(String name) {
        Replay replay = Replay.read(name);
        try (HostProcess host = HostProcess.serve(Map.of())) {
            Target target =
                    new Target(host.base(), replay.client() + "-token", variables(replay, ""), Optional.empty());

            assertThat(ReplayRunner.play(replay, target)).isPositive();
        }
    }

    /** The Vault of the packaged host dies with it unseen; here the same host runs in this process, so that it can be read. */
    @ParameterizedTest
    @MethodSource("io.scimvault.host.replay.Replay#all")
    void inMemoryWithALookIntoTheVault(String name) throws Exception {
        Replay replay = Replay.read(name);
        AtomicReference<MemoryBackend> backend = new AtomicReference<>();
        HostConfig config = HostConfig.of(Map.of("SCIM_PORT", "0"));
        try (HttpHost host = HttpHost.serve(
                config,
                (base, schedule) -> backend.updateAndGet(none -> MemoryBackend.create(base, config.quirks())))) {
            InMemoryVault memory = backend.get().memory();
            Target target = new Target(
                    host.address(),
                    replay.client() + "-token",
                    variables(replay, memory.mountAccessor(replay.client())),
                    Optional.of(new Target.Vault(memory, memory.rootToken())));

            assertThat(ReplayRunner.play(replay, target))
                    .isGreaterThanOrEqualTo(replay.steps().size());
        }
    }

    private static Map<String, String> variables(Replay replay, String accessor) {
        return Map.of("client", replay.client(), "accessor", accessor, "run", run());
    }

    private static String run() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
