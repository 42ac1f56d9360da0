package io.scimvault.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.testkit.ModuleFile;
import org.junit.jupiter.api.Test;

/** Pins what the module shows and needs: a change here is a change of the public contract. */
class ModuleDescriptorTest {

    @Test
    void exportsExactlyThesePackages() {
        assertThat(ModuleFile.exports())
                .containsExactlyInAnyOrder(
                        "io.scimvault.vault",
                        "io.scimvault.vault.client",
                        "io.scimvault.vault.doctor",
                        "io.scimvault.vault.driver",
                        "io.scimvault.vault.identity",
                        "io.scimvault.vault.lock",
                        "io.scimvault.vault.mapping",
                        "io.scimvault.vault.memory",
                        "io.scimvault.vault.plan",
                        "io.scimvault.vault.registry",
                        "io.scimvault.vault.store");
    }

    @Test
    void requiresExactlyTheseModules() {
        assertThat(ModuleFile.requires())
                .containsExactlyInAnyOrder(
                        "static org.jspecify", "transitive io.scimvault.scim", "org.slf4j", "vault.java.driver");
    }
}
