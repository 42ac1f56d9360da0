package io.scimvault.benchmarks.report;

import io.scimvault.benchmarks.check.Workload;
import io.scimvault.benchmarks.engine.EngineName;

/**
 * What one engine needed for one operation.
 *
 * @param size members of the group; 0 where there is none
 * @param fault why nothing was measured; empty where it was
 * @param wall nanoseconds on the clock
 * @param cpu nanoseconds of CPU, of all threads
 * @param bytes bytes allocated
 */
record Measured(Workload workload, int size, EngineName engine, String fault, double wall, double cpu, double bytes) {

    static Measured not(Workload workload, int size, EngineName engine, String fault) {
        return new Measured(workload, size, engine, fault, 0, 0, 0);
    }

    boolean isRight() {
        return fault.isEmpty();
    }
}
