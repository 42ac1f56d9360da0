package io.scimvault.benchmarks.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.benchmarks.engine.EngineName;
import io.scimvault.benchmarks.engine.Engines;
import io.scimvault.benchmarks.input.Inputs;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which engines answer rightly, and so may be timed, before anything is timed. */
class AnswersTest {
    private static final Set<Workload> MATCHING =
            EnumSet.of(Workload.ONE_USER_MATCHED, Workload.ONE_USER_MATCHED_ONCE, Workload.THOUSAND_USERS_MATCHED);
    private static final Set<Workload> JACKSON_CAN =
            EnumSet.of(Workload.USER_READ, Workload.USER_WRITTEN, Workload.GROUP_READ);

    private static final Set<Workload> SERVICE = Workload.named("service");

    private final Inputs inputs = Inputs.generate();

    @Test
    void ourOwnAnswersAreAllRight() {
        assertThat(faults(EngineName.SCIM_VAULT)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = EngineName.class,
            names = {"UNBOUNDID_5", "UNBOUNDID_6"})
    void unboundIdIsRightThroughoutButHasNoService(EngineName name) {
        assertThat(faults(name)).containsOnlyKeys(SERVICE).allSatisfy(AnswersTest::isNotOffered);
    }

    @Test
    void scimSdkIsRightButForValuePathsAndHasNoCursors() {
        Map<Workload, String> faults = faults(EngineName.SCIM_SDK);
        assertThat(faults.remove(Workload.SERVICE_PAGE_BY_CURSOR)).isEqualTo("not offered");
        assertThat(faults)
                .containsOnlyKeys(MATCHING)
                .allSatisfy((workload, fault) -> assertThat(fault).startsWith("wrong: says true of"));
    }

    @Test
    void scimpleIsRightButForPrecedence() {
        Set<Workload> long_ = EnumSet.copyOf(MATCHING);
        long_.add(Workload.LONG_FILTER_PARSED);
        Map<Workload, String> faults = faults(EngineName.SCIMPLE);
        SERVICE.forEach(workload -> isNotOffered(workload, faults.remove(workload)));
        assertThat(faults)
                .containsOnlyKeys(long_)
                .allSatisfy((workload, fault) -> assertThat(fault).startsWith("wrong: "));
    }

    @Test
    void jacksonOnlyReadsAndWrites() {
        assertThat(faults(EngineName.JACKSON))
                .containsOnlyKeys(EnumSet.complementOf(EnumSet.copyOf(JACKSON_CAN)))
                .allSatisfy(AnswersTest::isNotOffered);
    }

    private static void isNotOffered(Workload workload, @Nullable String fault) {
        assertThat(fault).as(workload.id()).isEqualTo("not offered");
    }

    @Test
    void theLongFiltersTellTheUsersApart() {
        List<Long> counts = new ArrayList<>();
        inputs.longFilters().forEach(filter -> counts.add(inputs.holding(filter)));
        long some = counts.stream()
                .filter(count -> count > 0 && count < Inputs.COUNT)
                .count();
        assertThat(some).isGreaterThan(Inputs.COUNT * 9L / 10);
        assertThat(inputs.longFilters().stream().map(filter -> filter.text()).distinct())
                .hasSize(Inputs.COUNT);
    }

    private Map<Workload, String> faults(EngineName name) {
        Answers answers = new Answers(Engines.load(name), inputs);
        Map<Workload, String> faults = new EnumMap<>(Workload.class);
        for (Workload workload : Workload.values()) {
            answers.fault(workload).ifPresent(fault -> faults.put(workload, fault));
        }
        return faults;
    }
}
