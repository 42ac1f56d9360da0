package io.scimvault.vault.driver;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import java.util.List;
import java.util.Optional;

/**
 * Vault's answer to one call.
 *
 * @param status HTTP status
 * @param body the answer's JSON object; empty for 204, and where Vault sent none
 */
public record VaultReply(int status, Optional<JsonObject> body) {

    /** Whether Vault did what was asked: 200 or 204. */
    public boolean isSuccess() {
        return status == 200 || status == 204;
    }

    /** The answer's {@code data}; the empty object where there is none. */
    public JsonObject data() {
        return body.flatMap(object -> object.object("data")).orElse(JsonObject.EMPTY);
    }

    /** Vault's sentences of refusal. They may echo names and values: match them, never pass them on. */
    public List<String> errors() {
        return body.map(object -> object.array("errors")
                        .only(JsonString.class)
                        .map(JsonString::value)
                        .toList())
                .orElse(List.of());
    }

    /** Whether one of the refusals holds this text. */
    public boolean refuses(String text) {
        return errors().stream().anyMatch(error -> error.contains(text));
    }

    /** The one 404 that means "no such object": with an errors array that is empty. All others are a wrong address. */
    public boolean isMissing() {
        return status == 404
                && body.isPresent()
                && body.get().has("errors")
                && body.get().array("errors").isEmpty();
    }

    /** Whether Vault warned, as it does for a LIST that it cut short. */
    public boolean hasWarnings() {
        return body.isPresent() && !body.get().array("warnings").isEmpty();
    }

    /** The status alone: what a body holds is not for logs. */
    @Override
    public String toString() {
        return "VaultReply[" + status + "]";
    }
}
