package io.scimvault.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.host.IsolationScim.Answer;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Isolation on the packaged host with a real server. */
final class IsolationIT implements IsolationContract {
    private static String current = "";
    private static IsolationTrial trial;
    private static IsolationOnServer host;

    @BeforeAll
    static void starts() throws Exception {
        host = IsolationOnServer.start();
    }

    @AfterAll
    static void ends() {
        try {
            assertThat(host.log()).doesNotContain("ERROR");
        } finally {
            host.close();
        }
    }

    @Override
    public List<IsolationRow> rows(IsolationKind kind, String client) {
        return client.equals("okta-demo") ? IsolationTable.rows(kind, client) : IsolationTable.fewRows(kind, client);
    }

    @Override
    public IsolationTrial trial(String client) {
        if (!client.equals(current)) {
            trial = new IsolationTrial(IsolationWorld.of(host, client));
            current = client;
        }
        return trial;
    }

    @Test
    void aSweepLeavesAloneWhatIsYoung() throws Exception {
        IsolationWorld world = IsolationWorld.of(host, "okta-demo");
        Map<String, String> before = world.state();
        try (HostProcess sweeping = host.sweeping(1)) {
            Thread.sleep(2500);

            assertThat(sweeping.err()).doesNotContain("ERROR");
        }
        Map<String, String> after = world.state();
        List.of(before, after).forEach(state -> state.keySet().removeIf(key -> key.startsWith("all of ")));
        assertThat(after).isEqualTo(before);
        current = ""; // the half-made objects of that world may have been old enough
    }

    @Test
    void onlyATokenOfAPrincipalSpeaksForAClientAndOnlyForItsOwn() {
        IsolationWorld world = trial("okta-demo").world();
        String person = "person-" + world.mark();
        JsonObject user = JsonObject.of("userName", new JsonString(person));
        String provisioned = world.scim().made("/Users", user);
        String revoked = host.anotherToken("okta-demo");
        assertThat(new IsolationScim(host.base(), revoked)
                        .send("GET", "/Users", "")
                        .status())
                .isEqualTo(200);
        host.admin("auth/token/revoke", JsonObject.of("token", new JsonString(revoked)));
        String stranger = "stranger-" + world.mark();
        host.principal(stranger);
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("the root token", host.root().value());
        tokens.put("the host's own token", host.ownToken());
        tokens.put("a host's token without an entity", host.tokenWithoutEntity());
        tokens.put("a provisioned user's token", host.personsToken("okta-demo", person));
        tokens.put("a person's token", host.personsToken("okta-demo", stranger));
        tokens.put("a token of an entity that is no principal", host.tokenOf(stranger, "default", false));
        tokens.put("a revoked token of the principal", revoked);
        tokens.put("the token with a letter more", host.token("okta-demo") + "x");
        tokens.put("the token in other case", host.token("okta-demo").toUpperCase(Locale.ROOT));
        tokens.put("the client's name", "okta-demo");
        tokens.put("the demo's token in memory", "okta-demo-token");
        tokens.put("no token", "");
        Map<String, String> before = world.state();

        tokens.forEach((whose, token) -> {
            IsolationScim scim = new IsolationScim(host.base(), token);
            for (String path : List.of("/Users", "/Groups", "/Users/" + provisioned, "/Users/.search", "/Schemas")) {
                for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
                    Answer answer = scim.send(method, path, method.matches("GET|DELETE") ? "" : user.toString());

                    assertThat(answer.status())
                            .as(whose + " " + method + " " + path)
                            .isEqualTo(401);
                    assertThat(answer.body()).doesNotContain(person, provisioned);
                }
            }
        });

        assertThat(world.state()).isEqualTo(before);
        assertThat(world.theirScim().send("GET", "/Users/" + provisioned, "").status())
                .isEqualTo(404);
        world.scim().delete("/Users", provisioned);
    }
}
