package io.scimvault.vault.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.doctor.Finding.Code;
import io.scimvault.vault.driver.TokenSources;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.driver.VaultTransport;
import io.scimvault.vault.memory.InMemoryVault;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Vault in memory, some of whose answers are replaced, and what the doctor says of it. */
abstract class Patient {
    static final VaultReply BY_POLICY = refusal(403, "1 error occurred:\n\t* permission denied\n\n");

    final InMemoryVault memory = InMemoryVault.create().authMount("oidc");
    final VaultToken token = memory.serviceToken("");
    final Map<String, VaultReply> instead = new HashMap<>();
    final VaultTransport transport = this::answer;

    private VaultReply answer(VaultCall call, VaultToken as) {
        VaultReply reply = instead.get(call.path().template());
        if (reply != null) {
            return reply;
        }
        if (call.path().fixed().equals("sys/capabilities-self")) {
            return capabilities(call.body().orElseThrow());
        }
        return isExcessive(call) ? BY_POLICY : memory.send(call, as);
    }

    private static VaultReply capabilities(JsonObject asked) {
        JsonObject.Builder listed = JsonObject.builder();
        asked.array("paths").only(JsonString.class).map(JsonString::value).forEach(path -> {
            boolean isNeeded = path.startsWith("identity/") || path.equals("sys/auth") || path.endsWith("-self");
            listed.put(
                    path,
                    JsonArray.ofStrings(isNeeded ? List.of("read", "update", "delete", "list") : List.of("deny")));
        });
        return ok(listed.build());
    }

    /** What the shipped policy refuses of what the doctor tries. */
    private static boolean isExcessive(VaultCall call) {
        JsonObject body = call.body().orElse(JsonObject.EMPTY);
        boolean isNamed = !call.path().template().endsWith("{id}")
                && !call.path().fixed().startsWith("identity/lookup/")
                && body.string("name")
                        .filter(name -> !name.startsWith("scim-pending-"))
                        .isPresent();
        return isNamed
                || body.has("policies")
                || body.has("type")
                || (body.has("canonical_id") && call.path().template().endsWith("{id}"))
                || List.of("merge", "batch-delete").stream()
                        .anyMatch(call.path().fixed()::endsWith)
                || call.path().fixed().endsWith("/name")
                || call.path().fixed().startsWith("sys/policies");
    }

    static VaultReply refusal(int status, String... errors) {
        return new VaultReply(status, Optional.of(JsonObject.of("errors", JsonArray.ofStrings(List.of(errors)))));
    }

    static VaultReply ok(JsonObject data) {
        return new VaultReply(200, Optional.of(JsonObject.of("data", data)));
    }

    Diagnosis examine(ScimClient... clients) {
        return Doctor.examine(transport, TokenSources.fixed(token), clients);
    }

    static List<Code> codes(Diagnosis diagnosis) {
        return diagnosis.findings().stream().map(Finding::code).toList();
    }

    String sentences(Diagnosis diagnosis, Code code) {
        return String.join(
                "\n",
                diagnosis.findings().stream()
                        .filter(finding -> finding.code() == code)
                        .map(Finding::sentence)
                        .toList());
    }

    void self(String field, JsonValue value) {
        JsonObject self = memory.send(VaultCall.get(VaultPath.of("auth/token/lookup-self")), token)
                .data();
        instead.put("auth/token/lookup-self", ok(self.with(field, value)));
    }

    void health(int status, String field, JsonValue value) {
        JsonObject health = memory.send(VaultCall.get(VaultPath.of("sys/health")), token)
                .body()
                .orElseThrow();
        instead.put("sys/health", new VaultReply(status, Optional.of(health.with(field, value))));
    }

    static VaultReply allOf(JsonObject asked) {
        JsonObject.Builder listed = JsonObject.builder();
        asked.array("paths")
                .only(JsonString.class)
                .forEach(path ->
                        listed.put(path.value(), JsonArray.ofStrings(List.of("read", "update", "delete", "list"))));
        return ok(listed.build());
    }

    String problem(String principal) {
        return sentences(examine(ScimClient.named("hr").principal(principal)), Code.PRINCIPAL);
    }

    String entity(JsonObject.Builder body) {
        return memory.send(VaultCall.post(VaultPath.of("identity/entity"), body.build()), memory.rootToken())
                .data()
                .string("id")
                .orElseThrow();
    }

    void group(String name, String member) {
        JsonObject body = JsonObject.builder()
                .put("name", name)
                .put("member_entity_ids", member)
                .build();
        assertThat(memory.send(VaultCall.post(VaultPath.of("identity/group"), body), memory.rootToken())
                        .status())
                .isEqualTo(200);
    }
}
