package io.scimvault.vault.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.vault.testing.PersonLogin;
import io.scimvault.vault.testing.RealVault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the shipped policy does not stop, seen to be permitted by a real server: whatever addresses a foreign object by its id.
 * The library itself has to refuse it, by the mark of the owner.
 */
class PolicyLimitsIT {
    private CrimeScene scene;

    @BeforeEach
    void setTheScene() {
        scene = new CrimeScene();
    }

    @Test
    void aPendingAliasCanBeAttachedToAForeignEntityAndLogsInAsIt() {
        String elsewhere = RealVault.unique("intruder");
        var mount = scene.people.userpass();
        String alias = CrimeScene.id(permitted(
                "POST",
                "identity/entity-alias",
                scene.fill("{'name':'{pending}','mount_accessor':'" + mount.accessor()
                        + "','canonical_id':'{victimId}'}")));
        permitted("POST", "identity/entity-alias/id/" + alias, "{'name':'" + elsewhere + "'}");

        PersonLogin login = scene.people.login(mount, elsewhere).orElseThrow();

        assertThat(login.entityId()).isEqualTo(scene.victimId);
    }

    @Test
    void aForeignAliasCanBeRenamedByItsIdSoThatAnotherPersonLogsInAsItsOwner() {
        String intruder = RealVault.unique("intruder");

        permitted("POST", scene.fill("identity/entity-alias/id/{aliasId}"), "{'name':'" + intruder + "'}");

        assertThat(scene.people.login(scene.mount, intruder).orElseThrow().entityId())
                .isEqualTo(scene.victimId);
    }

    @Test
    void aForeignAliasCanBeDeletedByItsId() {
        permitted("DELETE", scene.fill("identity/entity-alias/id/{aliasId}"), "");

        assertThat(scene.read(scene.fill("identity/entity/id/{victimId}"))
                        .array("aliases")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void aForeignEntityCanBeChangedAndDeletedByItsId() {
        String path = scene.fill("identity/entity/id/{victimId}");

        permitted(
                "POST",
                path,
                "{'name':'" + RealVault.unique("stolen") + "','disabled':true,'metadata':{'k':'stolen'}}");

        JsonObject entity = scene.read(path);
        assertThat(entity.bool("disabled")).hasValue(true);
        assertThat(entity.object("metadata").orElseThrow().get("k")).hasValue(new JsonString("stolen"));
        permitted("DELETE", path, "");
    }

    @Test
    void aForeignGroupCanBeJoinedChangedAndDeletedByItsId() {
        String path = scene.fill("identity/group/id/{groupId}");

        permitted("POST", path, scene.fill("{'member_entity_ids':'{own}','metadata':{}}"));

        assertThat(scene.read(path).array("member_entity_ids").get(0)).isEqualTo(new JsonString(scene.own));
        permitted("DELETE", path, "");
    }

    @Test
    void aForeignGroupCanTakeAGroupOfOurOwnAsAChildAndGrantItsPolicies() {
        String group = CrimeScene.id(
                permitted("POST", "identity/group", scene.fill("{'name':'{pending}','member_entity_ids':'{own}'}")));

        permitted("POST", scene.fill("identity/group/id/{groupId}"), "{'member_group_ids':'" + group + "'}");

        assertThat(scene.read(scene.fill("identity/entity/id/{own}"))
                        .array("inherited_group_ids")
                        .get(0))
                .isEqualTo(new JsonString(scene.groupId));
    }

    @Test
    void everythingCanBeReadAndListed() {
        for (String path : new String[] {
            "identity/entity/id/{victimId}",
            "identity/entity-alias/id/{aliasId}",
            "identity/group/id/{groupId}",
            "identity/entity/id?list=true",
            "identity/entity-alias/id?list=true",
            "identity/group/id?list=true"
        }) {
            permitted("GET", scene.fill(path), "");
        }
    }

    @Test
    void anAdministratorCanDenyASingleId() {
        String deny = RealVault.unique("deny");
        scene.vault.policy(
                deny, scene.fill("path \"identity/group/id/{groupId}\" {\n  capabilities = [\"deny\"]\n}\n"));
        VaultToken token = scene.vault.tokenWith(scene.vault.restrictedPolicy(), deny);
        String before = scene.victims();

        VaultReply refused = scene.vault.raw(
                token, "POST", scene.fill("identity/group/id/{groupId}"), "{\"member_entity_ids\":\"\"}");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(scene.victims()).isEqualTo(before);
        assertThat(scene.vault
                        .raw(token, "GET", scene.fill("identity/entity/id/{victimId}"), "")
                        .status())
                .isEqualTo(200);
    }

    private VaultReply permitted(String method, String path, String body) {
        VaultReply reply = scene.asLibrary(method, path, body);
        assertThat(reply.isSuccess())
                .as(method + " " + path + " " + reply.errors())
                .isTrue();
        return reply;
    }
}
