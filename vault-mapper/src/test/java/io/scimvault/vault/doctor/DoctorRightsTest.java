package io.scimvault.vault.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.vault.doctor.Finding.Code;
import io.scimvault.vault.driver.TokenSources;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the doctor says of rights: those that are missing, and those that are too many. */
class DoctorRightsTest extends Patient {
    @Test
    void changesNothing() {
        memory.send(
                VaultCall.post(VaultPath.of("identity/entity"), JsonObject.of("name", new JsonString("alice"))),
                memory.rootToken());
        List<JsonObject> before = memory.readEntities();
        instead.put("sys/capabilities-self", BY_POLICY);

        Doctor.examine(memory, TokenSources.fixed(token)); // everything is let through

        assertThat(memory.readEntities()).isEqualTo(before);
        assertThat(memory.readGroups()).isEmpty();
    }

    @Test
    void callsARootTokenTooMuchAndTriesNothingElseWithIt() {
        memory.clearCalls();
        Diagnosis diagnosis = Doctor.examine(transport, TokenSources.fixed(memory.rootToken()));

        assertThat(codes(diagnosis)).containsExactly(Code.RIGHTS_TOO_MANY);
        assertThat(sentences(diagnosis, Code.RIGHTS_TOO_MANY)).contains("root token");
        assertThat(diagnosis.isFit()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "identity/entity,update,create anything",
        "identity/entity/id/{id},read,read users",
        "identity/entity-alias/id/{id},update,change login names",
        "identity/group/id/{id},delete,delete groups",
        "identity/entity-alias/id,list,search users by their login names",
        "identity/lookup/group,update,find groups by name",
        "sys/auth,read,check alias mounts",
        "auth/token/renew-self,update,renew its own token"
    })
    void namesWhatIsMissingListedOrNot(String path, String capability, String what) {
        instead.put(path, BY_POLICY);
        instead.put("sys/capabilities-self", BY_POLICY);

        assertThat(sentences(examine(), Code.RIGHTS_MISSING))
                .contains("The token lacks " + capability + " on " + path.replace("{id}", "…"))
                .contains(what);
        assertThat(examine().has(Code.RIGHTS_NOT_LISTED)).isTrue();
        assertThat(examine().isFit()).isFalse();
    }

    @Test
    void aListedRightThatLacksAFieldIsMissing() {
        instead.put("identity/group", BY_POLICY);
        assertThat(sentences(examine(), Code.RIGHTS_MISSING))
                .isEqualTo("The token lacks update on identity/group, or a field of it, and so cannot create anything"
                        + " under a pending name, with every field that it sends.");
    }

    @Test
    void aRightThatIsNotListedIsMissing() {
        JsonObject none = JsonObject.of("identity/entity", JsonArray.ofStrings(List.of("deny")));
        instead.put("sys/capabilities-self", ok(none));

        assertThat(examine().findings().stream().filter(finding -> finding.code() == Code.RIGHTS_MISSING))
                .hasSize(19);
    }

    @Test
    void whatVaultDoesNotSayIsNotGuessed() {
        instead.put("identity/group", refusal(500, "internal"));

        Diagnosis diagnosis = examine();
        assertThat(codes(diagnosis)).containsOnly(Code.UNCLEAR);
        assertThat(diagnosis.isFit()).isTrue();
    }

    @Test
    void namesEveryRightThatIsTooMuch() {
        Diagnosis diagnosis = Doctor.examine(
                (call, as) -> call.path().fixed().equals("sys/capabilities-self")
                        ? allOf(call.body().orElseThrow())
                        : memory.send(call, as),
                TokenSources.fixed(memory.serviceToken("")));

        assertThat(sentences(diagnosis, Code.RIGHTS_TOO_MANY))
                .contains("take over any entity by its name (update on identity/entity)")
                .contains("give any entity policies (update on identity/entity/id/…)")
                .contains("move any alias to another entity")
                .contains("take over any group by its name")
                .contains("merge entities")
                .contains("write policies (update on sys/policies/acl/…)")
                .contains("make tokens")
                .contains("seal Vault");
        assertThat(diagnosis.isFit()).isTrue();
    }
}
