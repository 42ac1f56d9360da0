package io.scimvault.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.protocol.RawRequest;
import io.scimvault.scim.protocol.RawResponse;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.AuditEvent;
import io.scimvault.vault.driver.AuditEvent.CallEnded;
import io.scimvault.vault.driver.AuditEvent.OperationBegun;
import io.scimvault.vault.driver.AuditEvent.OperationEnded;
import io.scimvault.vault.driver.AuditEvent.PlanEnded;
import io.scimvault.vault.driver.TokenSources;
import io.scimvault.vault.driver.TransportException;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.driver.VaultTransport;
import io.scimvault.vault.lock.InProcessLock;
import io.scimvault.vault.memory.InMemoryVault;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What an audit tells of a whole scenario: everything that was done, and nobody that it was done to. */
class AuditScenarioTest {
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    private final InMemoryVault memory = InMemoryVault.create().authMount("oidc");
    private final VaultToken token = memory.serviceToken("");
    private final AtomicBoolean isCut = new AtomicBoolean();
    private final VaultTransport transport = (call, as) -> {
        if (isCut.get()) {
            throw new TransportException("POST was cut", TransportException.Effect.UNKNOWN);
        }
        return memory.send(call, as);
    };
    private final List<AuditEvent> events = Collections.synchronizedList(new ArrayList<>());
    private final List<String> pending = new ArrayList<>();
    private final VaultScim scim = VaultScim.builder(transport, TokenSources.fixed(token))
            .groupLock(new InProcessLock())
            .pendingNames(this::pendingName)
            .audit(events::add)
            .build();
    private final ScimClient hr = ScimClient.named("hr").aliasMount(memory.mountAccessor("oidc"));

    private String pendingName() {
        pending.add("scim-pending-secret" + pending.size());
        return pending.get(pending.size() - 1);
    }

    private RawResponse ask(String requestId, String method, String path, String query, String body) {
        Map<String, String> headers = Map.of("X-Request-Id", requestId, "Content-Type", "application/scim+json");
        return scim.handle(
                hr, RawRequest.of(method, path, query, headers, new ByteArrayInputStream(body.getBytes(UTF_8))));
    }

    private static String id(RawResponse response) {
        Matcher matcher = ID.matcher(response.text());
        assertThat(matcher.find()).as(response.text()).isTrue();
        return matcher.group(1);
    }

    @Test
    void tellsEverythingThatWasDoneAndNobodyItWasDoneTo() {
        String alice = id(ask(
                "r-1",
                "POST",
                "/Users",
                "",
                "{\"userName\":\"alice.liddell\",\"externalId\":\"E4711\",\"displayName\":\"Queen Alice\","
                        + "\"emails\":[{\"value\":\"alice@example.test\"}],\"password\":\"t1meguy\"}"));
        String group = id(ask(
                "r-2",
                "POST",
                "/Groups",
                "",
                "{\"displayName\":\"Tea Party\",\"members\":[{\"value\":\"" + alice + "\"}]}"));
        String rename = "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":"
                + "[{\"op\":\"replace\",\"path\":\"userName\",\"value\":\"dormouse\"}]}";
        assertThat(ask("r-3", "PATCH", "/Users/" + alice, "", rename).status()).isEqualTo(200);
        assertThat(ask("r-4", "POST", "/Users", "", "{\"userName\":\"dormouse\"}")
                        .status())
                .isEqualTo(409);
        assertThat(ask("r-5", "GET", "/Users", "filter=userName%20eq%20%22dormouse%22", "")
                        .status())
                .isEqualTo(200);
        isCut.set(true);
        assertThat(ask("r-6", "DELETE", "/Users/" + alice, "", "").status()).isEqualTo(503);
        isCut.set(false);
        assertThat(ask("r-7", "DELETE", "/Users/" + alice, "", "").status()).isEqualTo(204);
        assertThat(ask("r-8", "GET", "/Users/" + alice, "", "").status()).isEqualTo(404);
        assertThat(scim.handle(token.value(), RawRequest.of("GET", "/Users", null))
                        .status())
                .isEqualTo(401);
        scim.sweep();

        String all = events.toString();
        assertThat(all)
                .doesNotContainIgnoringCase("alice")
                .doesNotContainIgnoringCase("liddell")
                .doesNotContain("E4711", "example.test", "t1meguy", "Tea", "Party", "dormouse")
                .doesNotContain(alice, group, token.value())
                .doesNotContain(memory.mountAccessor("oidc"))
                .doesNotContain(pending);
        assertThat(pending).isNotEmpty();

        assertThat(events.stream()
                        .filter(OperationEnded.class::isInstance)
                        .map(OperationEnded.class::cast)
                        .map(ended -> ended.correlationId() + " " + ended.operation() + " " + ended.status()))
                .startsWith(
                        "r-1 create User 201",
                        "r-2 create Group 201",
                        "r-3 update User 200",
                        "r-4 create User 409",
                        "r-5 search User 200",
                        "r-6 delete User 503",
                        "r-7 delete User 204",
                        "r-8 read User 404")
                .anyMatch(line -> line.endsWith("authenticate caller 401"))
                .anyMatch(line -> line.endsWith("sweep leftovers 200"));
        assertThat(events).hasAtLeastOneElementOfType(PlanEnded.class);
    }

    @Test
    void everyCallOfARequestIsToldUnderItsId() {
        String id = id(ask("r-1", "POST", "/Users", "", "{\"userName\":\"alice\"}"));
        events.clear();
        memory.clearCalls();
        ask("r-2", "PUT", "/Users/" + id, "", "{\"userName\":\"alice\",\"title\":\"Dr\"}");

        assertThat(events).extracting(AuditEvent::correlationId).containsOnly("r-2");
        List<CallEnded> calls = events.stream()
                .filter(CallEnded.class::isInstance)
                .map(CallEnded.class::cast)
                .toList();
        assertThat(calls)
                .extracting(CallEnded::path)
                .containsExactlyElementsOf(memory.calls().stream()
                        .map(call -> call.call().path().template())
                        .filter(path -> !path.equals("sys/health")) // asked for no request in particular
                        .toList());
        assertThat(calls).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void anAnswerCarriesTheIdOfItsEventsAlsoWhereTheRequestHadNone() {
        RawResponse answer = scim.handle(hr, RawRequest.of("GET", "/Users", null));
        String id = answer.header("X-Request-Id").orElseThrow();

        assertThat(events.stream().map(AuditEvent::correlationId).distinct()).containsExactly(id);
        RawResponse odd = ask("zzz id\n", "GET", "/Users", "", "");
        assertThat(odd.header("X-Request-Id").orElseThrow())
                .doesNotContain("zzz")
                .doesNotContain("\n");
    }

    @Test
    void theTypedFaceIsToldAsWell() {
        ClientAccess access = scim.as(hr);
        events.clear(); // of the check of its mounts
        access.users().create(User.of("alice").build());

        assertThat(events.stream().map(AuditEvent::correlationId).distinct()).hasSize(1);
        assertThat(events.get(0)).isInstanceOf(OperationBegun.class);
        assertThat(events.get(events.size() - 1))
                .isInstanceOfSatisfying(
                        OperationEnded.class,
                        ended -> assertThat(ended.writes()).isEqualTo(3));
    }
}
