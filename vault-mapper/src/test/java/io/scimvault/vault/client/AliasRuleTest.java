package io.scimvault.vault.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.schema.AttributePath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AliasRuleTest {

    @ParameterizedTest(name = "{0}, local part {1}, lower case {2}: {3}")
    @CsvSource({
        "Alice@Example.com, false, false, Alice@Example.com",
        "Alice@Example.com, true, false, Alice",
        "Alice@Example.com, false, true, alice@example.com",
        "Alice@Example.com, true, true, alice",
        "a@b@c, true, false, a@b",
        "alice, true, false, alice",
        "@example.com, true, false, ''",
        "'', true, true, ''",
        "İSTANBUL, false, true, istanbul",
        "ΑΣ, false, true, ασ",
    })
    void namesTheAlias(String value, boolean localPart, boolean lowerCase, String name) {
        AliasRule rule = new AliasRule("auth_ldap_1", AttributePath.parse("userName"), localPart, lowerCase);

        assertThat(rule.aliasName(value)).isEqualTo(name);
    }

    @Test
    void isCalledAsTheUserUnlessToldOtherwise() {
        AliasRule rule = AliasRule.userName("auth_userpass_1");

        assertThat(rule).isEqualTo(new AliasRule("auth_userpass_1", AttributePath.parse("userName"), false, false));
        assertThat(rule.aliasName("Bob@X")).isEqualTo("Bob@X");
    }

    @Test
    void needsAMount() {
        assertThatThrownBy(() -> AliasRule.userName(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an alias rule needs a mount accessor");
    }
}
