package io.scimvault.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.testkit.Cycles;
import io.scimvault.testkit.Layers;
import io.scimvault.testkit.ModuleFile;
import io.scimvault.testkit.ProductionCode;
import org.junit.jupiter.api.Test;

/** The direction of packages, as drawn in design.md, and what stays private. The root package is the empty name. */
class ArchitectureTest {

    private static final Layers LAYERS = new Layers()
            .add("client")
            .add("identity")
            .add("mapping", "client", "identity")
            .add("plan", "client", "identity")
            .add("driver", "plan")
            .add("lock", "driver")
            .add("registry", "driver")
            .add("memory", "driver")
            .add("store", "lock", "registry", "memory", "mapping")
            .add("doctor", "driver", "registry")
            .add("", "store", "doctor");

    private final ProductionCode code = ProductionCode.in("io.scimvault.vault");

    @Test
    void packagesDependOnlyOnThoseToTheirLeft() {
        assertThat(LAYERS.violations(code.packageGraph())).isEmpty();
    }

    @Test
    void packagesHaveNoCycles() {
        assertThat(Cycles.in(code.packageGraph())).isEmpty();
    }

    @Test
    void filesOfAPackageHaveNoCycles() {
        assertThat(Cycles.in(code.fileGraph())).isEmpty();
    }

    @Test
    void onlyDriverKnowsTheVaultDriver() {
        assertThat(code.usersOf("com.bettercloud")).isSubsetOf("driver");
    }

    @Test
    void jacksonIsKnownToNobody() {
        assertThat(code.usersOf("tools.jackson")).isEmpty();
    }

    @Test
    void publicClassesAreFinal() {
        assertThat(code.publicOpenClasses()).isEmpty();
    }

    @Test
    void noExportedSignatureShowsAForeignLibrary() {
        assertThat(code.publicUsesOf("tools.jackson", ModuleFile.exports())).isEmpty();
        assertThat(code.publicUsesOf("com.bettercloud", ModuleFile.exports()))
                .allMatch(use -> use.startsWith("io.scimvault.vault.driver.BetterCloudTransport."));
    }
}
