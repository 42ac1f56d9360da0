package io.scimvault.vault.doctor;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.driver.VaultTransport;
import io.scimvault.vault.plan.VaultCall;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** An examination under way: who is asked, with which token, and what was found so far. */
final class Examination {
    /** An id that no server has given out. */
    private final String noId = UUID.randomUUID().toString();

    private final VaultTransport transport;
    private final List<Finding> findings = new ArrayList<>();
    private VaultToken token = VaultToken.NONE;
    private JsonObject self = JsonObject.EMPTY;

    Examination(VaultTransport transport) {
        this.transport = transport;
    }

    VaultReply ask(VaultCall call) {
        return transport.send(call, token);
    }

    void use(VaultToken found) {
        token = found;
    }

    /** What Vault says of the token; nothing where it may not look at itself. */
    JsonObject self() {
        return self;
    }

    void knowSelf(JsonObject data) {
        self = data;
    }

    String noId() {
        return noId;
    }

    void add(Finding finding) {
        findings.add(finding);
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }
}
