package io.scimvault.host.backend;

import java.util.List;

/** The names that belong to one SCIM client of the demo. */
public record DemoClient(String name) {
    /** The clients that the demo has. */
    public static final List<DemoClient> ALL = List.of(new DemoClient("okta-demo"), new DemoClient("sailpoint-demo"));

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
