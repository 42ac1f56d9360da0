package io.scimvault.host;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.driver.VaultTransport;
import io.scimvault.vault.plan.IdRef;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An administrator's hands on a Vault's identity engine: every call must succeed. */
record IsolationVault(VaultTransport transport, VaultToken root) {
    /** The three kinds of objects. */
    static final List<String> KINDS = List.of("entity", "entity-alias", "group");

    /** Vault gives these in any order: they are sets. Nothing else moves without a write, so that nothing else is evened out. */
    private static final List<String> SETS = List.of("direct_group_ids", "inherited_group_ids", "group_ids");

    /** Makes an entity, an alias or a group and gives its id. */
    String make(String kind, JsonObject body) {
        return done(VaultCall.post(VaultPath.of("identity/" + kind), body))
                .data()
                .string("id")
                .orElseThrow(() -> new AssertionError(kind + " was there already"));
    }

    /** Changes the object with this id. */
    void change(String kind, String id, JsonObject body) {
        done(VaultCall.post(byId(kind, id), body));
    }

    void delete(String kind, String id) {
        done(VaultCall.delete(byId(kind, id)));
    }

    JsonObject read(String kind, String id) {
        return done(VaultCall.get(byId(kind, id))).data();
    }

    /** The object with this name. */
    JsonObject named(String kind, String name) {
        return done(VaultCall.post(
                        VaultPath.of("identity/lookup/" + kind), JsonObject.of("name", new JsonString(name))))
                .data();
    }

    /** The ids of all there are of a kind. */
    List<String> ids(String kind) {
        VaultReply reply = transport.send(VaultCall.list(VaultPath.of("identity/" + kind + "/id")), root);
        return reply.data()
                .array("keys")
                .only(JsonString.class)
                .map(JsonString::value)
                .toList();
    }

    /** All of these objects as they are, byte for byte. */
    Map<String, String> state(Map<String, ? extends Collection<String>> idsByKind) {
        Map<String, String> state = new TreeMap<>();
        idsByKind.forEach((kind, ids) -> ids.forEach(id ->
                state.put(kind + " " + id, text(transport.send(VaultCall.get(byId(kind, id)), root)))));
        return state;
    }

    private static String text(VaultReply reply) {
        if (!reply.isSuccess()) {
            return reply.isMissing() ? "missing" : reply + " " + reply.errors();
        }
        JsonObject data = reply.data();
        for (String set : SETS) {
            if (data.member(set) instanceof JsonArray array) {
                List<JsonValue> sorted = array.stream()
                        .sorted((one, other) -> one.toString().compareTo(other.toString()))
                        .toList();
                data = data.with(set, JsonArray.of(sorted));
            }
        }
        return data.toString();
    }

    private VaultReply done(VaultCall call) {
        VaultReply reply = transport.send(call, root);
        if (!reply.isSuccess()) {
            throw new AssertionError(call + " was answered with " + reply.status() + " " + reply.errors());
        }
        return reply;
    }

    private static VaultPath byId(String kind, String id) {
        return VaultPath.of("identity/" + kind + "/id", IdRef.known(id));
    }
}
