package io.scimvault.scim;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.testkit.Cycles;
import io.scimvault.testkit.Layers;
import io.scimvault.testkit.ModuleFile;
import io.scimvault.testkit.ProductionCode;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The direction of packages, as drawn in design.md, and what stays private. */
class ArchitectureTest {

    private static final Layers LAYERS = new Layers()
            .add("error")
            .add("json", "error")
            .add("schema", "json")
            .add("resource", "schema")
            .add("filter", "resource")
            .add("validation", "filter")
            .add("patch", "validation")
            .add("quirks", "patch")
            .add("protocol", "quirks")
            .add("jackson", "protocol")
            .add("service", "protocol");

    private final ProductionCode code = ProductionCode.in("io.scimvault.scim");

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
    void onlyJsonAndJacksonKnowTheJacksonLibrary() {
        assertThat(code.usersOf("tools.jackson")).isSubsetOf("json", "jackson");
    }

    @Test
    void publicClassesAreFinal() {
        assertThat(code.publicOpenClasses()).isEmpty();
    }

    @Test
    void noExportedSignatureShowsTheJacksonLibrary() {
        Set<String> exported = new TreeSet<>(ModuleFile.exports());
        exported.remove("io.scimvault.scim.jackson");

        assertThat(code.publicUsesOf("tools.jackson", exported)).isEmpty();
    }
}
