package io.scimvault.benchmarks.report;

import io.scimvault.benchmarks.check.Answers;
import io.scimvault.benchmarks.check.Workload;
import io.scimvault.benchmarks.engine.EngineName;
import io.scimvault.benchmarks.engine.Engines;
import io.scimvault.benchmarks.input.Inputs;
import io.scimvault.benchmarks.jmh.MeterProfiler;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Checks every engine, measures those that are right, and prints a table.
 *
 * <p>Arguments: {@code quick} or {@code full}, then any ids of workloads, {@code service} for all that services do, and ids of engines; without either all are measured.
 */
public final class Benchmarks {
    private static final List<Integer> SIZES = List.of(1_000, 10_000, 100_000);

    private final Setting setting;
    private final Set<EngineName> engines = EnumSet.noneOf(EngineName.class);
    private final Set<Workload> workloads = EnumSet.noneOf(Workload.class);
    private final Inputs inputs = Inputs.generate();

    private Benchmarks(String[] words) {
        setting = Setting.of(words.length == 0 ? "quick" : words[0]);
        for (int i = 1; i < words.length; i++) {
            String word = words[i];
            EngineName.find(word).ifPresentOrElse(engines::add, () -> workloads.addAll(Workload.named(word)));
        }
        if (engines.isEmpty()) {
            engines.addAll(EnumSet.allOf(EngineName.class));
        }
        if (workloads.isEmpty()) {
            workloads.addAll(EnumSet.allOf(Workload.class));
        }
    }

    public static void main(String[] words) throws RunnerException {
        System.out.println(new Benchmarks(words).run().markdown());
        System.exit(0); // a peer leaves threads behind
    }

    private Table run() throws RunnerException {
        Table table = new Table();
        for (Workload workload : workloads) {
            for (EngineName engine : engines) {
                Optional<String> fault = new Answers(Engines.load(engine), inputs).fault(workload);
                for (int size : workload.onGroups() ? SIZES : List.of(0)) {
                    table.add(
                            fault.isPresent()
                                    ? Measured.not(workload, size, engine, fault.get())
                                    : measured(workload, size, engine));
                }
            }
        }
        return table;
    }

    private Measured measured(Workload workload, int size, EngineName engine) throws RunnerException {
        List<RunResult> results = new ArrayList<>(
                new Runner(setting.options(workload, engine, size).build()).run());
        RunResult result = results.get(0);
        double operations =
                workload.inBatches() ? result.getParams().getMeasurement().getBatchSize() : 1;
        return new Measured(
                workload,
                size,
                engine,
                "",
                result.getPrimaryResult().getScore() / operations,
                secondary(result, MeterProfiler.CPU),
                secondary(result, MeterProfiler.ALLOCATED));
    }

    private static double secondary(RunResult result, String name) {
        return Objects.requireNonNull(result.getSecondaryResults().get(name)).getScore();
    }
}
