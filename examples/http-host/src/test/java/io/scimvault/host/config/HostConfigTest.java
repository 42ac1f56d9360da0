package io.scimvault.host.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.scimvault.host.config.HostConfig.DemoAuth;
import io.scimvault.scim.quirks.ClientQuirks;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HostConfigTest {

    @Test
    void withoutVariablesItListensOnLoopbackWithAVaultInMemory() {
        assertThat(HostConfig.of(Map.of("VAULT_ADDR", "", "SCIM_PORT", " ")))
                .isEqualTo(new HostConfig(
                        "127.0.0.1",
                        8080,
                        Optional.empty(),
                        Duration.ofMinutes(1),
                        ClientQuirks.lenient(),
                        Optional.empty(),
                        DemoAuth.USERPASS,
                        Optional.empty()));
    }

    @Test
    void readsEveryVariable() {
        HostConfig config = HostConfig.of(Map.of(
                "SCIM_BIND", "0.0.0.0",
                "SCIM_PORT", "0",
                "SCIM_BASE_URI", "https://scim.example.org/scim/v2/",
                "SCIM_DEMO_AUTH", "approle",
                "SCIM_QUIRKS", "Strict",
                "SCIM_HOST_TOKEN_FILE", "/run/token",
                "VAULT_ADDR", "https://vault.example.org:8200/",
                "VAULT_TOKEN", "s.secret",
                "VAULT_NAMESPACE", "team",
                "VAULT_CACERT", "/etc/ca.pem"));

        assertThat(config.bind()).isEqualTo("0.0.0.0");
        assertThat(config.port()).isZero();
        assertThat(config.quirks()).isEqualTo(ClientQuirks.strict());
        assertThat(config.baseUri()).contains(URI.create("https://scim.example.org/scim/v2"));
        assertThat(config.demoAuth()).isEqualTo(DemoAuth.APPROLE);
        assertThat(config.hostTokenFile()).contains(Path.of("/run/token"));
        assertThat(config.vault())
                .contains(new VaultAccess(
                        URI.create("https://vault.example.org:8200"),
                        Optional.of("team"),
                        Optional.of(Path.of("/etc/ca.pem")),
                        Optional.of("s.secret"),
                        Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "SCIM_PORT, 65536, SCIM_PORT must be a number from 0 to 65535",
        "SCIM_PORT, -1, SCIM_PORT must be a number from 0 to 65535",
        "SCIM_PORT, http, SCIM_PORT must be a number from 0 to 65535",
        "SCIM_SWEEP_SECONDS, 0, SCIM_SWEEP_SECONDS must be a number from 1 to 86400",
        "SCIM_QUIRKS, okta, SCIM_QUIRKS must be lenient or strict",
        "SCIM_DEMO_AUTH, ldap, SCIM_DEMO_AUTH must be userpass or approle",
        "SCIM_BASE_URI, /scim, SCIM_BASE_URI must be an address such as https://vault.example.org:8200",
        "VAULT_ADDR, vault:8200, VAULT_ADDR must be an address such as https://vault.example.org:8200",
        "VAULT_ADDR, 'http://a b', VAULT_ADDR must be an address such as https://vault.example.org:8200",
        "VAULT_ADDR, http://127.0.0.1:8200, VAULT_ADDR needs VAULT_TOKEN or VAULT_TOKEN_FILE beside it",
    })
    void namesTheVariableThatCannotBeUsed(String variable, String value, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HostConfig.of(Map.of(variable, value)))
                .withMessage(message);
    }

    @Test
    void theHostTakesItsTokenFromTheFileAndSetupDemoTakesTheOther(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("token"), "s.from-file\n");
        VaultAccess access = access(Map.of("VAULT_TOKEN", "s.admin", "VAULT_TOKEN_FILE", file.toString()));

        assertThat(access.hostToken().token().value()).isEqualTo("s.from-file");
        assertThat(access.adminToken().token().value()).isEqualTo("s.admin");
    }

    @Test
    void eitherTokenServesBoth(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("token"), "s.from-file\n");

        assertThat(access(Map.of("VAULT_TOKEN", "s.admin")).hostToken().token().value())
                .isEqualTo("s.admin");
        assertThat(access(Map.of("VAULT_TOKEN_FILE", file.toString()))
                        .adminToken()
                        .token()
                        .value())
                .isEqualTo("s.from-file");
    }

    @Test
    void noTokenIsPrinted() {
        Map<String, String> environment = Map.of("VAULT_ADDR", "http://127.0.0.1:8200", "VAULT_TOKEN", "s.secret");

        assertThat(HostConfig.of(environment).toString()).doesNotContain("s.secret");
        assertThat(new Variables(environment).toString()).doesNotContain("s.secret");
    }

    private static VaultAccess access(Map<String, String> tokens) {
        Map<String, String> environment = new HashMap<>(tokens);
        environment.put("VAULT_ADDR", "http://127.0.0.1:8200");
        return HostConfig.of(environment).vault().orElseThrow();
    }
}
