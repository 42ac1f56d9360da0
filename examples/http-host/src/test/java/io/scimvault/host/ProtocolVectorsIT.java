package io.scimvault.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.host.vectors.Deviation;
import io.scimvault.host.vectors.Scenario;
import io.scimvault.host.vectors.VectorRun;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The protocol's vectors over HTTP, against the packaged host on both back ends. What a Vault does otherwise than a store in memory
 * stands in the table of {@link Deviation}s; each of them must be one.
 */
final class ProtocolVectorsIT {
    private static final int AT_LEAST = 600;

    @TestFactory
    Stream<DynamicTest> inMemory() {
        HostProcess lenient = HostProcess.serve(Map.of());
        HostProcess strict = HostProcess.serve(Map.of("SCIM_QUIRKS", "strict"));
        return tests(lenient, strict, "okta-demo-token");
    }

    @TestFactory
    Stream<DynamicTest> onARealServer() throws Exception {
        DemoVault vault = DemoVault.setUp();
        HostProcess lenient = vault.serve();
        HostProcess strict = HostProcess.serve(Map.of(
                "VAULT_ADDR", vault.server().address(),
                "VAULT_TOKEN_FILE", vault.hostTokenFile().toString(),
                "SCIM_QUIRKS", "strict"));
        return tests(lenient, strict, vault.token("okta-demo"));
    }

    private static Stream<DynamicTest> tests(HostProcess lenient, HostProcess strict, String token) {
        AtomicInteger compared = new AtomicInteger();
        Stream<DynamicTest> scenarios = Scenario.all().stream()
                .filter(scenario -> Deviation.ofWhole(scenario).isEmpty())
                .map(scenario -> DynamicTest.dynamicTest(scenario.file() + ": " + scenario.name(), () -> {
                    VectorRun run = new VectorRun((scenario.isStrict() ? strict : lenient).base(), token);
                    compared.addAndGet(assertAnswers(scenario, run.differences(scenario)));
                }));
        DynamicTest count = DynamicTest.dynamicTest(
                "there were enough exchanges", () -> assertThat(compared.get()).isGreaterThanOrEqualTo(AT_LEAST));
        return Stream.concat(scenarios, Stream.of(count)).onClose(() -> {
            lenient.close();
            strict.close();
        });
    }

    /** How many answers are as expected; those of the table must not be. */
    private static int assertAnswers(Scenario scenario, List<List<String>> differences) {
        int same = 0;
        for (int i = 0; i < differences.size(); i++) {
            Optional<Deviation> deviation = Deviation.of(scenario, i + 1);
            if (deviation.filter(Deviation::isCertain).isPresent()) {
                assertThat(differences.get(i))
                        .as("exchange %d deviates: %s", i + 1, deviation.get().why())
                        .isNotEmpty();
            } else if (deviation.isEmpty()) {
                assertThat(differences.get(i)).as("exchange %d", i + 1).isEmpty();
                same++;
            }
        }
        return same;
    }
}
