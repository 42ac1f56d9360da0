package io.scimvault.benchmarks.jmh;

import io.scimvault.benchmarks.contract.Engine;
import io.scimvault.benchmarks.input.FilterCase;
import io.scimvault.benchmarks.input.Inputs;
import io.scimvault.benchmarks.input.Person;
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

/** Filters: text to tree, each tree visited as a whole; and trees on users. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FilterBenchmarks extends Metered {
    @Param({"scim-vault", "unboundid-5", "unboundid-6", "scim-sdk", "scimple"})
    public String engineName = "";

    private Engine engine;
    private String[] shortTexts;
    private String[] longTexts;
    private Object[] filters;
    private Object[] matchers;
    private Object[] users;
    private int turn;

    @Setup
    public void prepare(BenchmarkParams params) throws Exception {
        Subject subject = Subject.checked(engineName, params);
        engine = subject.engine();
        shortTexts = texts(subject.inputs().shortFilters());
        longTexts = texts(subject.inputs().longFilters());
        filters = new Object[Inputs.COUNT];
        matchers = new Object[Inputs.COUNT];
        users = new Object[Inputs.COUNT];
        List<Person> people = subject.inputs().people();
        for (int i = 0; i < Inputs.COUNT; i++) {
            filters[i] = engine.parseFilter(longTexts[i]);
            matchers[i] = engine.matcher(filters[i]);
            users[i] = engine.readUser(people.get(i).json());
        }
    }

    private static String[] texts(List<FilterCase> filters) {
        return filters.stream().map(FilterCase::text).toArray(String[]::new);
    }

    private int next() {
        turn = turn + 1 == Inputs.COUNT ? 0 : turn + 1;
        return turn;
    }

    @Benchmark
    public long shortFilterParsed() throws Exception {
        return engine.walkFilter(engine.parseFilter(shortTexts[next()]));
    }

    @Benchmark
    public long longFilterParsed() throws Exception {
        return engine.walkFilter(engine.parseFilter(longTexts[next()]));
    }

    @Benchmark
    public boolean oneUserMatched() throws Exception {
        int at = next();
        return engine.matches(matchers[at], users[at]);
    }

    @Benchmark
    public boolean oneUserMatchedOnce() throws Exception {
        int at = next();
        return engine.matches(engine.matcher(filters[at]), users[at]);
    }

    @Benchmark
    public int thousandUsersMatched() throws Exception {
        Object matcher = engine.matcher(filters[next()]);
        int count = 0;
        for (Object user : users) {
            if (engine.matches(matcher, user)) {
                count++;
            }
        }
        return count;
    }
}
