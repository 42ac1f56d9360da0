package io.scimvault.vault.plan;

import io.scimvault.scim.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;

/** Parts of request bodies. Strings only: Vault stores a boolean in metadata as 1 or 0, and takes null as an order to clear. */
final class Bodies {
    private Bodies() {}

    /** Metadata, in the order of its keys. */
    static JsonObject pairs(Map<String, String> pairs) {
        JsonObject.Builder object = JsonObject.builder();
        new TreeMap<>(pairs).forEach((key, value) -> object.put(key, value));
        return object.build();
    }
}
