package io.scimvault.vault.mapping;

import io.scimvault.scim.json.JsonObject;

/** A group that a user is in, as {@code groups} of the user shows it (RFC 7643 §4.1.2). */
public record UserGroup(String id, String displayName) {
    JsonObject toJson() {
        return JsonObject.builder()
                .put("value", id)
                .put("display", displayName)
                .put("type", "direct")
                .build();
    }
}
