package io.scimvault.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonText;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The proof of provisioning is the person: who logs in gets what the groups grant, and nothing after having left. */
final class PersonProofIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String MOUNT = "okta-demo";
    private static final String PASSWORD = "correct horse";
    private static final String RUN = UUID.randomUUID().toString().substring(0, 8);
    private static final String SECRETS = "proof-" + RUN;

    private static DemoVault vault;
    private static HostProcess host;

    @BeforeAll
    static void aVaultWithTwoSecretsOfWhichThePolicyGrantsOne() throws Exception {
        vault = DemoVault.setUp();
        host = vault.serve();
        done(vault.write("sys/mounts/" + SECRETS, JsonObject.of("type", new JsonString("kv"))));
        done(vault.write(SECRETS + "/payments", JsonObject.of("key", new JsonString("granted"))));
        done(vault.write(SECRETS + "/payroll", JsonObject.of("key", new JsonString("not granted"))));
        done(vault.write(
                "sys/policies/acl/" + SECRETS,
                JsonObject.of(
                        "policy", new JsonString("path \"" + SECRETS + "/payments\" { capabilities = [\"read\"] }"))));
    }

    @AfterAll
    static void ends() {
        host.close();
    }

    @Test
    void fromTheFirstDayToTheLast() throws Exception {
        String person = "alice-" + RUN;
        String user = id(scim("POST", "/Users", "{'userName':'" + person + "','externalId':'x-" + RUN + "'}", 201));
        done(vault.write("auth/" + MOUNT + "/users/" + person, JsonObject.of("password", new JsonString(PASSWORD))));
        String group = id(scim("POST", "/Groups", "{'displayName':'Payments " + RUN + "'}", 201));
        done(vault.writeById(
                "group", group, JsonObject.builder().put("policies", SECRETS).build()));

        VaultToken token = logsIn(person, user);
        assertThat(secret("payments", token)).isEqualTo(403);

        scim(
                "PATCH",
                "/Groups/" + group,
                patch("{'op':'add','path':'members','value':[{'value':'" + user + "'}]}"),
                200);
        assertThat(secret("payments", token)).isEqualTo(200);
        assertThat(secret("payroll", token)).isEqualTo(403);
        assertThat(secret("payments", logsIn(person, user))).isEqualTo(200);

        scim("PATCH", "/Users/" + user, patch("{'op':'replace','value':{'active':false}}"), 200);
        assertThat(secret("payments", token)).isEqualTo(403);
        assertThat(vault.login(MOUNT, person, PASSWORD).status()).isEqualTo(403);

        scim("PATCH", "/Users/" + user, patch("{'op':'replace','value':{'active':true}}"), 200);
        assertThat(secret("payments", token)).isEqualTo(200);
        assertThat(secret("payments", logsIn(person, user))).isEqualTo(200);

        scim("PATCH", "/Groups/" + group, patch("{'op':'remove','path':'members[value eq \\'" + user + "\\']'}"), 200);
        assertThat(secret("payments", token)).isEqualTo(403);
        scim(
                "PATCH",
                "/Groups/" + group,
                patch("{'op':'add','path':'members','value':[{'value':'" + user + "'}]}"),
                200);
        assertThat(secret("payments", token)).isEqualTo(200);

        scim("DELETE", "/Users/" + user, "", 204);
        assertThat(secret("payments", token)).isEqualTo(403);
        leftNothingBehind(user, person, group);
        scim("DELETE", "/Groups/" + group, "", 204);
    }

    private static void leftNothingBehind(String user, String person, String group) {
        assertThat(vault.readById("entity", user).isMissing()).isTrue();
        JsonObject byName = JsonObject.of("name", new JsonString(person));
        assertThat(vault.write("identity/lookup/entity", byName).status()).isEqualTo(204);
        JsonObject byAlias = JsonObject.builder()
                .put("alias_name", person)
                .put("alias_mount_accessor", vault.accessor(MOUNT))
                .build();
        assertThat(vault.write("identity/lookup/entity", byAlias).status()).isEqualTo(204);
        JsonObject left = vault.readById("group", group).data();
        assertThat(left.array("member_entity_ids")).isEmpty();
        assertThat(left.array("policies").only(JsonString.class).map(JsonString::value))
                .isEqualTo(List.of(SECRETS));
    }

    /** The person's token; the login must have led to the provisioned entity. */
    private static VaultToken logsIn(String person, String user) {
        JsonObject auth = vault.login(MOUNT, person, PASSWORD)
                .body()
                .flatMap(body -> body.object("auth"))
                .orElseThrow();
        assertThat(auth.string("entity_id")).contains(user);
        return new VaultToken(auth.string("client_token").orElseThrow());
    }

    private static int secret(String name, VaultToken token) {
        return vault.send(VaultCall.get(VaultPath.of(SECRETS + "/" + name)), token)
                .status();
    }

    private static String patch(String operation) {
        return "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[" + operation + "]}";
    }

    /** Sends JSON whose double quotes are written as single ones. */
    private static String scim(String method, String path, String body, int status) throws Exception {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(host.base() + path))
                        .header("Authorization", "Bearer " + vault.token(MOUNT))
                        .header("Content-Type", "application/scim+json")
                        .method(
                                method,
                                BodyPublishers.ofString(
                                        body.replace("\\'", "\\\"").replace('\'', '"')))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer.body();
    }

    private static String id(String body) {
        return ((JsonObject) JsonText.within(JsonLimits.ANSWER).parse(body))
                .string("id")
                .orElseThrow();
    }

    private static void done(VaultReply reply) {
        assertThat(reply.isSuccess()).as("%s %s", reply, reply.errors()).isTrue();
    }
}
