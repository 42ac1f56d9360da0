package io.scimvault.vault.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.doctor.Finding.Code;
import io.scimvault.vault.driver.TokenSource;
import io.scimvault.vault.driver.TokenSources;
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
