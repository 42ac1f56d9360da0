package io.scimvault.vault.driver;

import static io.scimvault.vault.driver.VaultSessionScript.data;
import static io.scimvault.vault.driver.VaultSessionScript.done;
import static io.scimvault.vault.driver.VaultSessionScript.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CapabilitiesTest {
    private static final VaultToken CALLER = new VaultToken("s.caller");

    private final VaultSessionScript vault = new VaultSessionScript();
    private final VaultReader reader = new VaultReader(new VaultSession(vault, TokenSources.fixed("t")), Runnable::run);

    private Set<String> capabilities() {
        return reader.capabilities(CALLER, "scim/v2/Users");
    }

    @Test
    void areAskedWithTheCallersOwnToken() {
        JsonArray both = JsonArray.ofStrings(List.of("list", "create"));
        vault.then(data(JsonObject.builder()
                .put("capabilities", both)
                .put("scim/v2/Users", both)
                .build()));

        assertThat(capabilities()).containsExactlyInAnyOrder("list", "create");
        assertThat(vault.tokens).containsExactly("s.caller");
        assertThat(vault.paths()).containsExactly("POST sys/capabilities-self");
        assertThat(vault.calls.get(0).body()).hasToString("Optional[{\"paths\":[\"scim/v2/Users\"]}]");
    }

    @Test
    void areNoneWhereVaultDeniesOrDoesNotAnswerTheQuestion() {
        vault.then(data(JsonObject.of("capabilities", JsonArray.ofStrings(List.of("deny")))));
        assertThat(capabilities()).containsExactly("deny");
        vault.then(data(JsonObject.EMPTY));
        assertThat(capabilities()).isEmpty();
        vault.then(refusal(403, "permission denied"));
        assertThat(capabilities()).isEmpty();
        vault.then(refusal(400, "Forbidden"));
        assertThat(capabilities()).isEmpty();
    }

    @Test
    void areUnknownWhereVaultFails() {
        for (int status : new int[] {500, 503, 429, 404}) {
            vault.then(refusal(status, "x"));
            assertThat(catchThrowableOfType(ScimException.class, this::capabilities)
                            .error()
                            .status())
                    .isIn(429, 503);
        }
        vault.thenNothing();
        assertThat(catchThrowableOfType(ScimException.class, this::capabilities)
                        .error()
                        .status())
                .isEqualTo(503);
        vault.then(done());
        assertThat(catchThrowableOfType(ScimException.class, this::capabilities)
                        .error()
                        .status())
                .isEqualTo(503);
    }
}
