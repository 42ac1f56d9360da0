package io.scimvault.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LayersTest {

    private final Layers layers =
            new Layers().add("a").add("b", "a").add("c", "b").add("side", "a");

    @Test
    void aPackageMayUseAllToItsLeft() {
        assertThat(layers.violations(Map.of("c", Set.of("a", "b"), "side", Set.of("a"))))
                .isEmpty();
    }

    @Test
    void aPackageMustNotUseWhatIsRightOfItOrBesideIt() {
        assertThat(layers.violations(Map.of("a", Set.of("b"), "c", Set.of("side"))))
                .containsExactly("'a' must not depend on 'b'", "'c' must not depend on 'side'");
    }

    @Test
    void aPackageThatExistsMustBeDeclared() {
        assertThat(layers.violations(Map.of("new", Set.of()))).containsExactly("'new' has no place in the layers");
    }

    @Test
    void whatIsToTheLeftIsDeclaredFirst() {
        assertThatThrownBy(() -> layers.add("d", "missing")).hasMessage("declare missing before d");
    }
}
