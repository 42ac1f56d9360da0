package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.protocol.RawRequest;
import io.scimvault.scim.protocol.RawResponse;
import io.scimvault.vault.VaultScim;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.TokenSources;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.lock.InProcessLock;
import io.scimvault.vault.testing.PersonLogin;
import io.scimvault.vault.testing.RealPeople;
import io.scimvault.vault.testing.RealVault;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A principal who has logged in does with SCIM what the policies of an admin's allow, by Vault's own judgement. */
class CapabilitiesIT {
    private final RealVault vault = RealVault.get();
    private final RealPeople people = new RealPeople(vault);
    private final Recorder calls = new Recorder(vault.transport());
    private final VaultScim scim = VaultScim.builder(calls, TokenSources.fixed(vault.restrictedToken()))
            .groupLock(new InProcessLock())
            .build();
    private final PersonLogin principal =
            people.service(people.approle(), RealVault.unique("okta"), List.of("default"));
    private final ScimClient client = ScimClient.named(RealVault.unique("hr"))
            .principal(principal.entityId())
            .checksCapabilities(true);

    private static String user(String name) {
        return "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'userName':'" + name + "'}";
    }

    private static RawRequest request(String method, String path, String body) {
        byte[] bytes = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return RawRequest.of(
                method, path, null, Map.of("Content-Type", "application/scim+json"), new ByteArrayInputStream(bytes));
    }

    private RawResponse send(VaultToken token, String method, String path, String body) {
        return scim.handle(token.value(), request(method, path, body));
    }

    private int status(String method, String path, String body) {
        return send(principal.token(), method, path, body).status();
    }

    /** A policy that a group gives the principal. */
    private String grant(String rules) {
        String policy = RealVault.unique("scim-callers");
        vault.policy(policy, rules);
        String group = RealVault.unique("callers");
        vault.admin(
                "POST",
                "identity/group",
                "{\"name\":\"" + group + "\",\"policies\":[\"" + policy + "\"],\"member_entity_ids\":[\""
                        + principal.entityId() + "\"]}");
        return policy;
    }

    @Test
    void aCallerDoesWhatThePoliciesOfAGroupAllowAndNoMore() {
        scim.registry().create(client);
        String id = json(scim.handle(client, request("POST", "/Users", user(RealVault.unique("alice")))))
                .string("id")
                .orElseThrow();
        for (String path : List.of("/Users", "/Groups", "/Users/" + id, "")) {
            assertThat(status("GET", path, ""))
                    .as("nothing is allowed, %s", path)
                    .isEqualTo(403);
        }
        assertThat(status("GET", "/ServiceProviderConfig", "")).isEqualTo(200);

        grant("path \"scim/v2/Users\" { capabilities = [\"list\"] }");

        assertThat(status("GET", "/Users", "")).isEqualTo(200);
        assertThat(status("GET", "/Users/" + id, "")).isEqualTo(403);
        assertThat(status("GET", "/Groups", "")).isEqualTo(403);
        assertThat(status("POST", "/Users", user(RealVault.unique("bob")))).isEqualTo(403);
        assertThat(status("PUT", "/Users/" + id, user(RealVault.unique("bob")))).isEqualTo(403);
        assertThat(status("DELETE", "/Users/" + id, "")).isEqualTo(403);

        grant("path \"scim/v2/Users\" { capabilities = [\"create\"] }\n"
                + "path \"scim/v2/Users/*\" { capabilities = [\"read\", \"update\"] }\n"
                + "path \"scim/v2/Users/" + id + "\" { capabilities = [\"deny\"] }");

        RawResponse created = send(principal.token(), "POST", "/Users", user(RealVault.unique("bob")));
        assertThat(created.status()).isEqualTo(201);
        String other = json(created).string("id").orElseThrow();
        calls.drain();
        assertThat(status("GET", "/Users/" + other, "")).isEqualTo(200);
        assertThat(calls.drain())
                .containsExactly(
                        "GET auth/token/lookup-self",
                        "GET identity/group/id/{id}",
                        "POST sys/capabilities-self",
                        "GET identity/entity/id/{id}");
        assertThat(status("PUT", "/Users/" + other, user(RealVault.unique("bob"))))
                .isEqualTo(200);
        assertThat(status("DELETE", "/Users/" + other, "")).isEqualTo(403);
        assertThat(status("GET", "/Users/" + id, "")).isEqualTo(403);
        assertThat(status("GET", "/Users/a%2Ab", "")).isEqualTo(404);
    }

    @Test
    void aTokenThatMayNotAskMayDoNothing() {
        String name = RealVault.unique("nothing");
        vault.policy(name, "path \"auth/token/lookup-self\" { capabilities = [\"read\"] }");
        PersonLogin bare = people.service(people.approle(), RealVault.unique("entra"), List.of(name));
        scim.registry().create(client.principal(bare.entityId()));

        assertThat(send(bare.token(), "GET", "/Users", "").status()).isEqualTo(403);
    }

    @Test
    void thePolicyThatAClientRequiresCountsByAGroup() {
        String policy = grant("path \"none\" { capabilities = [\"read\"] }");
        scim.registry().create(client.checksCapabilities(false).requiredPolicy(policy + "-2"));
        assertThat(status("GET", "/Users", "")).isEqualTo(401);

        scim.registry().update(client.checksCapabilities(false).requiredPolicy(policy));

        assertThat(status("GET", "/Users", "")).isEqualTo(200);
        assertThat(scim.handle(vault.rootToken().value(), request("GET", "/Users", ""))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aClientThatIsBeingDeletedAnswers503() {
        scim.registry().create(client.checksCapabilities(false));
        assertThat(status("GET", "/Users", "")).isEqualTo(200);
        String group = "identity/group/name/scim-client:" + client.name();
        vault.admin(
                "POST",
                group,
                "{\"metadata\":{\"scim_registry\":\"" + client.name()
                        + "\",\"scim_format\":\"1\",\"scim_state\":\"deleting delete\"}}");

        RawResponse refused = send(principal.token(), "GET", "/Users", "");

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.text()).contains("This SCIM client is being deleted.");
        assertThat(refused.header("Retry-After")).isPresent();
    }
}
