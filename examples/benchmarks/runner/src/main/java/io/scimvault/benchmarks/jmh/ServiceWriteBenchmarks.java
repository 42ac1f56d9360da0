package io.scimvault.benchmarks.jmh;

import io.scimvault.benchmarks.check.ServiceSession;
import io.scimvault.benchmarks.contract.Service;
import io.scimvault.benchmarks.input.Inputs;
import io.scimvault.benchmarks.input.PatchCase;
import io.scimvault.benchmarks.input.UserBody;
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

/**
 * What a whole service answers to writing requests. An iteration is one batch of 1,000: each user is created in a service that begins
 * empty, or patched in one where it was just created, which is not measured.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ServiceWriteBenchmarks {
    @Param({"scim-vault", "scim-sdk"})
    public String engineName = "";

    private Subject subject;
    private boolean patching;
    private byte[][] bodies;
    private Service service;
    private String[] paths;
    private int turn;
    private int refused;

    @Setup
    public void prepare(BenchmarkParams params) {
        subject = Subject.checked(engineName, params);
        patching = params.getBenchmark().endsWith(".serviceUserPatched");
        Inputs inputs = subject.inputs();
        bodies = patching
                ? inputs.patches().stream().map(PatchCase::request).toArray(byte[][]::new)
                : inputs.people().stream().map(UserBody::sent).toArray(byte[][]::new);
    }

    @Setup(Level.Iteration)
    public void prepareBatch() throws Exception {
        service = subject.engine().newService();
        paths = new String[0];
        if (patching) {
            paths = new ServiceSession(service)
                    .create(subject.inputs().people())
                    .toArray(String[]::new);
        }
        turn = 0;
        refused = 0;
        Meter.start();
    }

    @TearDown(Level.Iteration)
    public void stopMeter() {
        Meter.stop();
        if (refused > 0 || turn != Inputs.COUNT) {
            throw new IllegalStateException(engineName + ": " + refused + " of " + turn + " requests were refused");
        }
    }

    private Service.Answer counted(Service.Answer answer) {
        refused += answer.status() < 300 ? 0 : 1;
        return answer;
    }

    @Benchmark
    public Service.Answer serviceUserCreated() throws Exception {
        return counted(service.answer("POST", ServiceSession.USERS, "", bodies[turn++]));
    }

    @Benchmark
    public Service.Answer serviceUserPatched() throws Exception {
        return counted(service.answer("PATCH", paths[turn], "", bodies[turn++]));
    }
}
