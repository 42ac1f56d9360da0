package io.scimvault.vault.driver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** With the shipped policy, a real server itself refuses to let the library's token take over what others made. */
class HijackIT {
    private static CrimeScene scene;

    @BeforeAll
    static void setTheScene() {
        scene = new CrimeScene();
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "hijacks.psv", delimiter = '|', quoteCharacter = '`')
    void isRefusedByTheServerAndChangesNothing(String what, String method, String path, String body) {
        String before = scene.victims();

        VaultReply reply = scene.asLibrary(method, scene.fill(path), body == null ? "" : scene.fill(body));

        assertThat(reply.status()).as(what).isEqualTo(403);
        assertThat(reply.errors()).allMatch(error -> error.contains("permission denied"));
        assertThat(scene.victims()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "detours.psv", delimiter = '|', quoteCharacter = '`')
    void reachesNoVictim(String what, String method, String path, String body, int status) {
        String before = scene.victims();

        VaultReply reply = scene.asLibrary(method, scene.fill(path), scene.fill(body));

        assertThat(reply.status()).as(what).isEqualTo(status);
        assertThat(scene.victims()).isEqualTo(before);
    }

    /** The token of all these refusals is alive: everything that the library does with it is let through. */
    @Test
    void whatTheLibraryDoesIsLetThrough() {
        String pending = CrimeScene.pending();
        String entity = CrimeScene.id(
                sent("POST", "identity/entity", "{'name':'" + pending + "','metadata':{'k':'v'},'disabled':false}"));
        sent("POST", "identity/entity/id/" + entity, "{'name':'" + pending + "-named','metadata':{},'disabled':true}");
        sent("GET", "identity/entity/id/" + entity, "");
        sent("GET", "identity/entity/id?list=true", "");
        sent("POST", "identity/lookup/entity", "{'name':'" + pending + "'}");
        String alias = CrimeScene.id(sent(
                "POST",
                "identity/entity-alias",
                scene.fill("{'name':'{pending}','mount_accessor':'{accessor}','canonical_id':'" + entity
                        + "','custom_metadata':{'k':'v'}}")));
        sent("POST", "identity/entity-alias/id/" + alias, "{'name':'" + pending + "-login','custom_metadata':{}}");
        sent("GET", "identity/entity-alias/id/" + alias, "");
        sent("GET", "identity/entity-alias/id?list=true", "");
        sent("DELETE", "identity/entity-alias/id/" + alias, "");
        String group = CrimeScene.id(sent(
                "POST", "identity/group", scene.fill("{'name':'{pending}','member_entity_ids':'" + entity + "'}")));
        sent(
                "POST",
                "identity/group/id/" + group,
                "{'name':'" + pending + "-group','member_group_ids':'','metadata':{}}");
        sent("GET", "identity/group/id/" + group, "");
        sent("GET", "identity/group/id?list=true", "");
        sent("POST", "identity/lookup/group", "{'name':'" + pending + "'}");
        sent("DELETE", "identity/group/id/" + group, "");
        sent("DELETE", "identity/entity/id/" + entity, "");
        sent("GET", "identity/entity/id/" + scene.library.entityId(), "");
        sent("GET", "sys/auth", "");
        sent("GET", "sys/health", "");
        sent("GET", "sys/leader", "");
        sent("GET", "auth/token/lookup-self", "");
        sent("POST", "auth/token/renew-self", "{}");
    }

    private static VaultReply sent(String method, String path, String body) {
        VaultReply reply = scene.asLibrary(method, path, body);
        assertThat(reply.isSuccess())
                .as(method + " " + path + " " + reply.errors())
                .isTrue();
        return reply;
    }
}
