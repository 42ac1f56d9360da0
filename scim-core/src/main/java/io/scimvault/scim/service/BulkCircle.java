package io.scimvault.scim.service;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.protocol.BulkOperation;
import io.scimvault.scim.protocol.Precondition;
import io.scimvault.scim.protocol.ResponseRenderer;
import io.scimvault.scim.protocol.ScimRequest;
import io.scimvault.scim.protocol.ScimResponse;
import io.scimvault.scim.quirks.ClientQuirks;
import io.scimvault.scim.validation.Reading;
import io.scimvault.scim.validation.ResourceReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Operations that need each other (RFC 7644 §3.7.1). Where none can be done, a resource is created without what refers to those that
 * are not there yet; when all others are, it is replaced by its whole data. It has one result, that of both steps.
 */
final class BulkCircle {
    private static final int CREATED = 201;

    private final BulkWork work;
    private final ClientQuirks quirks;
    private final List<BulkTask> members;
    private final Map<BulkTask, Integer> waits = new HashMap<>();
    private final Map<BulkTask, List<BulkTask>> waiting = new HashMap<>();
    private final PriorityQueue<BulkTask> ready = new PriorityQueue<>(Comparator.comparing(BulkTask::position));
    private final List<BulkTask> begun = new ArrayList<>();
    private final Deque<BulkTask> candidates;
    private final Deque<BulkTask> postponed = new ArrayDeque<>();

    BulkCircle(BulkWork work, ClientQuirks quirks, List<BulkTask> members) {
        this.work = work;
        this.quirks = quirks;
        this.members = members;
        this.candidates =
                new ArrayDeque<>(members.stream().filter(BulkTask::creates).toList());
    }

    void run() {
        members.forEach(this::await);
        for (BulkTask first : members) {
            while (!isBehind(first) && !work.isOver()) {
                BulkTask next = ready.poll();
                if (next != null) {
                    work.process(next);
                    release(next);
                } else if (!beginOne()) {
                    refuse(first);
                }
            }
        }
        begun.forEach(this::complete);
    }

    /** Whether nothing more is to be done with an operation before the others are done. */
    private boolean isBehind(BulkTask task) {
        return task.isDone() || waits.get(task) == null;
    }

    private void await(BulkTask task) {
        int unknown = 0;
        for (String name : task.names()) {
            Optional<BulkTask> source = work.named(name).filter(this::isUnknown);
            if (source.isPresent()) {
                waiting.computeIfAbsent(source.get(), key -> new ArrayList<>()).add(task);
                unknown++;
            }
        }
        waits.put(task, unknown);
        if (unknown == 0) {
            ready.add(task);
        }
    }

    private boolean isUnknown(BulkTask source) {
        return source.id().isEmpty() && !source.isDone() && !source.deletes();
    }

    /** Lets those go on that waited for an operation. */
    private void release(BulkTask task) {
        List<BulkTask> released = waiting.remove(task);
        if (released != null) {
            for (BulkTask waiter : released) {
                Integer left = waits.computeIfPresent(waiter, (key, count) -> count - 1);
                if (left != null && left == 0) {
                    ready.add(waiter);
                }
            }
        }
    }

    /** Begins the first operation of which a part can be done; each is tried twice at most. */
    private boolean beginOne() {
        while (!candidates.isEmpty() || !postponed.isEmpty()) {
            boolean isFirstTry = !candidates.isEmpty();
            BulkTask task = isFirstTry ? candidates.remove() : postponed.remove();
            if (!isBehind(task)) {
                if (begin(task)) {
                    return true;
                }
                if (isFirstTry) {
                    postponed.add(task);
                }
            }
        }
        return false;
    }

    /** Creates a resource without what is not known yet; false where what is left is not valid. */
    private boolean begin(BulkTask task) {
        AtomicBoolean isPossible = new AtomicBoolean(true);
        ScimResponse answer = work.answer(() -> {
            ScimRequest.Create whole = work.resolved(task, this::idOrReference);
            reading(whole, whole.body()).orThrow();
            JsonObject part = new BulkRemainder(whole.type(), this::isUnknown).of(whole.body());
            isPossible.set(reading(whole, part).issues().isEmpty());
            return isPossible.get()
                    ? work.perform(new ScimRequest.Create(whole.type(), part, whole.shown()))
                    : ResponseRenderer.noContent();
        });
        if (!isPossible.get()) {
            return false;
        }
        if (answer.status() >= 400) {
            work.finish(task, answer);
        } else {
            task.isCreated(answer);
            waits.remove(task);
            begun.add(task);
        }
        release(task);
        return true;
    }

    private Reading reading(ScimRequest.Create request, JsonObject body) {
        return ResourceReader.read(request.type(), body, quirks.validation());
    }

    private boolean isUnknown(String bulkId) {
        return work.named(bulkId).filter(this::isUnknown).isPresent();
    }

    private String idOrReference(String bulkId) {
        return isUnknown(bulkId) ? BulkOperation.reference(bulkId) : work.idOf(bulkId);
    }

    private void refuse(BulkTask task) {
        String name = task.names().stream().filter(this::isUnknown).findFirst().orElse("");
        work.finish(
                task,
                ResponseRenderer.error(ScimError.of(
                        409,
                        "The operation needs the one with the bulkId " + BulkOperation.quoted(name)
                                + ", which needs this one; neither can be done without the other.")));
        release(task);
    }

    /** Gives a resource that was begun what it lacks. */
    private void complete(BulkTask task) {
        ScimResponse answer = work.answer(() -> {
            ScimRequest.Create whole = work.resolved(task, work::idOf);
            String id = task.id().orElseThrow();
            return work.perform(
                    new ScimRequest.Replace(whole.type(), id, whole.body(), Precondition.NONE, whole.shown()));
        });
        if (answer.status() >= 400) {
            work.finish(task, leftBehind(answer));
        } else {
            work.finish(task, answer, CREATED);
        }
    }

    private static ScimResponse leftBehind(ScimResponse refusal) {
        Optional<JsonObject> error = refusal.body()
                .map(
                        body -> body.with(
                                "detail",
                                new JsonString(
                                        body.string("detail").orElse("")
                                                + " The resource was created and exists, without what refers to other new resources.")));
        return new ScimResponse(refusal.status(), refusal.headers(), error);
    }
}
