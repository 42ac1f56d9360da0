package io.scimvault.scim.testkit.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The kit finds what is wrong with a store, by an assertion of the test that is there for it. */
class BrokenStoresTest {

    @ParameterizedTest
    @EnumSource
    void isFound(BrokenStore broken) {
        Map<String, Throwable> failures = Trial.of(broken);

        assertThat(failures).containsKey(broken.finder() + "()");
        assertThat(failures.get(broken.finder() + "()")).isInstanceOf(AssertionError.class);
    }
}
