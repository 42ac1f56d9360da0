package io.scimvault.benchmarks.jmh;

import io.scimvault.benchmarks.contract.Engine;
import io.scimvault.benchmarks.input.Inputs;
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

/** A group read from bytes, and the first change to a group that was just read, on which no index has been built. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FreshGroupBenchmarks {

    /** The group as bytes. */
    @State(Scope.Thread)
    public static class Text extends Metered {
        @Param({"scim-vault", "unboundid-5", "unboundid-6", "scim-sdk", "scimple", "jackson"})
        public String engineName = "";

        @Param({"1000", "10000", "100000"})
        public int members;

        private Engine engine;
        private MemberList model;
        private byte[][] groups;
        private int turn;

        /** Several groups where they are small: bytes that lie in the processor's cache are read too fast. */
        @Setup
        public void prepare(BenchmarkParams params) {
            engine = Subject.checked(engineName, params).engine();
            model = new MemberList(members, members);
            groups = new byte[Math.max(1, 100_000 / members)][];
            for (int i = 0; i < groups.length; i++) {
                groups[i] = model.json();
                model.remove(model.addMore(1));
            }
        }

        private Object read() throws Exception {
            turn = turn + 1 == groups.length ? 0 : turn + 1;
            return engine.readGroup(groups[turn]);
        }
    }

    /** A group just read, for each change another, and a request. */
    @State(Scope.Thread)
    public static class Fresh {
        private Object[] requests = {};
        private Object group = "";
        private Object request = "";
        private int turn;

        @Setup
        public void prepare(Text text, BenchmarkParams params) throws Exception {
            boolean adding = params.getBenchmark().endsWith("Added");
            List<String> ids = adding ? text.model.addMore(Inputs.COUNT) : text.model.removeSome(Inputs.COUNT);
            requests = new Object[Inputs.COUNT];
            for (int i = 0; i < Inputs.COUNT; i++) {
                List<String> one = ids.subList(i, i + 1);
                requests[i] = text.engine.readPatch(adding ? MemberList.addition(one) : MemberList.removal(one));
            }
        }

        @Setup(Level.Invocation)
        public void read(Text text) throws Exception {
            turn = turn + 1 == requests.length ? 0 : turn + 1;
            request = requests[turn];
            group = text.read();
            Meter.start();
        }

        @TearDown(Level.Invocation)
        public void stopMeter() {
            Meter.stop();
        }
    }

    @Benchmark
    public Object groupRead(Text text) throws Exception {
        return text.read();
    }

    @Benchmark
    public Object firstMemberAdded(Text text, Fresh fresh) throws Exception {
        return text.engine.patchGroup(fresh.group, fresh.request);
    }

    @Benchmark
    public Object firstMemberRemoved(Text text, Fresh fresh) throws Exception {
        return text.engine.patchGroup(fresh.group, fresh.request);
    }
}
