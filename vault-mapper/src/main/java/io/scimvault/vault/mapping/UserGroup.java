package io.scimvault.vault.mapping;

import io.scimvault.scim.json.JsonObject;

/**
 * A group that a user is in, as {@code groups} of the user shows it (RFC 7643 §4.1.2).
 *
 * @param id the group's id
 * @param displayName its name, as SCIM shows it
 * @param direct whether the user is itself a member, or by way of another group alone
 */
public record UserGroup(String id, String displayName, boolean direct) {

    /** A group that has the user as a member itself. */
    public UserGroup(String id, String displayName) {
        this(id, displayName, true);
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("value", id)
                .put("display", displayName)
                .put("type", direct ? "direct" : "indirect")
                .build();
    }
}
