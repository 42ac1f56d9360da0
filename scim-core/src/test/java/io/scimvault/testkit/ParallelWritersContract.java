package io.scimvault.testkit;

import io.scimvault.scim.protocol.RawRequest;
import io.scimvault.scim.protocol.RawResponse;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The laws of {@link ParallelWriters}, on any service: eight writers, and 200 rounds unless it is said otherwise. */
public abstract class ParallelWritersContract {
    private ParallelWriters writers;

    /** A service over a store that holds nothing. */
    protected abstract Function<RawRequest, RawResponse> service();

    /** How often each writer writes. */
    protected int rounds() {
        return 200;
    }

    @BeforeEach
    void begin() {
        writers = new ParallelWriters(service(), rounds());
    }

    @AfterEach
    void end() {
        writers.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Users", "/Groups"})
    void oneOfEachVersionWins(String endpoint) {
        writers.oneOfEachVersionWins(endpoint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Users", "/Groups"})
    void everyAcknowledgedStepCounts(String endpoint) {
        writers.everyAcknowledgedStepCounts(endpoint);
    }

    @Test
    void nothingOfAUserIsLost() {
        writers.nothingOfAUserIsLost();
    }

    @Test
    void nothingOfAGroupIsLost() {
        writers.nothingOfAGroupIsLost();
    }
}
