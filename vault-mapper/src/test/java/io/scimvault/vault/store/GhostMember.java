package io.scimvault.vault.store;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.driver.VaultTransport;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultCall.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A way to the Vault in memory on which one group has kept a member who is gone, as races leave it on a real server: it is read with
 * the group, and every write of the group is refused for it until a list without it is sent.
 */
final class GhostMember implements VaultTransport {
    private static final String MEMBERS = "member_entity_ids";

    private final VaultTransport transport;
    private final String group;
    private final String ghost;
    private boolean there = true;

    GhostMember(VaultTransport transport, String group, String ghost) {
        this.transport = transport;
        this.group = group;
        this.ghost = ghost;
    }

    @Override
    public synchronized VaultReply send(VaultCall call, VaultToken token) {
        if (!there || !call.path().onTheWire().equals("identity/group/id/" + group)) {
            return transport.send(call, token);
        }
        if (call.method() == Method.GET) {
            return haunted(transport.send(call, token));
        }
        Optional<String> sent = call.body().flatMap(body -> body.string(MEMBERS));
        if (call.method() == Method.POST && (sent.isEmpty() || sent.get().contains(ghost))) {
            String error = "1 error occurred:\n\t* invalid entity ID \"" + ghost + "\"\n\n";
            return new VaultReply(500, Optional.of(JsonObject.of("errors", JsonArray.ofStrings(List.of(error)))));
        }
        there = false;
        return transport.send(call, token);
    }

    private VaultReply haunted(VaultReply reply) {
        List<String> members = new ArrayList<>(reply.data()
                .array(MEMBERS)
                .only(JsonString.class)
                .map(JsonString::value)
                .toList());
        members.add(ghost);
        JsonObject data = reply.data().with(MEMBERS, JsonArray.ofStrings(members));
        return new VaultReply(reply.status(), reply.body().map(body -> body.with("data", data)));
    }
}
