package io.scimvault.scim.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PagingTest {

    private static final List<Integer> ALL = List.of(1, 2, 3, 4, 5);

    @Test
    void valuesOutOfRangeAreMovedIntoIt() {
        assertThat(new Paging(-3, -1)).isEqualTo(new Paging(1, 0));
        assertThat(new Paging(2, 1000).within(Paging.Limits.USUAL)).isEqualTo(new Paging(2, 200));
        assertThat(Paging.first(Paging.Limits.USUAL)).isEqualTo(new Paging(1, 100));
    }

    @Test
    void cutsTheirPageOutOfAList() {
        assertThat(new Paging(1, 2).slice(ALL)).containsExactly(1, 2);
        assertThat(new Paging(5, 2).slice(ALL)).containsExactly(5);
        assertThat(new Paging(6, 2).slice(ALL)).isEmpty();
        assertThat(new Paging(3, 0).slice(ALL)).isEmpty();
        assertThat(new Paging(Integer.MAX_VALUE, Integer.MAX_VALUE).slice(ALL)).isEmpty();
        assertThat(new Paging(2, Integer.MAX_VALUE).slice(ALL)).containsExactly(2, 3, 4, 5);
    }

    @Test
    void limitsMustMakeSense() {
        assertThatThrownBy(() -> new Paging.Limits(0, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Paging.Limits(10, 9)).isInstanceOf(IllegalArgumentException.class);
    }
}
