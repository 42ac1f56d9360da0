package io.scimvault.vault.memory;

import io.scimvault.vault.plan.VaultCall.Method;
import java.util.AbstractList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Calls in the order in which they were sent, as they were when the log was asked for; it never changes. */
public final class CallLog extends AbstractList<Call> {
    private final List<Call> calls;

    CallLog(List<Call> calls) {
        this.calls = List.copyOf(calls);
    }

    @Override
    public Call get(int index) {
        return calls.get(index);
    }

    @Override
    public int size() {
        return calls.size();
    }

    /** Those that ask Vault to change something. */
    public CallLog writes() {
        return matching(Call::isWrite);
    }

    /** Those to a path, an id in it written as <code>{id}</code>: <code>identity/entity/id/{id}</code>. */
    public CallLog to(String pathTemplate) {
        return matching(call -> call.call().path().template().equals(pathTemplate));
    }

    /** Those of a method to a path, an id in it written as <code>{id}</code>. */
    public CallLog to(Method method, String pathTemplate) {
        return to(pathTemplate).matching(call -> call.call().method() == method);
    }

    /** Those that one caller sent: the id of an entity, {@code root} or {@code nobody}. */
    public CallLog by(String caller) {
        return matching(call -> call.caller().equals(caller));
    }

    /** Those that got no answer. */
    public CallLog failed() {
        return matching(call -> call.failure().isPresent());
    }

    /** Those that a condition holds for. */
    public CallLog matching(Predicate<Call> condition) {
        return new CallLog(calls.stream().filter(condition).toList());
    }

    /** A line for each call. No token is in it, and no value of a body. */
    @Override
    public String toString() {
        return calls.stream().map(Call::toString).collect(Collectors.joining("\n", "", calls.isEmpty() ? "" : "\n"));
    }
}
