package io.scimvault.vault.driver;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.plan.Birth;
import io.scimvault.vault.plan.Refusal;
import io.scimvault.vault.plan.Step;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import io.scimvault.vault.plan.VaultPlan;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs plans: the steps in their order, each only before the deadline. */
public final class PlanRunner {
    /** To take back what was done, even when the operation has no time left. */
    private static final Duration UNDO_TIME = Duration.ofSeconds(10);

    private final VaultSession session;

    public PlanRunner(VaultSession session) {
        this.session = session;
    }

    /** Runs a plan as far as it goes; never throws for what Vault does. */
    public PlanOutcome run(VaultPlan plan, Deadline deadline) {
        Map<String, String> ids = new HashMap<>();
        List<Step> steps = plan.steps();
        for (int i = 0; i < steps.size(); i++) {
            try {
                Step step = steps.get(i);
                Optional<Refused> refused = run(step, ids, deadline);
                if (refused.isPresent()) {
                    if (isFinal(refused.get().kind())) {
                        undo(step.undo(), ids);
                    }
                    Optional<Refusal> expected = refusal(refused.get().kind()).filter(step.expected()::contains);
                    return expected.isPresent()
                            ? new PlanOutcome.Refused(i, expected.get())
                            : new PlanOutcome.Failed(
                                    i, steps.size() - i - 1, refused.get().fault());
                }
            } catch (ScimException e) {
                return new PlanOutcome.Failed(i, steps.size() - i - 1, e);
            }
        }
        return new PlanOutcome.Done(ids);
    }

    private record Refused(VaultErrors.Kind kind, ScimException fault) {}

    /**
     * Whether a refusal says that the step had no effect. The JDK may have sent it twice by itself, and the token have died in between;
     * all else that Vault finds wrong was wrong the first time.
     */
    private static boolean isFinal(VaultErrors.Kind kind) {
        return kind != VaultErrors.Kind.DENIED;
    }

    private Optional<Refused> run(Step step, Map<String, String> ids, Deadline deadline) {
        if (deadline.isPast()) {
            throw VaultFaults.late();
        }
        VaultCall call = step.call().resolve(ids);
        boolean changesById = step.birth().isEmpty() && call.method() == VaultCall.Method.POST;
        VaultReply reply = changesById ? session.sendOnce(call, deadline) : session.send(call, deadline);
        if (!reply.isSuccess()) {
            return Optional.of(new Refused(VaultErrors.classify(reply), VaultFaults.refused(call, reply)));
        }
        step.birth().ifPresent(birth -> remember(birth, reply, ids, deadline));
        return Optional.empty();
    }

    /** A birth that is repeated answers without ids: what the first attempt made is then looked up. */
    private void remember(Birth birth, VaultReply reply, Map<String, String> ids, Deadline deadline) {
        Optional<String> id = reply.data().string("id").filter(text -> !text.isEmpty());
        if (id.isPresent()) {
            ids.put(birth.idName(), checked(id.get()));
            reply.data()
                    .string("canonical_id")
                    .ifPresent(entity -> ids.putIfAbsent(birth.entityIdName(), checked(entity)));
            return;
        }
        VaultReply found = session.send(birth.lookup(), deadline);
        String foundId = found.data()
                .string("id")
                .map(PlanRunner::checked)
                .orElseThrow(() -> VaultFaults.late()); // made, and gone again: swept, or a standby that lags
        if (birth.kind() != Birth.Kind.ALIAS) {
            ids.put(birth.idName(), foundId);
            return;
        }
        ids.putIfAbsent(birth.entityIdName(), foundId);
        ids.put(
                birth.idName(),
                found.data()
                        .array("aliases")
                        .only(JsonObject.class)
                        .filter(alias -> alias.string("name").equals(Optional.of(birth.pendingName())))
                        .findFirst()
                        .flatMap(alias -> alias.string("id"))
                        .map(PlanRunner::checked)
                        .orElseThrow(VaultFaults::late));
    }

    /** An id as an answer gave it, which is to stand in a path. */
    private static String checked(String id) {
        if (!VaultPath.isId(id)) {
            throw VaultFaults.late();
        }
        return id;
    }

    /** What cannot be taken back now is half-made still, or out of step: the sweep or the next write mends it. */
    private void undo(List<VaultCall> calls, Map<String, String> ids) {
        Deadline deadline = Deadline.after(UNDO_TIME);
        for (VaultCall call : calls) {
            try {
                VaultCall resolved = call.resolve(ids);
                if (call.method() == VaultCall.Method.POST) {
                    session.sendOnce(resolved, deadline);
                } else {
                    session.send(resolved, deadline);
                }
            } catch (ScimException | IllegalStateException e) {
                return;
            }
        }
    }

    private static Optional<Refusal> refusal(VaultErrors.Kind kind) {
        return switch (kind) {
            case NAME_TAKEN -> Optional.of(Refusal.NAME_TAKEN);
            case ALIAS_TAKEN -> Optional.of(Refusal.ALIAS_TAKEN);
            case ALIAS_PRESENT -> Optional.of(Refusal.ALIAS_PRESENT);
            case UNKNOWN_MEMBER -> Optional.of(Refusal.UNKNOWN_MEMBER);
            case NOT_FOUND -> Optional.of(Refusal.GONE);
            default -> Optional.empty();
        };
    }
}
