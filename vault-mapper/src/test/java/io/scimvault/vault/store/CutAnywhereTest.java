package io.scimvault.vault.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each operation is cut at each of its calls, before the call's effect or behind it, once or for good, and the person logs in at that
 * moment or does not. Whatever is there then: nobody else was touched, nothing half-made is visible, nothing that a client was told is
 * lost, whoever has logged in stays somebody, and repeating converges.
 */
class CutAnywhereTest {
    private static final Duration ENOUGH = Duration.ofSeconds(30);

    /** Too short for a pause between two attempts, and then what is enough on a slow machine. */
    private static final List<Duration> LIMITS = List.of(Duration.ofMillis(39), Duration.ofSeconds(1), ENOUGH);

    private static final Map<String, String> TABLE = new ConcurrentHashMap<>();
    private static final ExecutorService POOL = Executors.newFixedThreadPool(16);

    static Stream<String> operations() {
        return CutOperations.ALL.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void convergesWhereverItIsCut(String name) throws InterruptedException {
        Supplier<CutOperation> operation = CutOperations.ALL.get(name);
        int calls = CutTrial.calls(operation.get(), new CutWorld());
        assertThat(calls).as("calls of the operation").isBetween(1, 60);
        List<CutPoint> points = CutPoint.all(calls, operation.get().loginName().isPresent());
        TABLE.put(name, "%4d calls %5d cuts".formatted(calls, points.size()));
        CutReport report = new CutReport();
        report.tryAll(POOL, points, point -> tryIt(operation, point));
        report.assertNoneFailed();
    }

    private static void tryIt(Supplier<CutOperation> operation, CutPoint point) {
        List<Duration> limits = point.span() == Cut.Span.FOR_GOOD ? LIMITS : List.of(ENOUGH);
        CutTrial trial = CutTrial.begin(operation, CutWorld::new, point, limits);
        trial.passTheGrace();
        trial.repeatAfterTheGrace();
        trial.sweep();
        trial.lookAfterTheSweep();
    }

    @AfterAll
    static void printCutPoints() {
        POOL.shutdown();
        StringBuilder table = new StringBuilder("Cut anywhere, cut points of each operation:\n");
        CutOperations.ALL.keySet().stream()
                .filter(TABLE::containsKey)
                .forEach(name -> table.append("  %-52s %s%n".formatted(name, TABLE.get(name))));
        System.out.println(table);
    }
}
