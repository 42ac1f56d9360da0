package io.scimvault.benchmarks.jmh;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A state whose whole iterations are metered. */
@State(Scope.Thread)
public abstract class Metered {
    @Setup(Level.Iteration)
    public void startMeter() {
        Meter.start();
    }

    @TearDown(Level.Iteration)
    public void stopMeter() {
        Meter.stop();
    }
}
