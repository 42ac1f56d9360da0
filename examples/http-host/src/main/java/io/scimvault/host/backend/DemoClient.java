package io.scimvault.host.backend;

import io.scimvault.vault.client.ScimClient;
import java.util.List;

/**
 * One SCIM client of the demo, and the names that belong to it.
 *
 * @param groupsViaUsers whether it changes memberships through users, as SailPoint may be set up to do
 */
public record DemoClient(String name, boolean groupsViaUsers) {
    /** The clients that the demo has. */
    public static final List<DemoClient> ALL =
            List.of(new DemoClient("okta-demo", false), new DemoClient("sailpoint-demo", true));

    /** The client as the mapper knows it, with its users' auth mount. */
    public ScimClient on(String mountAccessor) {
        return ScimClient.named(name).aliasMount(mountAccessor).groupsViaUsers(groupsViaUsers);
    }

    /** The path of the auth mount that its users log in on. */
    public String mount() {
        return name;
    }

    /** The entity whose tokens speak for the client, and its alias on the token mount. */
    public String principal() {
        return "scim-principal-" + name;
    }

    /** The token role that hands out its tokens. */
    public String role() {
        return "scim-" + name;
    }

    /** The token of the in-memory demo. */
    String memoryToken() {
        return name + "-token";
    }
}
