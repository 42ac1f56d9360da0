package io.scimvault.scim;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.testkit.ModuleFile;
import org.junit.jupiter.api.Test;

/** Pins what the module shows and needs: a change here is a change of the public contract. */
class ModuleDescriptorTest {

    @Test
    void exportsExactlyThesePackages() {
        assertThat(ModuleFile.exports())
                .containsExactlyInAnyOrder(
                        "io.scimvault.scim.error",
                        "io.scimvault.scim.filter",
                        "io.scimvault.scim.jackson",
                        "io.scimvault.scim.json",
                        "io.scimvault.scim.patch",
                        "io.scimvault.scim.protocol",
                        "io.scimvault.scim.quirks",
                        "io.scimvault.scim.resource",
                        "io.scimvault.scim.schema",
                        "io.scimvault.scim.service",
                        "io.scimvault.scim.validation");
    }

    @Test
    void requiresExactlyTheseModules() {
        assertThat(ModuleFile.requires())
                .containsExactlyInAnyOrder(
                        "static org.jspecify", "static tools.jackson.databind", "tools.jackson.core");
    }
}
