package io.scimvault.vault.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScimClientTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "okta",
                "okta-demo",
                "0",
                "a.b_c-9",
                "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijk"
            })
    void takesAName(String name) {
        assertThat(ScimClient.named(name))
                .isEqualTo(new ScimClient(
                        name, Optional.empty(), List.of(), Adoption.REFUSE, false, UnknownMembers.REFUSE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Okta",
                "-okta",
                ".a",
                "_a",
                "a b",
                "a/b",
                "a:b",
                "a*",
                "ökta",
                "a\n",
                "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijkl"
            })
    void refusesANameThatIsNoMark(String name) {
        assertThatThrownBy(() -> ScimClient.named(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a SCIM client's name is 1 to 63 of a-z 0-9 . _ - and begins with a letter or digit");
    }

    @Test
    void hasOneRuleForAMount() {
        ScimClient client = ScimClient.named("hr").aliasMount("m1").aliasMount("m2");

        assertThat(client.aliasRules()).containsExactly(AliasRule.userName("m1"), AliasRule.userName("m2"));
        assertThatThrownBy(() -> client.aliasMount("m1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two alias rules for one mount: m1");
    }

    @Test
    void refusesAPrincipalThatATokenWithoutEntityWouldMatch() {
        assertThatThrownBy(() -> ScimClient.named("hr").principal(""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an empty principal would match a token without an entity");
    }

    @Test
    void isAValueThatEachStepCopies() {
        ScimClient hr = ScimClient.named("hr");

        ScimClient changed = hr.principal("p-1").adoption(Adoption.ADOPT).aliasMount("m1");

        assertThat(hr).isEqualTo(ScimClient.named("hr"));
        assertThat(changed)
                .isEqualTo(new ScimClient(
                        "hr",
                        Optional.of("p-1"),
                        List.of(AliasRule.userName("m1")),
                        Adoption.ADOPT,
                        false,
                        UnknownMembers.REFUSE));
    }

    @Test
    void keepsItsRulesWhateverBecomesOfTheListGiven() {
        List<AliasRule> rules = new ArrayList<>(List.of(AliasRule.userName("m1")));
        ScimClient client =
                new ScimClient("hr", Optional.empty(), rules, Adoption.REFUSE, false, UnknownMembers.REFUSE);

        rules.clear();

        assertThat(client.aliasRules()).containsExactly(AliasRule.userName("m1"));
    }
}
