package io.scimvault.vault.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
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
        ScimClient client = ScimClient.named(name);

        assertThat(client.name()).isEqualTo(name);
        assertThat(client.principal()).isEmpty();
        assertThat(client.aliasRules()).isEmpty();
        assertThat(client.adoption()).isEqualTo(Adoption.REFUSE);
        assertThat(client.leaving()).isEqualTo(Leaving.DELETE);
        assertThat(client.userNames()).isEqualTo(NameRule.SAME);
        assertThat(client.groupNames()).isEqualTo(NameRule.SAME);
        assertThat(client.metadataKeys()).isEmpty();
        assertThat(client.unknownMembers()).isEqualTo(UnknownMembers.REFUSE);
        assertThat(client.groupsViaUsers()).isFalse();
        assertThat(client.requiredPolicy()).isEmpty();
        assertThat(client.checksCapabilities()).isFalse();
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

        ScimClient changed = everythingChosen(hr);

        assertThat(hr).isEqualTo(ScimClient.named("hr"));
        assertThat(changed.principal()).contains("p-1");
        assertThat(changed.aliasRules()).containsExactly(AliasRule.userName("m1"));
        assertThat(changed.adoption()).isEqualTo(Adoption.ADOPT);
        assertThat(changed.leaving()).isEqualTo(Leaving.LOCK_OUT);
        assertThat(changed.userNames()).isEqualTo(NameRule.prefix("hr-"));
        assertThat(changed.groupNames()).isEqualTo(NameRule.prefix("HR "));
        assertThat(changed.metadataKeys()).containsExactlyInAnyOrder("team", "cost/center");
        assertThat(changed.unknownMembers()).isEqualTo(UnknownMembers.IGNORE);
        assertThat(changed.groupsViaUsers()).isTrue();
        assertThat(changed.requiredPolicy()).contains("scim-hr");
        assertThat(changed.checksCapabilities()).isTrue();
    }

    private static ScimClient everythingChosen(ScimClient client) {
        return client.principal("p-1")
                .adoption(Adoption.ADOPT)
                .aliasMount("m1")
                .leaving(Leaving.LOCK_OUT)
                .userNames(NameRule.prefix("hr-"))
                .groupNames(NameRule.prefix("HR "))
                .metadataKeys(Set.of("team", "cost/center"))
                .unknownMembers(UnknownMembers.IGNORE)
                .groupsViaUsers(true)
                .requiredPolicy("SCIM-hr")
                .checksCapabilities(true);
    }

    /** Each choice makes another client, and is kept by all later ones. */
    @Test
    void isEqualOnlyWhereEveryChoiceIs() {
        ScimClient hr = ScimClient.named("hr");
        List<UnaryOperator<ScimClient>> choices = List.of(
                client -> client.principal("p-1"),
                client -> client.adoption(Adoption.ADOPT),
                client -> client.aliasMount("m1"),
                client -> client.leaving(Leaving.LOCK_OUT),
                client -> client.userNames(NameRule.prefix("hr-")),
                client -> client.groupNames(NameRule.prefix("HR ")),
                client -> client.metadataKeys(Set.of("team", "cost/center")),
                client -> client.unknownMembers(UnknownMembers.IGNORE),
                client -> client.groupsViaUsers(true),
                client -> client.requiredPolicy("scim-hr"),
                client -> client.checksCapabilities(true));

        assertThat(choices).allSatisfy(choice -> assertThat(choice.apply(hr)).isNotEqualTo(hr));
        ScimClient forwards = hr;
        ScimClient backwards = hr;
        for (int i = 0; i < choices.size(); i++) {
            forwards = choices.get(i).apply(forwards);
            backwards = choices.get(choices.size() - 1 - i).apply(backwards);
        }
        assertThat(forwards).isEqualTo(backwards).hasSameHashCodeAs(backwards).isEqualTo(everythingChosen(hr));
        assertThat(forwards).hasToString(backwards.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "scim_client", "SCIM_x", "vault-entity", "Vault-x", "a b", "a.b", "ä", "policies\n", "${130}"
            })
    void refusesAMetadataKeyThatNoClientMayHave(String key) {
        String tried = key.equals("${130}") ? "k".repeat(130) : key;
        assertThatThrownBy(() -> ScimClient.named("hr").metadataKeys(Set.of(tried)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no metadata key that a client may have: " + tried);
    }

    @Test
    void keepsItsRulesWhateverBecomesOfTheListGiven() {
        List<AliasRule> rules = new ArrayList<>(List.of(AliasRule.userName("m1")));
        ScimClient client = ScimClient.named("hr").aliasRules(rules);

        rules.clear();

        assertThat(client.aliasRules()).containsExactly(AliasRule.userName("m1"));
    }
}
