package io.scimvault.benchmarks.jmh;

import io.scimvault.benchmarks.check.ServiceSession;
import io.scimvault.benchmarks.contract.Service;
import io.scimvault.benchmarks.input.Crowd;
import io.scimvault.benchmarks.input.Inputs;
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

/** What a whole service answers to reading requests: one of 1,000 users, or a page of 10,000. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ServiceReadBenchmarks extends Metered {
    @Param({"scim-vault", "scim-sdk"})
    public String engineName = "";

    private ServiceSession session;
    private String[] paths;
    private String[] queries;
    private int turn;

    @Setup
    public void prepare(BenchmarkParams params) throws Exception {
        Subject subject = Subject.checked(engineName, params);
        Service service = subject.engine().newService();
        session = new ServiceSession(service);
        paths = new String[0];
        queries = new String[0];
        if (params.getBenchmark().endsWith(".serviceUserRead")) {
            paths = session.create(subject.inputs().people()).toArray(String[]::new);
            return;
        }
        Crowd crowd = Crowd.generate();
        session.create(crowd.people());
        queries = crowd.pages().stream().map(Crowd.Page::query).toArray(String[]::new);
        if (params.getBenchmark().endsWith(".servicePageByCursor")) {
            useCursors();
        }
    }

    private void useCursors() throws Exception {
        for (int i = 0; i < queries.length; i++) {
            queries[i] += "&cursor=" + session.nextCursor(queries[i] + "&cursor=");
        }
    }

    private int next() {
        turn = turn + 1 == Inputs.COUNT ? 0 : turn + 1;
        return turn;
    }

    @Benchmark
    public Service.Answer serviceUserRead() throws Exception {
        return session.get(paths[next()], "");
    }

    @Benchmark
    public Service.Answer servicePage() throws Exception {
        return session.get(ServiceSession.USERS, queries[next()]);
    }

    @Benchmark
    public Service.Answer servicePageByCursor() throws Exception {
        return session.get(ServiceSession.USERS, queries[next()]);
    }
}
