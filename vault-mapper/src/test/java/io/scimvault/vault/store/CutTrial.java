package io.scimvault.vault.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.error.ScimException;
import io.scimvault.vault.VaultScim;
import io.scimvault.vault.client.ScimClient;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** An operation that is cut once, in a world of its own, and what is found then. */
final class CutTrial {
    private static final int OK = 200;
    private static final int CONFLICT = 409;
    private static final int BUSY = 503;

    private final CutOperation operation;
    private final CutWorld world;
    private final CutPoint point;
    private boolean told;

    private CutTrial(CutOperation operation, CutWorld world, CutPoint point) {
        this.operation = operation;
        this.world = world;
        this.point = point;
    }

    /** How many calls an operation makes where nothing is cut. */
    static int calls(CutOperation operation, CutWorld world) {
        operation.prepare(world);
        Cut counting = Cut.never(world.host.transport());
        int status = status(operation, world.through(counting, world.timeLimit()), operation.client(world));
        assertThat(status).as("nothing is cut").isIn(OK, operation.repeatedStatus());
        operation.assertNothingHalfMadeIsVisible(world);
        operation.assertDone(world);
        world.assertNobodyElseWasTouched();
        return counting.calls();
    }

    /**
     * An operation that was cut and repeated at once.
     *
     * @param limits how long the operation that is cut goes on: the first of them that is enough to come as far as the cut
     */
    static CutTrial begin(
            Supplier<CutOperation> operation, Supplier<CutWorld> world, CutPoint point, List<Duration> limits) {
        for (Duration limit : limits) {
            CutTrial trial = new CutTrial(operation.get(), world.get(), point);
            if (trial.cutAndRepeat(limit)) {
                return trial;
            }
        }
        throw new AssertionError("the operation never came as far as the cut");
    }

    /** Whether it came as far as the cut; it is repeated then, and looked at each time. */
    private boolean cutAndRepeat(Duration limit) {
        operation.prepare(world);
        ScimClient client = operation.client(world);
        Runnable meanwhile = () -> operation.loginName().ifPresent(name -> world.logInMeanwhile(client, name));
        Cut cut = point.of(world.host.transport(), point.withLogin() ? meanwhile : () -> {});
        int first = status(operation, world.through(cut, limit), client);
        if (!cut.isReached()) {
            return false;
        }
        look(first);
        int repeated = status(operation, world.fresh(), client);
        assertThat(repeated).as("repeated at once").isIn(statuses(BUSY));
        look(repeated);
        return true;
    }

    private void look(int status) {
        told |= status == OK;
        world.assertNobodyElseWasTouched();
        operation.assertNothingHalfMadeIsVisible(world);
        if (told) {
            assertResult();
        }
    }

    private void assertResult() {
        if (point.withLogin()) {
            operation.assertSettled(world, told);
        } else {
            operation.assertDone(world);
        }
    }

    void passTheGrace() {
        world.passTheGrace();
    }

    void sweep() {
        world.fresh().sweep();
    }

    /** Repeats it once whoever began it must have stopped. */
    void repeatAfterTheGrace() {
        int later = status(operation, world.fresh(), operation.client(world));
        assertThat(later).as("repeated after the grace").isIn(statuses(OK));
        told |= later == OK;
        operation.assertNothingHalfMadeIsVisible(world);
        assertResult();
    }

    /** Looks for the last time, once what was left half-made is swept. */
    void lookAfterTheSweep() {
        assertThat(world.halfMade()).as("swept").isEmpty();
        operation.assertNothingHalfMadeIsVisible(world);
        assertResult();
        world.assertNobodyElseWasTouched();
        world.assertNobodyWasLoggedOut(operation.removed());
    }

    private Set<Integer> statuses(int other) {
        Set<Integer> statuses = new LinkedHashSet<>(Arrays.asList(OK, operation.repeatedStatus(), other));
        if (point.withLogin()) {
            statuses.add(CONFLICT);
        }
        return statuses;
    }

    private static int status(CutOperation operation, VaultScim scim, ScimClient client) {
        try {
            operation.act(scim, client);
            return OK;
        } catch (ScimException e) {
            return e.error().status();
        }
    }
}
