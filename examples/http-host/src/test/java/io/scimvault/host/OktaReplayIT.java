package io.scimvault.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.host.backend.MemoryBackend;
import io.scimvault.host.config.HostConfig;
import io.scimvault.host.replay.Replay;
import io.scimvault.host.replay.ReplayRunner;
import io.scimvault.host.replay.Target;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Okta sends, over HTTP: against the packaged host on both back ends, and with a look into each Vault. */
final class OktaReplayIT {
    private static final String CLIENT = "okta-demo";

    @ParameterizedTest
    @ValueSource(strings = {"okta-oin", "okta-aiw", "okta-spec"})
    void onARealServer(String replay) throws Exception {
        DemoVault vault = DemoVault.setUp();
        try (HostProcess host = vault.serve()) {
            Replay conversation = Replay.read(replay);

            int played = ReplayRunner.play(conversation, vault.target(host, CLIENT, run()));

            assertThat(played).isGreaterThanOrEqualTo(conversation.steps().size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"okta-oin", "okta-aiw", "okta-spec"})
    void inMemory(String replay) {
        try (HostProcess host = HostProcess.serve(Map.of())) {
            Target target = new Target(
                    host.base(),
                    "okta-demo-token",
                    Map.of("client", CLIENT, "accessor", "", "run", run()),
                    Optional.empty());

            assertThat(ReplayRunner.play(Replay.read(replay), target)).isPositive();
        }
    }

    /** The Vault of the packaged host dies with it unseen; here the same host runs in this process, so that it can be read. */
    @ParameterizedTest
    @ValueSource(strings = {"okta-oin", "okta-aiw", "okta-spec"})
    void inMemoryWithALookIntoTheVault(String replay) throws Exception {
        AtomicReference<MemoryBackend> backend = new AtomicReference<>();
        HostConfig config = HostConfig.of(Map.of("SCIM_PORT", "0"));
        try (HttpHost host =
                HttpHost.serve(config, (base, schedule) -> backend.updateAndGet(none -> MemoryBackend.create(base)))) {
            Target target = new Target(
                    host.address(),
                    "okta-demo-token",
                    Map.of("client", CLIENT, "accessor", backend.get().memory().mountAccessor(CLIENT), "run", run()),
                    Optional.of(new Target.Vault(
                            backend.get().memory(), backend.get().memory().rootToken())));

            Replay conversation = Replay.read(replay);
            assertThat(ReplayRunner.play(conversation, target))
                    .isGreaterThanOrEqualTo(conversation.steps().size());
        }
    }

    private static String run() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
