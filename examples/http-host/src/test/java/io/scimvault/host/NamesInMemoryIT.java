package io.scimvault.host;

import io.scimvault.scim.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Names on the packaged host with its Vault in memory. */
final class NamesInMemoryIT implements NamesContract {
    private static HostProcess host;

    @BeforeAll
    static void starts() {
        host = HostProcess.serve(Map.of());
    }

    @AfterAll
    static void ends() {
        host.close();
    }

    @Override
    public NamesScim scim() {
        return new NamesScim(host.base(), "okta-demo-token");
    }

    /** How much there is: the Vault itself is inside the process. */
    @Override
    public List<JsonValue> everything() {
        return List.of(scim().total("/Users"), scim().total("/Groups"));
    }
}
