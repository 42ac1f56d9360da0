package io.scimvault.benchmarks.jmh;

import io.scimvault.benchmarks.check.Answers;
import io.scimvault.benchmarks.check.Workload;
import io.scimvault.benchmarks.contract.Engine;
import io.scimvault.benchmarks.engine.EngineName;
import io.scimvault.benchmarks.engine.Engines;
import io.scimvault.benchmarks.input.Inputs;
import org.openjdk.jmh.infra.BenchmarkParams;

/** An engine whose answers have been checked for what is about to be measured, and the inputs. */
record Subject(Engine engine, Inputs inputs) {

    /**
     * Loads and checks an engine.
     *
     * @throws IllegalStateException when an answer is wrong: a wrong answer is not timed
     */
    static Subject checked(String engineName, BenchmarkParams params) {
        Engine engine = Engines.load(EngineName.of(engineName));
        Inputs inputs = Inputs.generate();
        String method = params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
        new Answers(engine, inputs).fault(Workload.of(method)).ifPresent(fault -> {
            throw new IllegalStateException(engineName + ", " + method + ": " + fault);
        });
        return new Subject(engine, inputs);
    }
}
