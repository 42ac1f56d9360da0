package io.scimvault.vault.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.PlanRunner;
import io.scimvault.vault.driver.TokenSources;
import io.scimvault.vault.driver.VaultReader;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.driver.VaultSession;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.memory.InMemoryVault;
import io.scimvault.vault.plan.IdRef;
import io.scimvault.vault.plan.PendingNames;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthenticatorTest {
    private static final List<String> TWO = List.of("GET auth/token/lookup-self", "GET identity/group/id/{id}");
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

    private final InMemoryVault memory = InMemoryVault.create().authMount("approle");
    private final List<String> calls = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000); // runs over, as nanoTime may
    private JsonObject ofToken = JsonObject.EMPTY;
    private Runnable during = () -> {};
    private final VaultReader reader =
            new VaultReader(new VaultSession(this::send, TokenSources.fixed(memory.rootToken())), Runnable::run);
    private final InMemoryVault.Login principal = memory.login("approle", "okta");
    private final ScimClient hr = ScimClient.named("hr").principal(principal.entityId());
    private final Authenticator strict = authenticator(Duration.ZERO);

    private VaultReply send(VaultCall call, VaultToken token) {
        calls.add(call.method() + " " + call.path().template());
        VaultReply reply = memory.send(call, token);
        during.run();
        if (!call.path().fixed().equals("auth/token/lookup-self") || reply.status() != 200) {
            return reply;
        }
        JsonObject data = reply.data();
        for (String name : ofToken.names()) {
            data = data.with(name, ofToken.array(name));
        }
        return new VaultReply(200, Optional.of(JsonObject.of("data", data)));
    }

    private Authenticator authenticator(Duration remembered) {
        return new Authenticator(reader, Duration.ofSeconds(5), remembered, nanos::get);
    }

    private void register(ScimClient client) {
        new ClientRegistry(
                        reader,
                        new PlanRunner(new VaultSession(memory, TokenSources.fixed(memory.rootToken()))),
                        new AliasMounts(reader),
                        PendingNames.random())
                .create(client);
        calls.clear();
    }

    private Optional<ScimClient> authenticate(Authenticator authenticator) {
        calls.clear();
        return authenticator.client(principal.token().value());
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private String admin(VaultPath path, JsonObject body) {
        VaultReply reply = memory.send(VaultCall.post(path, body), memory.rootToken());
        assertThat(reply.isSuccess()).as("%s", reply.errors()).isTrue();
        return reply.data().string("id").orElse("");
    }

    private VaultPath registered() {
        return VaultPath.of(
                "identity/group/id", IdRef.known(memory.group("scim-client:hr").id()));
    }

    private void metadata(Map<String, String> pairs) {
        JsonObject metadata = JsonObject.EMPTY;
        for (Map.Entry<String, String> pair : pairs.entrySet()) {
            metadata = metadata.with(pair.getKey(), new JsonString(pair.getValue()));
        }
        admin(registered(), JsonObject.of("metadata", metadata));
    }

    @Test
    void findsTheGroupByThePrincipalOnceAndReadsItEachTime() {
        register(hr);

        assertThat(authenticate(strict)).contains(hr);
        assertThat(calls).contains("GET identity/entity/id/{id}");
        assertThat(authenticate(strict)).contains(hr);
        assertThat(calls).isEqualTo(TWO);
        metadata(Map.of("scim_registry", "hr", "scim_format", "1", "scim_adoption", "adopt"));
        assertThat(authenticate(strict)).isPresent().isNotEqualTo(Optional.of(hr));
        assertThat(calls).isEqualTo(TWO);
        metadata(Map.of());
        assertUnreadable(strict);
    }

    private void assertUnreadable(Authenticator authenticator) {
        assertThatThrownBy(() -> authenticate(authenticator))
                .isInstanceOf(ScimException.class)
                .hasMessage("This SCIM client's registration cannot be read.");
    }

    @Test
    void aPrincipalThatLeftIsNobodyAtOnce() {
        register(hr);
        authenticate(strict);

        admin(registered(), JsonObject.of("member_entity_ids", JsonArray.EMPTY));

        assertThat(authenticate(strict)).isEmpty();
    }

    @Test
    void aPrincipalOfTwoClientsIsRefusedWithinFiveSeconds() {
        register(hr);
        assertThat(authenticate(strict)).contains(hr);
        admin(
                VaultPath.of("identity/group"),
                JsonObject.builder()
                        .put("name", "Scim-Client:anything")
                        .put("member_entity_ids", principal.entityId())
                        .build());

        pass(Duration.ofMillis(4_999));
        assertThat(authenticate(strict)).contains(hr);
        pass(Duration.ofMillis(1));
        assertThat(authenticate(strict)).isEmpty();
        assertThat(authenticate(authenticator(Duration.ZERO))).isEmpty();
    }

    @Test
    void aTokenIsTakenForWhatItWasAsLongAsTheHostSays() {
        register(hr);
        Authenticator remembering = authenticator(HALF_A_MINUTE);
        assertThat(authenticate(remembering)).contains(hr);
        memory.revoke(principal.token());

        pass(HALF_A_MINUTE.minusNanos(1));
        assertThat(authenticate(remembering)).contains(hr);
        assertThat(calls).isEmpty();
        pass(Duration.ofNanos(1));
        assertThat(authenticate(remembering)).isEmpty();
        assertThat(authenticate(strict)).isEmpty();
    }

    @Test
    void nobodyIsRememberedAsNobody() {
        Authenticator remembering = authenticator(HALF_A_MINUTE);
        assertThat(authenticate(remembering)).isEmpty();

        register(hr);

        assertThat(authenticate(remembering)).contains(hr);
    }

    @Test
    void whatChangedInThisProcessCountsAtOnceEvenForARequestOnItsWay() {
        register(hr);
        Authenticator remembering = authenticator(HALF_A_MINUTE);
        authenticate(remembering);
        metadata(Map.of());
        remembering.forget();
        assertUnreadable(remembering);

        metadata(Map.of("scim_registry", "hr", "scim_format", "1"));
        during = remembering::forget;
        assertThat(authenticate(remembering)).contains(hr);
        during = () -> {};
        metadata(Map.of());
        assertUnreadable(remembering);
    }

    @ParameterizedTest
    @CsvSource({
        "policies, scim, true",
        "identity_policies, scim, true",
        "policies, SCIM, false",
        "external_namespace_policies, scim, false",
        "policies, scim2, false"
    })
    void theRequiredPolicyIsTheTokensOwnOrOneOfItsEntity(String where, String policy, boolean opens) {
        register(hr.requiredPolicy("scim"));
        ofToken = JsonObject.of(where, JsonArray.ofStrings(List.of("default", policy)));

        assertThat(authenticate(strict).isPresent()).isEqualTo(opens);
    }

    @Test
    void remembersAThousandAtMost() {
        Memory<String> few = new Memory<>(HALF_A_MINUTE, nanos::get);
        for (int i = 0; i <= 1_000; i++) {
            few.put("k" + i, "v", few.moment());
        }

        assertThat(few.get("k0")).isEmpty();
        assertThat(few.get("k1")).contains("v");
        assertThat(few.get("k1000")).contains("v");
    }
}
