package io.scimvault.vault.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceTimesTest {
    private static final Instant CREATED = Instant.parse("2026-01-02T03:04:05.123456789Z");
    private static final Instant LATER = Instant.parse("2026-01-02T03:04:06.5Z");

    @Test
    void areKeptInMilliseconds() {
        Map<String, String> metadata = new HashMap<>();
        ResourceTimes times = ResourceTimes.createdAt(CREATED).changedAt(LATER);

        times.putInto(metadata);

        assertThat(metadata).isEqualTo(Map.of("scim_times", "2026-01-02T03:04:05.123Z/2026-01-02T03:04:06.500Z"));
        assertThat(ResourceTimes.of(metadata, Instant.EPOCH, Instant.EPOCH)).isEqualTo(times);
    }

    @Test
    void aChangeIsAlwaysLaterThanTheOneBefore() {
        ResourceTimes times = new ResourceTimes(CREATED, LATER);

        assertThat(times.changedAt(LATER).lastModified()).isEqualTo(LATER.plusMillis(1));
        assertThat(times.changedAt(CREATED).lastModified()).isEqualTo(LATER.plusMillis(1));
        assertThat(times.changedAt(LATER.plusNanos(1)).lastModified()).isAfter(LATER);
        assertThat(times.changedAt(LATER.plusSeconds(9))).isEqualTo(new ResourceTimes(CREATED, LATER.plusSeconds(9)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "2026-01-02T03:04:05Z",
                "2026-01-02T03:04:05Z/",
                "/2026-01-02T03:04:05Z",
                "yesterday/today",
                "2026-01-02T03:04:05Z/2026-01-02T03:04:05Z/2026-01-02T03:04:05Z",
                "2026-13-02T03:04:05Z/2026-01-02T03:04:05Z"
            })
    void whereSomebodyWroteOverThemVaultsOwnTimesCount(String stored) {
        assertThat(ResourceTimes.of(Map.of("scim_times", stored), CREATED, LATER))
                .isEqualTo(new ResourceTimes(CREATED, LATER));
        assertThat(ResourceTimes.of(Map.of(), CREATED, LATER)).isEqualTo(new ResourceTimes(CREATED, LATER));
    }
}
