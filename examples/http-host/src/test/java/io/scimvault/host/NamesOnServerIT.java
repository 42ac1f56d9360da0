package io.scimvault.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Names on the packaged host with a real server, whose users have aliases on two mounts. */
final class NamesOnServerIT implements NamesContract {
    private static NamesVault vault;
    private static Set<String> before;

    @BeforeAll
    static void starts() throws Exception {
        vault = new NamesVault();
        before = vault.everything();
    }

    @AfterAll
    static void nothingIsLeft() {
        try {
            assertThat(vault.everything()).isEqualTo(before);
            assertThat(vault.hostLog()).doesNotContain("ERROR");
        } finally {
            vault.close();
        }
    }

    @Override
    public NamesScim scim() {
        return vault.scim();
    }

    @Override
    public Set<String> everything() {
        return vault.everything();
    }
}
