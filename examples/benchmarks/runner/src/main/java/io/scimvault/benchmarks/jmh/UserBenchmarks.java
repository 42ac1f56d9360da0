package io.scimvault.benchmarks.jmh;

import io.scimvault.benchmarks.contract.Engine;
import io.scimvault.benchmarks.input.Inputs;
import io.scimvault.benchmarks.input.PatchCase;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.BenchmarkParams;

/** Full users: read, with every value visited; written; patched. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class UserBenchmarks extends Metered {
    @Param({"scim-vault", "unboundid-5", "unboundid-6", "scim-sdk", "scimple", "jackson"})
    public String engineName = "";

    private Engine engine;
    private byte[][] texts;
    private byte[][] requestTexts;
    private Object[] users;
    private Object[] requests;
    private int turn;

    @Setup
    public void prepare(BenchmarkParams params) throws Exception {
        Subject subject = Subject.checked(engineName, params);
        engine = subject.engine();
        List<PatchCase> patches = subject.inputs().patches();
        texts = patches.stream().map(patch -> patch.before().json()).toArray(byte[][]::new);
        requestTexts = patches.stream().map(PatchCase::request).toArray(byte[][]::new);
        users = new Object[Inputs.COUNT];
        requests = new Object[Inputs.COUNT];
        boolean patching = params.getBenchmark().endsWith(".userPatched");
        for (int i = 0; i < Inputs.COUNT; i++) {
            users[i] = engine.readUser(texts[i]);
            if (patching) {
                requests[i] = engine.readPatch(requestTexts[i]);
            }
        }
    }

    private int next() {
        turn = turn + 1 == Inputs.COUNT ? 0 : turn + 1;
        return turn;
    }

    @Benchmark
    public long userRead() throws Exception {
        return engine.walk(engine.readUser(texts[next()]));
    }

    @Benchmark
    public byte[] userWritten() throws Exception {
        return engine.write(users[next()]);
    }

    @Benchmark
    public long userPatched() throws Exception {
        int at = next();
        return engine.walk(engine.patchUser(engine.copy(users[at]), requests[at]));
    }

    @Benchmark
    public byte[] userPatchedAsBytes() throws Exception {
        int at = next();
        return engine.write(engine.patchUser(engine.readUser(texts[at]), engine.readPatch(requestTexts[at])));
    }
}
