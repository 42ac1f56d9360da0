package io.scimvault.vault.store;

import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonText;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.driver.VaultTransport;
import io.scimvault.vault.plan.IdRef;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import java.util.Map;
import java.util.Optional;

/** A way to the Vault in memory on which ids look as they do in a namespace: the namespace's own id stands behind each. */
final class SuffixedIds implements VaultTransport {
    private static final String SUFFIX = ".k3Xy9";
    private static final String UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private static final JsonText JSON = JsonText.within(JsonLimits.ANSWER);

    private final VaultTransport transport;

    SuffixedIds(VaultTransport transport) {
        this.transport = transport;
    }

    @Override
    public VaultReply send(VaultCall call, VaultToken token) {
        Optional<IdRef> id = call.path().id().map(ref -> IdRef.known(bare(ref.toString())));
        Optional<JsonObject> body = call.body().map(JsonObject::toString).map(text -> parse(bare(text)));
        VaultReply reply = transport.send(
                new VaultCall(call.method(), new VaultPath(call.path().fixed(), id), body, Map.of()), token);
        return new VaultReply(
                reply.status(), reply.body().map(JsonObject::toString).map(text -> parse(suffixed(text))));
    }

    private static JsonObject parse(String text) {
        return (JsonObject) JSON.parse(text);
    }

    private static String bare(String text) {
        return text.replaceAll("(" + UUID + ")\\" + SUFFIX, "$1");
    }

    private static String suffixed(String text) {
        return text.replaceAll("(?<=[\",])(" + UUID + ")(?=[\",])", "$1" + SUFFIX);
    }
}
