package io.scimvault.vault.memory;

import static io.scimvault.vault.plan.VaultCall.Method.GET;
import static io.scimvault.vault.plan.VaultCall.Method.POST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.vault.driver.TransportException;
import io.scimvault.vault.driver.TransportException.Effect;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.plan.IdRef;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallLogTest {
    private static final String ENTITY_BY_ID = "identity/entity/id/{id}";
    private static final VaultCall LIST = VaultCall.list(VaultPath.of("identity/entity/id"));

    private final InMemoryVault vault = InMemoryVault.create().authMount("okta");

    @Test
    void anEntrySaysWhatWasSentWhatCameBackAndWhoSentIt() {
        InMemoryVault.Login alice = vault.login("okta", "alice");
        VaultToken service = vault.serviceToken(alice.entityId());
        vault.send(LIST, vault.rootToken());
        vault.send(LIST, service);
        vault.send(LIST, alice.token());
        vault.send(LIST, new VaultToken("s.verysecret"));

        assertThat(vault.calls()).extracting(Call::status).containsExactly(200, 200, 403, 403);
        assertThat(vault.calls())
                .extracting(Call::caller)
                .containsExactly("root", alice.entityId(), alice.entityId(), "nobody");
        assertThat(vault.calls().by(alice.entityId())).hasSize(2);
        assertThat(vault.calls().toString())
                .isEqualTo("LIST identity/entity/id -> 200, by root\n"
                        + "LIST identity/entity/id -> 200, by " + alice.entityId() + "\n"
                        + "LIST identity/entity/id -> 403, by " + alice.entityId() + "\n"
                        + "LIST identity/entity/id -> 403, by nobody\n");
    }

    @Test
    void aCallWithoutAnAnswerSaysWhatItsSenderWasTold() {
        vault.faults().onNextCall().unreachable().onNextCall().loseAnswer();
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> vault.send(LIST, vault.rootToken())).isInstanceOf(TransportException.class);
        }
        vault.send(LIST, vault.rootToken());

        assertThat(vault.calls().failed()).extracting(Call::status).containsExactly(0, 0);
        assertThat(vault.calls().failed())
                .extracting(call -> call.failure().orElseThrow())
                .containsExactly(Effect.NONE, Effect.UNKNOWN);
        assertThat(vault.calls().get(1)).hasToString("LIST identity/entity/id -> no answer, effect UNKNOWN, by root");
    }

    @Test
    void isFilteredByWritesPathsAndConditions() {
        String id = create("alice");
        VaultPath path = VaultPath.of("identity/entity/id", IdRef.known(id));
        vault.send(VaultCall.get(path), vault.rootToken());
        vault.send(VaultCall.post(path, text("name", "bob")), vault.rootToken());
        vault.send(VaultCall.post(VaultPath.of("identity/lookup/entity"), text("name", "bob")), vault.rootToken());
        vault.send(VaultCall.post(VaultPath.of("auth/token/lookup-self"), JsonObject.EMPTY), vault.rootToken());
        vault.send(VaultCall.delete(path), vault.rootToken());

        assertThat(vault.calls()).hasSize(6);
        assertThat(vault.calls().writes())
                .extracting(
                        call -> call.call().method() + " " + call.call().path().template())
                .containsExactly("POST identity/entity", "POST " + ENTITY_BY_ID, "DELETE " + ENTITY_BY_ID);
        assertThat(vault.calls().to(ENTITY_BY_ID)).hasSize(3);
        assertThat(vault.calls().to(POST, ENTITY_BY_ID)).hasSize(1);
        assertThat(vault.calls().to(ENTITY_BY_ID).writes()).hasSize(2);
        assertThat(vault.calls().matching(call -> call.call().method() == GET)).hasSize(1);
    }

    @Test
    void showsNeitherTokensNorValuesOfBodies() {
        create("scim-pending-0123456789");
        vault.send(LIST, vault.rootToken());

        assertThat(vault.calls().toString())
                .startsWith("POST identity/entity {name} -> 200, by root\n")
                .doesNotContain("pending", vault.rootToken().value());
        assertThat(vault.calls().get(0).call().body()).hasValue(text("name", "scim-pending-0123456789"));
    }

    @Test
    void keepsTheLastTenThousandCallsUnlessChosenOtherwise() {
        IntStream.range(0, 10_050).forEach(i -> vault.send(LIST, vault.rootToken()));
        create("last");
        assertThat(vault.calls()).hasSize(10_000);
        assertThat(vault.calls().get(9_999).isWrite()).isTrue();

        vault.keepCalls(3);
        assertThat(vault.calls()).hasSize(3);
        vault.send(LIST, vault.rootToken());
        assertThat(vault.calls()).extracting(Call::isWrite).containsExactly(false, true, false);
        vault.keepCalls(0);
        vault.send(LIST, vault.rootToken());
        assertThat(vault.calls()).isEmpty();
        assertThatThrownBy(() -> vault.keepCalls(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLogStaysAsItWasWhenAskedFor() {
        create("alice");
        CallLog before = vault.calls();
        create("bob");
        vault.clearCalls();

        assertThat(before).hasSize(1);
        assertThat(vault.calls()).isEmpty();
        assertThat(vault.calls()).hasToString("");
    }

    private String create(String name) {
        return vault.send(VaultCall.post(VaultPath.of("identity/entity"), text("name", name)), vault.rootToken())
                .data()
                .string("id")
                .orElseThrow();
    }

    private static JsonObject text(String field, String value) {
        return JsonObject.of(field, new JsonString(value));
    }
}
