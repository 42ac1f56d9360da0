package io.scimvault.vault.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameRuleTest {
    @Test
    void putsAPrefixBeforeEachNameAndTakesItAway() {
        NameRule rule = NameRule.prefix("okta:");

        assertThat(rule.toVault("Everyone")).isEqualTo("okta:Everyone");
        assertThat(rule.toScim("okta:Everyone")).isEqualTo("Everyone");
        assertThat(rule.toScim("OKTA:Everyone")).isEqualTo("Everyone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Everyone", "okta", "", "xokta:Everyone"})
    void leavesANameThatItDidNotMake(String name) {
        assertThat(NameRule.prefix("okta:").toScim(name)).isEqualTo(name);
    }

    @Test
    void takesThePrefixAwayOnce() {
        NameRule rule = NameRule.prefix("a");

        assertThat(rule.toScim(rule.toVault("aa"))).isEqualTo("aa");
    }

    @Test
    void changesNothingWithoutAPrefix() {
        assertThat(NameRule.SAME.toVault("a/b")).isEqualTo("a/b");
        assertThat(NameRule.SAME.toScim("a/b")).isEqualTo("a/b");
        assertThat(NameRule.prefix("")).isEqualTo(NameRule.SAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"scim-", "SCIM-x", " a", "a/", "a*", "a+", "ä", "a%", "a\n"})
    void refusesAPrefixThatWouldDoHarm(String prefix) {
        assertThatThrownBy(() -> NameRule.prefix(prefix)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void limitsTheLengthOfAPrefix() {
        assertThat(NameRule.prefix("p".repeat(64)).toVault("x")).hasSize(65);
        assertThatThrownBy(() -> NameRule.prefix("p".repeat(65))).isInstanceOf(IllegalArgumentException.class);
    }
}
