package io.scimvault.benchmarks.report;

import io.scimvault.benchmarks.check.Workload;
import io.scimvault.benchmarks.engine.EngineName;
import io.scimvault.benchmarks.input.Inputs;
import io.scimvault.benchmarks.jmh.MeterProfiler;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** How long everything is measured. */
enum Setting {
    /** For while one develops: minutes. */
    QUICK(1, 3, 3),
    /** For numbers to keep: hours. */
    FULL(3, 5, 10);

    private static final List<String> JVM = List.of("-Xms3g", "-Xmx3g", "-XX:+UseSerialGC");
    private static final int CHANGES = 10_000;

    private final int forks;
    private final int warmups;
    private final int iterations;

    Setting(int forks, int warmups, int iterations) {
        this.forks = forks;
        this.warmups = warmups;
        this.iterations = iterations;
    }

    static Setting of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** The measurement of one piece of work with one engine; the size is that of the group, if there is one. */
    ChainedOptionsBuilder options(Workload workload, EngineName engine, int size) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("\\." + workload.id() + "$")
                .param("engineName", engine.id())
                .addProfiler(MeterProfiler.class)
                .jvmArgs(JVM.toArray(String[]::new))
                .shouldFailOnError(true)
                .forks(forks)
                .warmupIterations(warmups)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(iterations)
                .measurementTime(TimeValue.seconds(1));
        if (workload.onGroups()) {
            options.param("members", Integer.toString(size));
        }
        if (workload.ofService()) {
            return ofService(options, workload.inBatches());
        }
        return workload.inBatches() ? batches(options, engine, size) : options;
    }

    /** A service is more code than an engine, and takes longer to be compiled. In a batch comes each user once. */
    private ChainedOptionsBuilder ofService(ChainedOptionsBuilder options, boolean inBatches) {
        options.warmupIterations(5 * warmups).measurementIterations(3 * iterations);
        return inBatches
                ? options.warmupBatchSize(Inputs.COUNT)
                        .measurementBatchSize(Inputs.COUNT)
                        .warmupIterations(15 * warmups)
                : options;
    }

    /** A tenth of the group in one batch, 10,000 changes at least; but few for those that look at each member for each change. */
    private ChainedOptionsBuilder batches(ChainedOptionsBuilder options, EngineName engine, int size) {
        int batch = engine.isPeer() ? Math.max(5, 50_000 / size) : size / 10;
        int count = engine.isPeer() ? iterations : Math.max(iterations, CHANGES / batch);
        return options.warmupBatchSize(batch)
                .measurementBatchSize(batch)
                .warmupIterations(engine.isPeer() ? warmups : Math.max(warmups, 10 * count))
                .measurementIterations(count);
    }
}
