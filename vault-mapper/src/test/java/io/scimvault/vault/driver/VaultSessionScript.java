package io.scimvault.vault.driver;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.vault.driver.TransportException.Effect;
import io.scimvault.vault.plan.VaultCall;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A transport that answers as it was told to, in order, and remembers what it was asked. */
final class VaultSessionScript implements VaultTransport {
    private final Deque<Supplier<VaultReply>> answers = new ArrayDeque<>();
    final List<VaultCall> calls = new ArrayList<>();
    final List<String> tokens = new ArrayList<>();

    @Override
    public synchronized VaultReply send(VaultCall call, VaultToken token) {
        calls.add(call);
        tokens.add(token.value());
        Supplier<VaultReply> answer = answers.poll();
        if (answer == null) {
            throw new AssertionError("not in the script: " + call);
        }
        return answer.get();
    }

    VaultSessionScript then(VaultReply reply) {
        return then(() -> reply);
    }

    VaultSessionScript then(Supplier<VaultReply> answer) {
        answers.add(answer);
        return this;
    }

    /** No answer comes. */
    VaultSessionScript thenNothing() {
        return then(() -> {
            throw new TransportException("POST identity/entity got no answer", Effect.UNKNOWN);
        });
    }

    /** The calls so far, by method and path. */
    List<String> paths() {
        return calls.stream().map(VaultCall::toString).toList();
    }

    static VaultReply done() {
        return new VaultReply(204, Optional.empty());
    }

    static VaultReply data(JsonObject data) {
        return new VaultReply(200, Optional.of(JsonObject.of("data", data)));
    }

    /** 200 with one string in its data. */
    static VaultReply data(String name, String value) {
        return data(JsonObject.of(name, new JsonString(value)));
    }

    static VaultReply refusal(int status, String... errors) {
        return new VaultReply(status, Optional.of(JsonObject.of("errors", JsonArray.ofStrings(List.of(errors)))));
    }
}
