package io.scimvault.vault.memory;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.driver.VaultReply;
import java.io.Serial;
import java.util.List;
import java.util.Optional;

/** A request that the engine refuses, with the status and the sentences that the real one sends. */
final class Refused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;

    @SuppressWarnings("serial") // never serialised
    private final List<String> errors;

    private Refused(int status, List<String> errors) {
        super(status + " " + errors, null, false, false);
        this.status = status;
        this.errors = errors;
    }

    /** What a handler finds wrong: 400, the text alone. */
    static Refused badRequest(String text) {
        return new Refused(400, List.of(text));
    }

    /** What a handler lets fall through as a plain error: 500, wrapped. */
    static Refused internal(String text) {
        return wrapped(500, text);
    }

    /** No such object: the 404 with an empty errors array. */
    static Refused missing() {
        return new Refused(404, List.of());
    }

    /** No such mount. */
    static Refused noRoute(String path) {
        return new Refused(404, List.of("no handler for route \"" + path + "\". route entry not found."));
    }

    static Refused unsupportedPath() {
        return wrapped(404, "unsupported path");
    }

    static Refused unsupportedOperation() {
        return wrapped(405, "unsupported operation");
    }

    /** The token is unknown, or its entity is disabled or gone. */
    static Refused deadToken() {
        return new Refused(403, List.of("permission denied"));
    }

    /** The token's policies do not allow it. */
    static Refused byPolicy() {
        return wrapped(403, "permission denied");
    }

    private static Refused wrapped(int status, String text) {
        return new Refused(status, List.of("1 error occurred:\n\t* " + text + "\n\n"));
    }

    VaultReply reply() {
        return new VaultReply(status, Optional.of(JsonObject.of("errors", JsonArray.ofStrings(errors))));
    }
}
