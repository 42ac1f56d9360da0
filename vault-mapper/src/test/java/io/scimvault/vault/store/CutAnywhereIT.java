package io.scimvault.vault.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.identity.ReservedNames;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import io.scimvault.vault.testing.AuthMount;
import io.scimvault.vault.testing.RealVault;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/**
 * A sample of {@link CutAnywhereTest} on a real server: the operations with one alias at most are cut at each of their calls, behind the call's effect once, and
 * before it for good; at every other one the person logs in. All are repeated once the grace is over, which is waited for once. The
 * sweep's own cuts are left to the test in memory, since the sweep takes whatever is on the server.
 */
class CutAnywhereIT {
    /** So short that the grace can be waited for, and long enough for every operation on a slow machine. */
    private static final Duration LIMIT = Duration.ofSeconds(4);

    /** Twice the limit, and the part of a second that Vault's clock leaves out. */
    private static final Duration GRACE = LIMIT.multipliedBy(2).plusMillis(1_200);

    /** Hardly any pause between two attempts. */
    private static final List<Duration> FOR_GOOD = List.of(Duration.ofMillis(120), LIMIT);

    /** Besides more than one alias: the sweep, and what lists all groups of the server time and again. */
    private static final List<String> NOT_SAMPLED = List.of("2 aliases", "lacks an alias", "sweep", "released group");

    private final RealHost host = new RealHost(RealVault.own());
    private final List<AuthMount> mounts = List.of(host.mount(), host.mount(), host.mount());
    private final CutBystanders bystanders = new CutBystanders(host, mounts);
    private final ConcurrentMap<Sample, CutTrial> trials = new ConcurrentHashMap<>();
    private final Map<String, Integer> calls = new ConcurrentSkipListMap<>();
    private final Set<String> clients = ConcurrentHashMap.newKeySet();

    private record Sample(String operation, CutPoint point) {}

    @Test
    void convergesWhereverItIsCut() throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        CutReport report = new CutReport();
        try {
            List<String> operations = CutOperations.ALL.keySet().stream()
                    .filter(name -> NOT_SAMPLED.stream().noneMatch(name::contains))
                    .toList();
            List<String> counted = report.tryAll(pool, operations, this::count);
            List<Sample> begun = report.tryAll(pool, samples(counted), this::begin);
            Thread.sleep(GRACE.toMillis());
            List<Sample> repeated =
                    report.tryAll(pool, begun, sample -> trials.get(sample).repeatAfterTheGrace());
            world().fresh().sweep();
            report.tryAll(pool, repeated, sample -> trials.get(sample).lookAfterTheSweep());
        } finally {
            pool.shutdown();
        }
        report.assertNoneFailed();
        bystanders.assertUntouched();
        assertThat(leftHalfMade()).isEmpty();
        System.out.println(
                "Cut anywhere on a real server, calls of each operation: " + calls + ", " + trials.size() + " trials");
        assertThat(calls)
                .hasSizeGreaterThan(30)
                .allSatisfy((name, number) -> assertThat(number).isPositive());
    }

    private CutWorld world() {
        CutWorld world = new CutWorld(host, mounts, bystanders, Clock.systemUTC(), LIMIT, false);
        clients.add(world.bench.hr.name());
        return world;
    }

    private void count(String operation) {
        calls.put(operation, CutTrial.calls(CutOperations.ALL.get(operation).get(), world()));
    }

    private List<Sample> samples(List<String> operations) {
        List<Sample> samples = new ArrayList<>();
        for (String operation : operations) {
            boolean hasLogin =
                    CutOperations.ALL.get(operation).get().loginName().isPresent();
            for (int call = 1; call <= calls.get(operation); call++) {
                boolean login = hasLogin && call % 2 == 0;
                samples.add(new Sample(operation, new CutPoint(call, Cut.Where.BEHIND, Cut.Span.ONCE, login)));
                samples.add(new Sample(
                        operation, new CutPoint(call, Cut.Where.BEFORE, Cut.Span.FOR_GOOD, hasLogin && !login)));
            }
        }
        return samples;
    }

    private void begin(Sample sample) {
        List<Duration> limits = sample.point().span() == Cut.Span.FOR_GOOD ? FOR_GOOD : List.of(LIMIT);
        trials.put(
                sample, CutTrial.begin(CutOperations.ALL.get(sample.operation()), this::world, sample.point(), limits));
    }

    private List<String> leftHalfMade() {
        StoreBench bench = world().bench;
        JsonObject listed = bench.admin(VaultCall.list(VaultPath.of("identity/entity/id")))
                .data()
                .object("key_info")
                .orElseThrow();
        return listed.names().stream()
                .filter(id -> listed.object(id).orElseThrow().toString().contains(ReservedNames.PENDING))
                .map(id -> bench.entity(id).toString())
                .filter(entity -> clients.stream().anyMatch(entity::contains))
                .toList();
    }
}
