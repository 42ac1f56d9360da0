package io.scimvault.vault.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.vault.VaultScim;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.doctor.Finding.Code;
import io.scimvault.vault.driver.TokenSource;
import io.scimvault.vault.driver.TokenSources;
import io.scimvault.vault.lock.InProcessLock;
import io.scimvault.vault.plan.IdRef;
import io.scimvault.vault.plan.Paths;
import io.scimvault.vault.plan.VaultCall;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the doctor says of the clients: their mounts, their principals, and the entity of the library itself. */
class DoctorClientsTest extends Patient {
    @Test
    void checksTheMountsOfTheClients() {
        memory.localAuthMount("near", "ldap");
        self("path", new JsonString("auth/oidc/login"));
        ScimClient hr = ScimClient.named("hr")
                .aliasMount("auth_gone_1")
                .aliasMount(memory.mountAccessor("near"))
                .aliasMount(memory.mountAccessor("token"))
                .aliasMount(memory.mountAccessor("oidc"));

        assertThat(sentences(examine(hr), Code.MOUNT))
                .contains("Client hr, alias mount auth_gone_1: there is no such auth mount")
                .contains("it is local to its cluster")
                .contains("it is the token mount")
                .contains("this service itself logs in there");
    }

    @Test
    void checksThePrincipalsOfTheClients() {
        String nobody = UUID.randomUUID().toString();
        String disabled = entity(JsonObject.builder().put("name", "d").put("disabled", true));
        String user = entity(JsonObject.builder()
                .put("name", "u")
                .put("metadata", JsonObject.of("scim_client", new JsonString("hr"))));
        String twice = entity(JsonObject.builder().put("name", "t"));
        group("scim-client:a", twice);
        group("scim-client:b", twice);
        String once = entity(JsonObject.builder().put("name", "o"));
        group("scim-client:c", once);
        group("scimmers", once);

        assertThat(problem(nobody)).contains("is no entity");
        assertThat(problem(disabled)).contains("is disabled").contains("speaks for no registered client");
        assertThat(problem(user)).contains("is a user that a SCIM client provisioned");
        assertThat(problem(twice)).contains("speaks for 2 registered clients");
        assertThat(problem(once)).isEmpty();
        assertThat(problem("../x")).contains("is no entity");
        assertThat(sentences(
                        examine(
                                ScimClient.named("x").principal(once),
                                ScimClient.named("y").principal(once)),
                        Code.PRINCIPAL))
                .isEqualTo("The principal of client y speaks for another of the given clients as well.");
    }

    @Test
    void looksAtAllClientsThatAreKeptInVault() {
        String principal = entity(JsonObject.builder().put("name", "p"));
        VaultScim vault = VaultScim.builder(memory, TokenSources.fixed(memory.rootToken()))
                .groupLock(new InProcessLock())
                .clients(ScimClient.named("coded").aliasMount("auth_gone_1"))
                .build();
        vault.registry().create(ScimClient.named("whole").principal(principal));
        group("scim-client:strange", principal);
        memory.authMount("gone");
        vault.registry()
                .create(ScimClient.named("mountless")
                        .principal(entity(JsonObject.builder().put("name", "q")))
                        .aliasMount(memory.mountAccessor("gone")));
        memory.unmountAuth("gone");

        Diagnosis diagnosis = vault.examine();

        assertThat(sentences(diagnosis, Code.REGISTRATION))
                .isEqualTo("Client strange answers no requests: a setting of it is not understood.");
        assertThat(sentences(diagnosis, Code.MOUNT)).contains("Client coded").contains("Client mountless");
        assertThat(sentences(diagnosis, Code.PRINCIPAL))
                .isEqualTo("The principal of client whole speaks for 2 registered clients, so that all its requests are"
                        + " refused.");
    }

    @Test
    void saysThatAClientHasNoPrincipalOrIsBeingDeleted() {
        VaultScim vault = VaultScim.builder(memory, TokenSources.fixed(memory.rootToken()))
                .groupLock(new InProcessLock())
                .build();
        String gone = entity(JsonObject.builder().put("name", "p"));
        vault.registry().create(ScimClient.named("alone").principal(gone));
        memory.send(VaultCall.delete(Paths.entity(IdRef.known(gone))), memory.rootToken());
        vault.registry()
                .create(ScimClient.named("going")
                        .principal(entity(JsonObject.builder().put("name", "q"))));
        JsonObject.Builder pairs = JsonObject.builder().put("scim_state", "deleting delete");
        memory.group("scim-client:going").metadata().forEach(pairs::put);
        memory.send(
                VaultCall.post(
                        Paths.group(
                                IdRef.known(memory.group("scim-client:going").id())),
                        JsonObject.of("metadata", pairs.build())),
                memory.rootToken());

        assertThat(sentences(vault.examine(), Code.REGISTRATION))
                .contains("Client alone answers no requests: it has no principal, or several.")
                .contains("Client going answers no requests: it is being deleted, or a deletion was interrupted.");
    }

    @Test
    void checksTheEntityOfTheLibraryItself() {
        String own = entity(JsonObject.builder().put("name", "service"));
        TokenSource tokens = TokenSources.fixed(memory.serviceToken(own));

        Diagnosis diagnosis =
                Doctor.examine(transport, tokens, ScimClient.named("hr").principal(own));
        assertThat(sentences(diagnosis, Code.PRINCIPAL))
                .isEqualTo("The principal of client hr is this service's own entity.");
        assertThat(sentences(diagnosis, Code.RIGHTS_TOO_MANY))
                .isEqualTo("The token may change or delete its own entity (update or delete on"
                        + " identity/entity/id/<own>).");

        String provisioned = entity(JsonObject.builder()
                .put("name", "u")
                .put("metadata", JsonObject.of("scim_client", new JsonString("hr"))));
        assertThat(codes(Doctor.examine(transport, TokenSources.fixed(memory.serviceToken(provisioned)))))
                .contains(Code.OWN_ENTITY);
    }
}
