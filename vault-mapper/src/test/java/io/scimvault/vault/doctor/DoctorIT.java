package io.scimvault.vault.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.doctor.Finding.Code;
import io.scimvault.vault.driver.TokenSources;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.testing.AuthMount;
import io.scimvault.vault.testing.PersonLogin;
import io.scimvault.vault.testing.RealPeople;
import io.scimvault.vault.testing.RealVault;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The doctor on a real server. */
class DoctorIT {
    private static final String EVERYTHING =
            "path \"*\" {\n  capabilities = [\"create\", \"read\", \"update\", \"delete\", \"list\", \"sudo\"]\n}\n";

    private final RealVault vault = RealVault.get();
    private final RealPeople people = new RealPeople(vault);

    private Diagnosis examine(VaultToken token, ScimClient... clients) {
        return Doctor.examine(vault.transport(), TokenSources.fixed(token), clients);
    }

    private VaultToken with(String hcl) {
        String policy = RealVault.unique("doctor");
        vault.policy(policy, hcl);
        return vault.tokenWith(policy);
    }

    private static List<String> of(Diagnosis diagnosis, Code code) {
        return diagnosis.findings().stream()
                .filter(finding -> finding.code() == code)
                .map(Finding::sentence)
                .toList();
    }

    @Test
    void theShippedPolicyIsAllThatIsNeededAndNothingMore() {
        AuthMount mount = people.userpass();
        Diagnosis diagnosis =
                examine(vault.restrictedToken(), ScimClient.named("hr").aliasMount(mount.accessor()));

        assertThat(diagnosis.isFit()).as(diagnosis.toString()).isTrue();
        assertThat(diagnosis.has(Code.RIGHTS_TOO_MANY)).as(diagnosis.toString()).isFalse();
        assertThat(of(diagnosis, Code.RIGHTS_NOT_LISTED)).hasSize(1); // it has not the policy default
    }

    @Test
    void nothingAtAllIsWrongWithALoginThatMayAskForItsRights() {
        PersonLogin service = people.service(
                people.approle(), RealVault.unique("scim-vault"), List.of(vault.restrictedPolicy(), "default"));

        assertThat(examine(service.token())).hasToString("Nothing is wrong.\n");
    }

    @Test
    void aRootTokenIsTooMuch() {
        Diagnosis diagnosis = examine(vault.rootToken());

        assertThat(of(diagnosis, Code.RIGHTS_TOO_MANY))
                .singleElement()
                .asString()
                .contains("root token");
        assertThat(diagnosis.isFit()).as(diagnosis.toString()).isTrue();
    }

    @Test
    void everyExcessIsNamedAndNothingIsChangedByTryingIt() {
        String id = vault.admin(
                        "POST",
                        "identity/entity",
                        JsonObject.builder()
                                .put("name", RealVault.unique("alice"))
                                .build()
                                .toString())
                .data()
                .string("id")
                .orElseThrow();
        vault.admin(
                "POST",
                "identity/group",
                JsonObject.builder()
                        .put("name", RealVault.unique("group"))
                        .put("member_entity_ids", id)
                        .build()
                        .toString());
        VaultToken token = with(EVERYTHING);
        String before = everything();

        Diagnosis diagnosis = examine(token);

        assertThat(everything()).isEqualTo(before);
        assertThat(of(diagnosis, Code.RIGHTS_TOO_MANY)).hasSize(18);
        assertThat(diagnosis.isFit()).as(diagnosis.toString()).isTrue();
    }

    /** The same calls with the token that no policy restrains. */
    @Test
    void noTrialHasAnEffectWithARootToken() {
        String before = everything();
        String noId = java.util.UUID.randomUUID().toString();

        for (List<Trial> trials : List.of(Trial.needed(noId), Trial.excessive(noId))) {
            for (Trial trial : trials) {
                int status =
                        vault.transport().send(trial.call(), vault.rootToken()).status();
                assertThat(status).as(trial.toString()).isNotEqualTo(403).isLessThan(429);
            }
        }
        assertThat(everything()).isEqualTo(before);
    }

    /** All entities, groups, aliases and policies; tests that run at the same time would disturb it, so none do. */
    private String everything() {
        TreeMap<String, String> all = new TreeMap<>();
        for (String kind : List.of("entity", "entity-alias", "group")) {
            VaultReply list = vault.raw(vault.rootToken(), "GET", "identity/" + kind + "/id?list=true", "");
            list.data()
                    .array("keys")
                    .only(io.scimvault.scim.json.JsonString.class)
                    .forEach(key -> all.put(
                            kind + " " + key.value(),
                            vault.admin("GET", "identity/" + kind + "/id/" + key.value(), "")
                                    .data()
                                    .toString()));
        }
        all.put(
                "policies",
                vault.admin("GET", "sys/policies/acl?list=true", "").data().toString());
        return all.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "identity/entity-alias/id|list on identity/entity-alias/id",
                "identity/group/id/*|update on identity/group/id/…",
                "identity/lookup/entity|update on identity/lookup/entity",
                "auth/token/renew-self|update on auth/token/renew-self",
                "auth/token/lookup-self|read on auth/token/lookup-self"
            })
    void aMissingPathIsNamed(String path, String right) {
        String block = "path \"" + path + "\" {";
        String hcl = RealVault.policyText();
        assertThat(hcl).contains(block);

        Diagnosis diagnosis = examine(with(hcl.replace(block, "path \"nowhere/at/all\" {")));

        assertThat(String.join("\n", of(diagnosis, Code.RIGHTS_MISSING))).contains(right);
        assertThat(diagnosis.isFit()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"disabled", "metadata"})
    void aMissingFieldIsNamed(String field) {
        String hcl = RealVault.policyText().replaceAll("\"" + field + "\" +?= \\[\\]\n", "");

        assertThat(String.join("\n", of(examine(with(hcl)), Code.RIGHTS_MISSING)))
                .contains("update on identity/entity, or a field of it")
                .contains("update on identity/entity/id/…, or a field of it");
    }

    @Test
    void aRevokedTokenIsDead() {
        VaultToken token = vault.restrictedToken();
        vault.admin(
                "POST",
                "auth/token/revoke",
                JsonObject.builder().put("token", token.value()).build().toString());

        assertThat(examine(token).findings()).extracting(Finding::code).containsExactly(Code.TOKEN_DEAD);
    }

    @Test
    void mountsAndPrincipalsAreCheckedOnTheServer() {
        AuthMount login = people.approle();
        PersonLogin service = people.service(login, RealVault.unique("scim-vault"), List.of(vault.restrictedPolicy()));
        ScimClient hr = ScimClient.named("hr")
                .aliasMount(login.accessor())
                .aliasMount("auth_gone_1")
                .principal(service.entityId());

        Diagnosis diagnosis = examine(service.token(), hr);

        assertThat(String.join("\n", of(diagnosis, Code.MOUNT)))
                .contains("this service itself logs in there")
                .contains("there is no such auth mount");
        assertThat(of(diagnosis, Code.PRINCIPAL))
                .containsExactly("The principal of client hr is this service's own entity.");
    }
}
