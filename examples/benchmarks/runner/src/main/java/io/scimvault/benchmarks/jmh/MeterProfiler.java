package io.scimvault.benchmarks.jmh;

import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;
import org.openjdk.jmh.runner.IterationType;

/** Reports the meter for each operation. JMH's own profiler of allocations would count what prepares a batch as well. */
public final class MeterProfiler implements InternalProfiler {
    /** Name of the result: nanoseconds of CPU. */
    public static final String CPU = "cpu";

    /** Name of the result: bytes allocated. */
    public static final String ALLOCATED = "allocated";

    @Override
    public String getDescription() {
        return "CPU time and allocated bytes of what is measured alone";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        Meter.reset();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        if (iteration.getType() == IterationType.WARMUP) {
            return List.of();
        }
        double operations = benchmark.getMode() == Mode.SingleShotTime
                ? iteration.getBatchSize()
                : result.getMetadata().getMeasuredOps();
        return List.of(
                new ScalarResult(CPU, Meter.cpuNanos() / operations, "ns/op", AggregationPolicy.AVG),
                new ScalarResult(ALLOCATED, Meter.bytes() / operations, "B/op", AggregationPolicy.AVG));
    }
}
