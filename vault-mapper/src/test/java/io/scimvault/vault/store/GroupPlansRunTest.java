package io.scimvault.vault.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.vault.driver.Deadline;
import io.scimvault.vault.driver.PlanOutcome;
import io.scimvault.vault.driver.PlanRunner;
import io.scimvault.vault.driver.TokenSources;
import io.scimvault.vault.driver.VaultReader;
import io.scimvault.vault.driver.VaultSession;
import io.scimvault.vault.identity.VaultGroup;
import io.scimvault.vault.identity.WantedGroup;
import io.scimvault.vault.plan.GroupPlanner;
import io.scimvault.vault.plan.PendingNames;
import io.scimvault.vault.plan.VaultPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Running a plan for a group reaches what was wanted, whatever was there; planning for that again is empty. */
class GroupPlansRunTest {
    private static final int CASES = 150;

    private final MemoryHost host = new MemoryHost();
    private final StoreBench bench = new StoreBench(host);
    private final VaultSession session = new VaultSession(host.transport(), TokenSources.fixed(host.library()));
    private final VaultReader reader = new VaultReader(session, Runnable::run);
    private final PlanRunner runner = new PlanRunner(session);
    private final GroupPlanner planner = new GroupPlanner(PendingNames.random());
    private final Deadline deadline = Deadline.after(Duration.ofMinutes(1));
    private final List<String> entities = made("identity/entity");
    private final List<String> children = made("identity/group");

    private List<String> made(String path) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(bench.make(path, "{'name':'" + StoreBench.unique("made") + "'}"));
        }
        return ids;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {5, 46, 7644})
    void runningReachesWhatWasWanted(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            WantedGroup first = wanted(random);
            VaultGroup made = read(done(planner.create(first)).ids().get(GroupPlanner.GROUP));
            assertIs(made, first);

            WantedGroup second = wanted(random);
            VaultPlan change = random.nextBoolean() ? planner.update(made, second) : planner.adopt(made, second);
            assertThat(change.steps()).hasSizeLessThanOrEqualTo(1);
            done(change);
            VaultGroup changed = read(made.id());
            assertIs(changed, second);

            done(GroupPlanner.delete(changed));
            assertThat(reader.group(made.id(), deadline)).isEmpty();
            assertThat(reader.groups(children, deadline).values())
                    .hasSize(children.size())
                    .allMatch(child -> child.parentGroupIds().isEmpty());
        }
    }

    private PlanOutcome.Done done(VaultPlan plan) {
        PlanOutcome outcome = runner.run(plan, deadline);
        assertThat(outcome).as("%s", plan).isInstanceOf(PlanOutcome.Done.class);
        return (PlanOutcome.Done) outcome;
    }

    private VaultGroup read(String id) {
        return reader.group(id, deadline).orElseThrow();
    }

    private void assertIs(VaultGroup group, WantedGroup wanted) {
        assertThat(group.name()).isEqualTo(wanted.name());
        assertThat(group.metadata()).isEqualTo(wanted.metadata());
        assertThat(group.memberEntityIds()).containsExactlyInAnyOrderElementsOf(wanted.memberEntityIds());
        assertThat(group.memberGroupIds()).containsExactlyInAnyOrderElementsOf(wanted.memberGroupIds());
        assertThat(planner.update(group, wanted).isEmpty()).isTrue();
        Set<String> nested = new TreeSet<>();
        reader.groups(children, deadline).values().stream()
                .filter(child -> child.parentGroupIds().contains(group.id()))
                .forEach(child -> nested.add(child.id()));
        assertThat(nested).isEqualTo(new TreeSet<>(wanted.memberGroupIds()));
    }

    private WantedGroup wanted(Random random) {
        Map<String, String> metadata = Map.of("scim_client", "hr", "scim_external_id", "" + random.nextInt(2));
        return new WantedGroup("group " + random.nextInt(3), metadata, some(entities, random), some(children, random));
    }

    private static List<String> some(List<String> ids, Random random) {
        return ids.stream().filter(id -> random.nextBoolean()).toList();
    }
}
