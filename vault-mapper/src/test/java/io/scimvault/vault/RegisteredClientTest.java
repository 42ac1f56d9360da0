package io.scimvault.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.protocol.RawRequest;
import io.scimvault.scim.protocol.RawResponse;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.TokenSources;
import io.scimvault.vault.lock.InProcessLock;
import io.scimvault.vault.memory.InMemoryVault;
import io.scimvault.vault.plan.IdRef;
import io.scimvault.vault.plan.Paths;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.registry.Children;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests of a client that is kept in Vault, whatever becomes of it meanwhile. */
class RegisteredClientTest {
    private static final RawRequest LIST = RawRequest.of("GET", "/Users", null);

    private final InMemoryVault memory =
            InMemoryVault.create().authMount("approle").authMount("okta");
    private final InMemoryVault.Login principal = memory.login("approle", "caller");
    private final ScimClient hr =
            ScimClient.named("hr").principal(principal.entityId()).aliasMount(memory.mountAccessor("okta"));

    private VaultScim.Builder builder() {
        return VaultScim.builder(memory, TokenSources.fixed(memory.rootToken())).groupLock(new InProcessLock());
    }

    private RawResponse list(VaultScim scim) {
        return scim.handle(principal.token().value(), LIST);
    }

    @Test
    void aMountThatWentAwayLeavesTheClientAtWorkAndItsRuleCanGo() {
        VaultScim scim = builder().build();
        scim.registry().create(hr);
        assertThat(list(scim).status()).isEqualTo(200);
        memory.unmountAuth("okta");

        assertThat(list(builder().build()).status()).isEqualTo(200);
        InMemoryVault.Login other = memory.login("approle", "other");
        builder().build().registry().update(hr.principal(other.entityId()));
        assertThat(builder().build().registry().read("hr")).contains(hr.principal(other.entityId()));
        ScimClient without = hr.principal(other.entityId()).aliasRules(List.of());
        builder().build().registry().update(without);
        assertThat(builder().build().registry().read("hr")).contains(without);
    }

    @Test
    void aTokenIsRememberedAsLongAsTheHostSaysButNotPastADeletionHere() {
        VaultScim scim = builder().authenticationCache(Duration.ofSeconds(30)).build();
        scim.registry().create(hr);
        assertThat(list(scim).status()).isEqualTo(200);
        memory.clearCalls();

        assertThat(list(scim).status()).isEqualTo(200);
        assertThat(memory.calls()).noneMatch(call -> call.call().toString().contains("lookup-self"));
        scim.registry().delete("hr", Children.REFUSE);

        assertThat(list(scim).status()).isEqualTo(401);
        assertThatThrownBy(() -> builder()
                        .authenticationCache(Duration.ofSeconds(30).plusNanos(1))
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a token is remembered for 0 to 30 seconds");
    }

    @Test
    void aClientOfTheSameNameOwnsNoOrphanOfItsPredecessor() {
        VaultScim scim = builder().build();
        scim.registry().create(hr);
        String alice = scim.as(hr).users().create(User.of("alice").build()).id().orElseThrow();
        scim.as(hr).groups().create(Group.of("team").member(alice).build());
        scim.registry().delete("hr", Children.ORPHAN);
        scim.registry().create(hr);

        assertThatThrownBy(() -> scim.as(hr)
                        .groups()
                        .create(Group.of("new").member(alice).build()))
                .isInstanceOf(ScimException.class)
                .hasMessageContaining("members holds an id");
        assertThat(scim.as(hr).users().all()).isEmpty();
    }

    @Test
    void aCallerWhoseRightsCannotBeAskedForHasNone() {
        VaultScim scim = builder().build();
        ScimClient checked = hr.checksCapabilities(true);
        scim.registry().create(checked);

        assertThat(scim.handle(checked, LIST).status()).isEqualTo(200);
        assertThat(list(scim).status()).isEqualTo(403); // a person of the Vault in memory may not ask
        assertThat(scim.handle(checked, principal.token().value(), LIST).status())
                .isEqualTo(403);
        assertThat(scim.handle(checked, "no token", LIST).status()).isEqualTo(401);
        assertThat(scim.handle(hr, "no token", LIST).status()).isEqualTo(200);
    }

    /** Who is a principal is remembered for a minute, but not past a registration by this process. */
    @Test
    void aPrincipalIsOutOfReachAsSoonAsItsClientIsRegistered() {
        VaultScim scim = builder().build();
        ScimClient greedy = ScimClient.named("greedy");
        scim.as(greedy).users().create(User.of("alice").build());
        assertThat(scim.as(greedy).users().query("userName eq \"alice\"")).hasSize(1);
        InMemoryVault.Login service = memory.login("approle", "service");
        VaultCall release = VaultCall.post(
                Paths.entity(IdRef.known(service.entityId())),
                JsonObject.builder()
                        .put("name", "service")
                        .put("metadata", JsonObject.of("scim_adopt", new JsonString("greedy")))
                        .build());
        memory.send(release, memory.rootToken());
        scim.registry().create(ScimClient.named("other").principal(service.entityId()));

        assertThatThrownBy(
                        () -> scim.as(greedy).users().create(User.of("service").build()))
                .isInstanceOf(ScimException.class);
        assertThat(memory.entity("service").metadata()).doesNotContainKey("scim_client");
    }
}
