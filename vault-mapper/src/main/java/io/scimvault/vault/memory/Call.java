package io.scimvault.vault.memory;

import io.scimvault.vault.driver.TransportException;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultCall.Method;
import java.util.Optional;

/**
 * A call that was sent, and what its sender learned of it.
 *
 * @param call what was sent; its body is as it was, and so holds the names and values of whoever it is about
 * @param status the HTTP status answered; 0 where no answer came
 * @param failure what the sender was told about the effect, where no answer came
 * @param caller who sent it: the id of the token's entity, else {@code root}, or {@code nobody} for a token that Vault does not know
 */
public record Call(VaultCall call, int status, Optional<TransportException.Effect> failure, String caller) {

    /** Whether it asks Vault to change something: a DELETE, or a POST that is no lookup. */
    public boolean isWrite() {
        return isWrite(call);
    }

    static boolean isWrite(VaultCall call) {
        String path = call.path().fixed();
        boolean looksUp = path.startsWith("identity/lookup/") || path.equals("auth/token/lookup-self");
        return call.method() == Method.DELETE || (call.method() == Method.POST && !looksUp);
    }

    /** One line for people: the body's fields by name alone, since a value may be a pending name. */
    @Override
    public String toString() {
        String fields = call.body()
                .map(body -> " {" + String.join(", ", body.names()) + "}")
                .orElse("");
        String outcome = failure.map(effect -> "no answer, effect " + effect).orElseGet(() -> String.valueOf(status));
        return call + fields + " -> " + outcome + ", by " + caller;
    }
}
