package io.scimvault.vault.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VaultAddressTest {

    @ParameterizedTest
    @CsvSource({
        "http://vault,http://vault:80/v1/",
        "https://vault/,https://vault:443/v1/",
        "HTTPS://Vault.test:8200//,https://Vault.test:8200/v1/",
        "http://vault_1:8200,http://vault_1:8200/v1/",
        "http://127.0.0.1:8200/base/path/,http://127.0.0.1:8200/base/path/v1/",
        "' http://[::1]:8200 ',http://[::1]:8200/v1/"
    })
    void parsesWhereAVaultListens(String text, String api) {
        assertThat(VaultAddress.parse(text).api()).isEqualTo(api);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "vault:8200",
                "ftp://vault",
                "http://",
                "http:///x",
                "http://user:secret@vault",
                "http://vault?x=y",
                "http://vault#x",
                "http://vault:0",
                "http://vault:70000",
                "http://va ult",
                "file:/etc/passwd"
            })
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> VaultAddress.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void knowsItsOwnHostAndPort() {
        assertThat(VaultAddress.parse("https://Vault.test:8200").isAt("vault.TEST", 8200))
                .isTrue();
        assertThat(VaultAddress.parse("https://[::1]").isAt("::1", 443)).isTrue();
        assertThat(VaultAddress.parse("https://vault.test:8200").isAt("vault.test", 443))
                .isFalse();
        assertThat(VaultAddress.parse("https://vault.test").isAt("evil.test", 443))
                .isFalse();
    }

    @Test
    void refusesTimeoutsThatAreNone() {
        BetterCloudTransport.Builder builder = BetterCloudTransport.builder("http://vault");

        assertThatThrownBy(() -> builder.readTimeout(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.connectTimeout(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.readTimeout(Duration.ofDays(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.namespace("a\r\nb")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void showsTheAddressAndNothingElse() {
        assertThat(BetterCloudTransport.builder("http://vault:8200").build())
                .hasToString("BetterCloudTransport[http://vault:8200/v1/]");
    }
}
