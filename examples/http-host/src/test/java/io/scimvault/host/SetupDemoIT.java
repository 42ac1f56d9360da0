package io.scimvault.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.vault.VaultPolicy;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import io.scimvault.vault.testing.RealVault;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The demo on a real server: prepared twice, then served with the restricted token. */
final class SetupDemoIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final VaultPath SELF = VaultPath.of("auth/token/lookup-self");

    private static DemoVault vault;
    private static HostProcess host;

    @BeforeAll
    static void setsUp() throws Exception {
        vault = DemoVault.setUp();
        host = vault.serve();
    }

    @AfterAll
    static void ends() {
        host.close();
    }

    @Test
    void printsTwoLinesAndEachRunsTokensStayValid() throws Exception {
        HostProcess again = DemoVault.setupDemo(vault.server(), Map.of());

        assertThat(again.exitStatus()).as(again.err()).isZero();
        assertThat(again.out()).matches("okta-demo \\S+\nsailpoint-demo \\S+\n");
        for (String client : new String[] {"okta-demo", "sailpoint-demo"}) {
            String fresh = DemoVault.tokens(again.out()).get(client);
            assertThat(fresh).isNotEqualTo(vault.token(client));
            assertThat(users(fresh)).isEqualTo(200);
            assertThat(users(vault.token(client))).isEqualTo(200);
        }
    }

    @Test
    void aClientsTokenLastsItsPeriodAndHasNothingButTheDefaultPolicy() {
        JsonObject self = self(vault.token("okta-demo"));

        assertThat(strings(self, "policies")).containsExactly("default");
        assertThat(self.string("entity_id").orElse("")).isNotEmpty();
        assertThat(self.member("creation_ttl")).hasToString("2764800");
        assertThat(self.bool("orphan")).contains(true);
    }

    @Test
    void theHostsTokenIsTheOwnersAloneAndHasNothingButTheRestrictedPolicy() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(vault.hostTokenFile())))
                .isEqualTo("rw-------");
        String token = Files.readString(vault.hostTokenFile()).strip();

        JsonObject self = self(token);
        assertThat(strings(self, "policies")).containsExactly("scim-vault");
        assertThat(self.string("entity_id")).contains("");
        VaultReply policy =
                vault.send(VaultCall.get(VaultPath.of("sys/policies/acl/scim-vault")), new VaultToken(token));
        assertThat(policy.status()).isEqualTo(403);
        assertThat(vault.read("sys/policies/acl/scim-vault").string("policy")).contains(VaultPolicy.hcl());
    }

    @Test
    void aTokenThatSpeaksForNobodyIs401() throws Exception {
        assertThat(users("s.unknown")).isEqualTo(401);
        assertThat(users(vault.server().rootToken().value())).isEqualTo(401);
        assertThat(users(Files.readString(vault.hostTokenFile()).strip())).isEqualTo(401);
    }

    @Test
    void aRevokedTokenIs401() throws Exception {
        String token = DemoVault.tokens(
                        DemoVault.setupDemo(vault.server(), Map.of()).out())
                .get("sailpoint-demo");
        assertThat(users(token)).isEqualTo(200);

        vault.write("auth/token/revoke", JsonObject.of("token", new JsonString(token)));

        assertThat(users(token)).isEqualTo(401);
    }

    @Test
    void aTokenInUseIsRenewedBeforeHalfItsPeriodIsGone() throws Exception {
        String token = shortLived("default", "scim-principal-okta-demo");

        for (int i = 0; i < 18; i++) {
            assertThat(users(token)).isEqualTo(200);
            Thread.sleep(500);
        }

        assertThat(self(token).member("ttl")).isIn(seconds(3), seconds(4), seconds(5), seconds(6));
    }

    @Test
    void theHostKeepsItsOwnTokenAlive() throws Exception {
        String token = shortLived("scim-vault", "");
        try (HostProcess other =
                HostProcess.serve(Map.of("VAULT_ADDR", vault.server().address(), "VAULT_TOKEN", token))) {
            Thread.sleep(9_000);

            assertThat(users(other, vault.token("okta-demo"))).isEqualTo(200);
        }
    }

    /** A token with a period of six seconds. */
    private static String shortLived(String policy, String alias) {
        JsonObject role = JsonObject.builder()
                .put("allowed_policies", policy)
                .put("allowed_entity_aliases", alias)
                .put("orphan", true)
                .put("token_period", "6s")
                .put("token_no_default_policy", alias.isEmpty())
                .build();
        String name = RealVault.unique("short");
        assertThat(vault.write("auth/token/roles/" + name, role).isSuccess()).isTrue();
        JsonObject wish = JsonObject.builder()
                .put("entity_alias", Optional.of(alias).filter(text -> !text.isEmpty()))
                .build();
        return vault.write("auth/token/create/" + name, wish)
                .body()
                .flatMap(body -> body.object("auth"))
                .flatMap(auth -> auth.string("client_token"))
                .orElseThrow();
    }

    @Test
    void needsAnAdministratorsToken() throws Exception {
        HostProcess refused = HostProcess.run(
                Map.of(
                        "VAULT_ADDR",
                        vault.server().address(),
                        "VAULT_TOKEN_FILE",
                        vault.hostTokenFile().toString()),
                "setup-demo");

        assertThat(refused.exitStatus()).isEqualTo(1);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err())
                .contains("with 403; the token must be an administrator's")
                .doesNotContain("\tat ");
    }

    @Test
    void doesNotTurnAClientsMountIntoAnother() throws Exception {
        HostProcess refused = DemoVault.setupDemo(vault.server(), Map.of("SCIM_DEMO_AUTH", "approle"));

        assertThat(refused.exitStatus()).isEqualTo(1);
        assertThat(refused.err()).contains("auth/okta-demo is not of type approle");
    }

    @Test
    void worksInANamespaceAndWithApprole() throws Exception {
        String namespace = RealVault.unique("team");
        VaultReply created =
                vault.server().raw(vault.server().rootToken(), "POST", "sys/namespaces/" + namespace, "{}");
        assumeThat(created.status()).as("the server has namespaces").isNotEqualTo(404);
        Map<String, String> there = Map.of("VAULT_NAMESPACE", namespace, "SCIM_DEMO_AUTH", "approle");

        HostProcess setup = DemoVault.setupDemo(vault.server(), there);
        assertThat(setup.exitStatus()).as(setup.err()).isZero();
        HostProcess again = DemoVault.setupDemo(vault.server(), there);
        assertThat(again.exitStatus()).as(again.err()).isZero();

        try (HostProcess other = HostProcess.serve(Map.of(
                "VAULT_ADDR", vault.server().address(),
                "VAULT_TOKEN", vault.server().rootToken().value(),
                "VAULT_NAMESPACE", namespace))) {
            assertThat(users(other, DemoVault.tokens(setup.out()).get("okta-demo")))
                    .isEqualTo(200);
            assertThat(users(other, vault.token("okta-demo"))).isEqualTo(401);
        }
    }

    @Test
    void theHostDoesNotStartWithATokenThatVaultDoesNotKnow() throws Exception {
        HostProcess refused =
                HostProcess.run(Map.of("VAULT_ADDR", vault.server().address(), "VAULT_TOKEN", "s.unknown"));

        assertThat(refused.exitStatus()).isEqualTo(1);
        assertThat(refused.err()).contains("Vault refused the host's token with 403");
    }

    private static JsonNumber seconds(long value) {
        return JsonNumber.of(value);
    }

    private static JsonObject self(String token) {
        return vault.send(VaultCall.get(SELF), new VaultToken(token)).data();
    }

    private static Stream<String> strings(JsonObject object, String name) {
        return object.array(name).only(JsonString.class).map(JsonString::value);
    }

    private static int users(String token) throws Exception {
        return users(host, token);
    }

    private static int users(HostProcess at, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(at.base() + "/Users?count=1"))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(30))
                .build();
        HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
        return answer.statusCode();
    }
}
