package io.scimvault.vault.driver;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.driver.AuditEvent.PlanEnd;
import io.scimvault.vault.driver.AuditEvent.PlanEnded;
import io.scimvault.vault.plan.Birth;
import io.scimvault.vault.plan.Refusal;
import io.scimvault.vault.plan.Step;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import io.scimvault.vault.plan.VaultPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs plans: the steps in their order, each only before the deadline. */
public final class PlanRunner {
    private final VaultSession session;

    public PlanRunner(VaultSession session) {
        this.session = session;
    }

    /** Runs a plan as far as it goes; never throws for what Vault does. */
    public PlanOutcome run(VaultPlan plan, Deadline deadline) {
        long begin = System.nanoTime();
        PlanOutcome outcome = steps(plan.steps(), deadline);
        Audit audit = session.audit();
        if (audit.isOn() && !plan.isEmpty()) {
            Duration duration = Duration.ofNanos(System.nanoTime() - begin);
            audit.tell(new PlanEnded(
                    deadline.correlationId(), plan.title(), plan.steps().size(), end(outcome), duration));
        }
        return outcome;
    }

    private static PlanEnd end(PlanOutcome outcome) {
        if (outcome instanceof PlanOutcome.Refused refused) {
            return new PlanEnd.Refused(refused.step(), refused.refusal(), refused.leftPending());
        }
        return outcome instanceof PlanOutcome.Failed failed
                ? new PlanEnd.Failed(
                        failed.step(),
                        failed.notBegun(),
                        failed.leftPending(),
                        failed.fault().error().status())
                : new PlanEnd.Done();
    }

    private PlanOutcome steps(List<Step> steps, Deadline deadline) {
        Map<String, String> ids = new HashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            int behind = steps.size() - i - 1;
            try {
                Optional<Refused> refused = run(step, ids, deadline);
                if (refused.isPresent()) {
                    return stopped(step, i, behind, refused.get(), ids, deadline);
                }
            } catch (ScimException e) {
                return new PlanOutcome.Failed(i, behind, step.undo().size(), e);
            }
        }
        return new PlanOutcome.Done(ids);
    }

    private PlanOutcome stopped(
            Step step, int index, int behind, Refused refused, Map<String, String> ids, Deadline deadline) {
        List<VaultCall> left = isFinal(refused.kind()) ? undo(step.undo(), ids, deadline) : step.undo();
        Optional<Refusal> expected = refusal(refused.kind()).filter(step.expected()::contains);
        if (expected.isEmpty()) {
            ScimException fault = session.fault(refused.call(), refused.reply(), deadline);
            return new PlanOutcome.Failed(index, behind, left.size(), fault);
        }
        boolean isSeen = left.stream().anyMatch(call -> call.method() == VaultCall.Method.POST);
        return isSeen
                ? new PlanOutcome.Failed(index, behind, left.size(), VaultFaults.late())
                : new PlanOutcome.Refused(index, expected.get(), left.size());
    }

    private record Refused(VaultCall call, VaultReply reply) {
        VaultErrors.Kind kind() {
            return VaultErrors.classify(reply);
        }
    }

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
            return Optional.of(new Refused(call, reply));
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

    /**
     * Takes back what was done, within the operation's time. What cannot be taken back now is half-made still, and swept, or out of
     * step, and mended by the next write.
     *
     * @return the calls that were not made, or got no answer
     */
    private List<VaultCall> undo(List<VaultCall> calls, Map<String, String> ids, Deadline deadline) {
        List<VaultCall> left = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            VaultCall call = calls.get(i);
            try {
                VaultCall resolved = call.resolve(ids);
                VaultReply reply = call.method() == VaultCall.Method.POST
                        ? session.sendOnce(resolved, deadline)
                        : session.send(resolved, deadline);
                if (!reply.isSuccess() && VaultErrors.classify(reply) != VaultErrors.Kind.NOT_FOUND) {
                    left.add(call);
                }
            } catch (ScimException | IllegalStateException e) {
                left.addAll(calls.subList(i, calls.size()));
                return left;
            }
        }
        return left;
    }

    private static Optional<Refusal> refusal(VaultErrors.Kind kind) {
        return switch (kind) {
            case NAME_TAKEN -> Optional.of(Refusal.NAME_TAKEN);
            case ALIAS_TAKEN -> Optional.of(Refusal.ALIAS_TAKEN);
            case ALIAS_PRESENT -> Optional.of(Refusal.ALIAS_PRESENT);
            case UNKNOWN_MEMBER -> Optional.of(Refusal.UNKNOWN_MEMBER);
            case CYCLE -> Optional.of(Refusal.CYCLE);
            case NOT_FOUND -> Optional.of(Refusal.GONE);
            default -> Optional.empty();
        };
    }
}
