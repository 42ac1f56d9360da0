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
import io.scimvault.vault.driver.AuditEvent;
import io.scimvault.vault.driver.TokenSources;
import io.scimvault.vault.lock.InProcessLock;
import io.scimvault.vault.memory.InMemoryVault;
import io.scimvault.vault.plan.IdRef;
import io.scimvault.vault.plan.Paths;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.registry.Children;
import java.time.Duration;
import java.util.ArrayList;
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
        InMemoryVault.Login service = released("service", "greedy");
        scim.registry().create(ScimClient.named("other").principal(service.entityId()));

        assertThatThrownBy(
                        () -> scim.as(greedy).users().create(User.of("service").build()))
                .isInstanceOf(ScimException.class);
        assertThat(memory.entity("service").metadata()).doesNotContainKey("scim_client");
    }

    /** Somebody whose entity an admin lets a client have, under this name. */
    private InMemoryVault.Login released(String name, String client) {
        InMemoryVault.Login person = memory.login("approle", name);
        VaultCall release = VaultCall.post(
                Paths.entity(IdRef.known(person.entityId())),
                JsonObject.builder()
                        .put("name", name)
                        .put("metadata", JsonObject.of("scim_adopt", new JsonString(client)))
                        .build());
        memory.send(release, memory.rootToken());
        return person;
    }

    /** Another host has registered the client meanwhile: what is made a user for good is looked at anew. */
    @Test
    void aPrincipalThatAnotherHostRegisteredIsNotAdopted() {
        VaultScim scim = builder().build();
        ScimClient greedy = ScimClient.named("greedy");
        scim.as(greedy).users().create(User.of("alice").build());
        InMemoryVault.Login service = released("service", "greedy");
        builder().build().registry().create(ScimClient.named("other").principal(service.entityId()));

        assertThatThrownBy(
                        () -> scim.as(greedy).users().create(User.of("service").build()))
                .isInstanceOf(ScimException.class);
        assertThat(memory.entity("service").metadata()).doesNotContainKey("scim_client");
    }

    /** Another host has registered the client meanwhile: from its first request here on, its principal is out of reach. */
    @Test
    void aPrincipalIsOutOfReachFromTheFirstRequestOfItsClientOn() {
        VaultScim scim = builder().build();
        ScimClient greedy = ScimClient.named("greedy");
        assertThat(scim.as(greedy).users().all()).isEmpty(); // who is a principal is remembered from here on
        InMemoryVault.Login service = memory.login("approle", "service");
        builder().build().registry().create(ScimClient.named("other").principal(service.entityId()));
        VaultCall mark = VaultCall.post(
                Paths.entity(IdRef.known(service.entityId())),
                JsonObject.of("metadata", JsonObject.of("scim_client", new JsonString("greedy"))));
        memory.send(mark, memory.rootToken());

        assertThat(scim.handle(service.token().value(), LIST).status()).isEqualTo(200);

        assertThat(scim.as(greedy).users().get(service.entityId())).isEmpty();
    }

    @Test
    void thePrincipalOfAClientInCodeIsProtectedFromTheStartWhereTheHostNamesTheClient() {
        InMemoryVault.Login service = released("service", "greedy");
        ScimClient coded = ScimClient.named("coded").principal(service.entityId());
        VaultScim scim = builder().clients(coded).build();
        ScimClient greedy = ScimClient.named("greedy");

        assertThatThrownBy(
                        () -> scim.as(greedy).users().create(User.of("service").build()))
                .isInstanceOf(ScimException.class);
        assertThat(memory.entity("service").metadata()).doesNotContainKey("scim_client");
    }

    @Test
    void aCallerWithoutATokenIsNobody() {
        VaultScim scim = builder().build();
        ScimClient checked = hr.checksCapabilities(true);
        scim.registry().create(checked);

        assertThat(scim.handle((String) null, LIST).status()).isEqualTo(401);
        assertThat(scim.handle(checked, null, LIST).status()).isEqualTo(401);
        assertThat(scim.authenticate(null)).isEmpty();
    }

    @Test
    void aRegistrationThatCannotBeReadIsToldTheOperator() {
        List<String> told = new ArrayList<>();
        VaultScim scim = builder()
                .failureListener((id, failure) -> told.add(failure.getMessage()))
                .build();
        scim.registry().create(hr);
        VaultCall unread = VaultCall.post(
                Paths.group(IdRef.known(memory.group("scim-client:hr").id())),
                JsonObject.of("metadata", JsonObject.of("scim_adopt", new JsonString("hr"))));
        memory.send(unread, memory.rootToken());

        assertThat(list(scim).status()).isEqualTo(503);
        assertThat(told).containsExactly("This SCIM client's registration cannot be read.");
    }

    @Test
    void theRegistryIsClosedWithAllElse() {
        VaultScim scim = builder().build();
        scim.registry().create(hr);
        scim.close();

        for (Runnable work : List.<Runnable>of(
                () -> scim.registry().update(hr.groupsViaUsers(true)),
                () -> scim.registry().delete("hr", Children.DELETE),
                () -> scim.registry().list(),
                () -> scim.registry().planDelete("hr", Children.DELETE),
                () -> scim.registry().authenticate(principal.token().value()))) {
            assertThatThrownBy(work::run)
                    .isInstanceOfSatisfying(
                            ScimException.class,
                            refusal -> assertThat(refusal.error().status()).isEqualTo(503));
        }
        assertThat(builder().build().registry().read("hr")).contains(hr);
    }

    @Test
    void whatTheRegistryDoesIsAudited() {
        List<String> told = new ArrayList<>();
        VaultScim scim = builder()
                .audit(event -> {
                    if (event instanceof AuditEvent.OperationEnded ended) {
                        told.add(ended.operation() + " " + ended.operation().client() + " " + ended.status());
                    }
                })
                .build();

        scim.registry().create(hr);
        assertThatThrownBy(() -> scim.registry().create(hr)).isInstanceOf(IllegalArgumentException.class);
        scim.as(hr).users().create(User.of("alice").build());
        assertThatThrownBy(() -> scim.registry().delete("hr", Children.REFUSE))
                .isInstanceOf(IllegalStateException.class);
        scim.registry().delete("hr", Children.DELETE);

        assertThat(told)
                .containsExactly(
                        "create client hr 201",
                        "create client hr 400",
                        "create User hr 201",
                        "delete client hr 409",
                        "delete client hr 204");
    }
}
