package io.scimvault.benchmarks.jmh;

import io.scimvault.benchmarks.check.SameJson;
import io.scimvault.benchmarks.contract.Engine;
import io.scimvault.benchmarks.input.MemberList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;

/**
 * One member after the other added to, or removed from, a group: each change works on the outcome of the one before.
 *
 * <p>An iteration is one batch of changes, with their requests read beforehand. Between two batches the last one is taken back by one
 * request, unmeasured, so that the group stays at its size however many batches there are. After the last the group is compared with
 * a list of ids that was kept beside it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MemberBenchmarks {
    @Param({"scim-vault", "unboundid-5", "unboundid-6", "scim-sdk", "scimple"})
    public String engineName = "";

    @Param({"1000", "10000", "100000"})
    public int members;

    private boolean adding;
    private Engine engine;
    private MemberList model;
    private Object group;
    private List<String> changed;
    private Object[] requests;
    private int turn;

    @Setup
    public void prepare(BenchmarkParams params) throws Exception {
        engine = Subject.checked(engineName, params).engine();
        adding = params.getBenchmark().endsWith(".memberAdded");
        model = new MemberList(members, members);
        group = engine.readGroup(model.json());
        changed = List.of();
    }

    @Setup(Level.Iteration)
    public void prepareBatch(IterationParams params) throws Exception {
        takeBack();
        int count = params.getBatchSize();
        changed = adding ? model.addMore(count) : model.removeSome(count);
        requests = new Object[count];
        for (int i = 0; i < count; i++) {
            List<String> one = changed.subList(i, i + 1);
            requests[i] = engine.readPatch(adding ? MemberList.addition(one) : MemberList.removal(one));
        }
        turn = 0;
        Meter.start();
    }

    @TearDown(Level.Iteration)
    public void stopMeter() {
        Meter.stop();
    }

    private void takeBack() throws Exception {
        if (changed.isEmpty()) {
            return;
        }
        if (adding) {
            model.remove(changed);
            group = engine.patchGroup(group, engine.readPatch(MemberList.removal(changed)));
        } else {
            model.add(changed);
            group = engine.patchGroup(group, engine.readPatch(MemberList.addition(changed)));
        }
    }

    @TearDown
    public void compare() throws Exception {
        if (!SameJson.areSame(engine.write(group), model.json())) {
            throw new IllegalStateException(engineName + ": the group has not the members that it should");
        }
    }

    @Benchmark
    public Object memberAdded() throws Exception {
        group = engine.patchGroup(group, requests[turn++]);
        return group;
    }

    @Benchmark
    public Object memberRemoved() throws Exception {
        group = engine.patchGroup(group, requests[turn++]);
        return group;
    }
}
