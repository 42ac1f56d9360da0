package io.scimvault.scim.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BulkOrderTest {

    @Test
    void theOrderOfTheRequestIsKeptUnlessALaterOneIsNeeded() {
        assertThat(BulkOrder.of(List.of(needs(), needs(3), needs(), needs(4), needs())))
                .containsExactly(List.of(0), List.of(4), List.of(3), List.of(1), List.of(2));
    }

    @Test
    void thoseThatNeedEachOtherAreAGroup() {
        assertThat(BulkOrder.of(List.of(needs(2), needs(1), needs(4, 3), needs(), needs(0))))
                .containsExactly(List.of(3), List.of(0, 2, 4), List.of(1));
    }

    private static int[] needs(int... needed) {
        return needed;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void everyGroupIsWhatReachesEachOtherAndComesAfterWhatItNeeds(long seed) {
        Random random = new Random(seed);
        for (int run = 0; run < 300; run++) {
            int size = 1 + random.nextInt(9);
            List<int[]> needs = IntStream.range(0, size)
                    .mapToObj(i -> random.ints(random.nextInt(3), 0, size).toArray())
                    .toList();

            List<List<Integer>> groups = BulkOrder.of(needs);

            boolean[][] reach = reach(needs);
            List<Integer> all = new ArrayList<>();
            for (List<Integer> group : groups) {
                all.addAll(group);
                for (int member : group) {
                    assertThat(IntStream.range(0, size)
                                    .filter(other -> other == member || (reach[member][other] && reach[other][member]))
                                    .boxed())
                            .containsExactlyElementsOf(group);
                    assertThat(IntStream.of(needs.get(member)).boxed()).isSubsetOf(all);
                }
            }
            assertThat(all).hasSize(size);
        }
    }

    private static boolean[][] reach(List<int[]> needs) {
        int size = needs.size();
        boolean[][] reach = new boolean[size][size];
        for (int i = 0; i < size; i++) {
            for (int needed : needs.get(i)) {
                reach[i][needed] = true;
            }
        }
        for (int via = 0; via < size; via++) {
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    reach[i][j] |= reach[i][via] && reach[via][j];
                }
            }
        }
        return reach;
    }
}
