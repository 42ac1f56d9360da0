package io.scimvault.vault.identity;

import io.scimvault.scim.json.JsonObject;
import java.util.Optional;

/** Why an auth mount cannot be one on which a client's users get aliases. */
public enum MountFault {
    /** Its aliases differ by cluster. */
    LOCAL,
    /** Principals have their aliases there: a SCIM user could take one before it is made. */
    TOKEN,
    /** The library's own login has its alias there. */
    OWN_LOGIN;

    /**
     * What is wrong with a mount.
     *
     * @param path of the mount, with the slash at its end
     * @param mount what Vault tells of it
     * @param ownLogin the path by which the library's own token was made
     */
    public static Optional<MountFault> of(String path, JsonObject mount, String ownLogin) {
        if (mount.bool("local").orElse(false)) {
            return Optional.of(LOCAL);
        }
        if (mount.string("type").filter("token"::equals).isPresent()) {
            return Optional.of(TOKEN);
        }
        return ownLogin.startsWith("auth/" + path) ? Optional.of(OWN_LOGIN) : Optional.empty();
    }
}
