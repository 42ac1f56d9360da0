package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.refusal;
import static io.scimvault.vault.store.StoreBench.strings;
import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.protocol.RawResponse;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.VaultScim;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.TokenSources;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.driver.VaultTransport;
import io.scimvault.vault.lock.InProcessLock;
import io.scimvault.vault.plan.IdRef;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultCall.Method;
import io.scimvault.vault.plan.VaultPath;
import io.scimvault.vault.testing.AuthMount;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Hazards of what Vault answers: statuses that mean something else, and answers that do not come. */
interface HazardsOfAnswers extends HazardHost {

    /** A way to Vault on which every write of an entity carries one more metadata pair. */
    private VaultTransport spoiling(String key, String value, AtomicInteger spoilt) {
        VaultTransport transport = bench().host.transport();
        return (call, token) -> {
            if (call.method() != Method.POST || !call.path().fixed().startsWith(ENTITY) || isAlias(call)) {
                return transport.send(call, token);
            }
            spoilt.incrementAndGet();
            JsonObject body = call.body().orElseThrow();
            JsonObject pairs = body.object("metadata").orElse(JsonObject.EMPTY).with(key, new JsonString(value));
            return transport.send(VaultCall.post(call.path(), body.with("metadata", pairs)), token);
        };
    }

    private static boolean isAlias(VaultCall call) {
        return call.path().fixed().startsWith(ALIAS);
    }

    @Test
    default void hazard09MistakesAreAnsweredWith500() {
        String id = bench().make(ENTITY, "{'name':'" + unique("a") + "'}");
        String group = bench().make(GROUP, "{'name':'" + unique("a") + "'}");
        assertThat(rawPost(ENTITY_ID, id, "{'metadata':{'a key':'x'}}").status())
                .isEqualTo(500);
        assertThat(rawPost(ENTITY_ID, id, "{'metadata':{'k':'" + "x".repeat(513) + "'}}")
                        .status())
                .isEqualTo(500);
        assertThat(rawPost(GROUP_ID, group, "{'member_entity_ids':'" + NOBODY + "'}")
                        .status())
                .isEqualTo(500);

        ScimClient client = bench().hr.aliasMount(bench().host.mount().accessor());
        String odd = ",'externalId':'" + "x".repeat(600) + "','urn:example:a':{'a key':{'vault-':'" + "é".repeat(300)
                + "','':[[]],'a.b:c':'x'}}";
        assertThat(bench().http(client, "POST", "/Users", HazardHost.user(unique("odd"), odd))
                        .status())
                .isEqualTo(201);
        String mark = ",'externalId':'\u200D\u00A0\\n'";
        assertThat(bench().http(client, "POST", "/Users", HazardHost.user(unique("odd"), mark))
                        .status())
                .isEqualTo(201);
        assertThat(http("POST", "/Users", HazardHost.user("x".repeat(513), "")).status())
                .isEqualTo(400);
        assertThat(http("POST", "/Users", HazardHost.user("\u0085", "")).status())
                .isEqualTo(400);
        String member = ",'members':[{'value':'" + NOBODY + "'}]";
        assertThat(http("POST", "/Groups", HazardHost.group(unique("g"), member))
                        .status())
                .isEqualTo(400);

        AtomicInteger spoilt = new AtomicInteger();
        VaultScim refused = through(spoiling("a key", "x", spoilt));
        RawResponse answer = http(refused, "POST", "/Users", HazardHost.user(unique("a"), ""));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(StoreBench.json(answer).string("scimType")).contains("invalidValue");
        assertThat(spoilt).as("no repetition").hasValue(1);
    }

    @Test
    default void hazard13NotEvery404MeansThatThereIsNothing() {
        VaultReply missing = rawGet(ENTITY_ID, NOBODY);
        VaultReply wrong = raw(VaultCall.get(VaultPath.of("identity/nothing")));
        assertThat(missing.status()).isEqualTo(404);
        assertThat(wrong.status()).isEqualTo(404);
        assertThat(missing.errors()).isEmpty();
        assertThat(wrong.errors()).isNotEmpty();

        String id = newUser();
        String group = newGroup(id);
        VaultTransport transport = bench().host.transport();
        VaultScim astray = through((call, token) -> transport.send(
                call.method() == Method.GET ? VaultCall.get(VaultPath.of("identity/nothing")) : call, token));
        for (String path : List.of("/Users/" + id, "/Groups/" + group)) {
            for (String method : List.of("GET", "DELETE")) {
                assertThat(http(astray, method, path, "").status())
                        .as(method + " " + path)
                        .isEqualTo(503);
            }
        }
        assertThat(http(astray, "PUT", "/Users/" + id, HazardHost.user(unique("a"), ""))
                        .status())
                .isEqualTo(503);
        assertThat(users().get(id)).isPresent();
        assertThat(groups().get(group).orElseThrow().memberIds()).containsExactly(id);
    }

    @Test
    default void hazard14UpdatesOfWhatIsMissingAre400AndDeletionsSucceed() {
        assertThat(rawPost(ENTITY_ID, NOBODY, "{'metadata':{}}").status()).isEqualTo(400);
        assertThat(rawPost(GROUP_ID, NOBODY, "{'metadata':{}}").status()).isEqualTo(400);
        for (String path : List.of(ENTITY_ID, GROUP_ID, ALIAS_ID)) {
            assertThat(raw(VaultCall.delete(VaultPath.of(path, IdRef.known(NOBODY))))
                            .status())
                    .isEqualTo(204);
        }

        String patch = "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':["
                + "{'op':'replace','path':'externalId','value':'00x'}]}";
        for (String kind : List.of("/Users/", "/Groups/")) {
            String whole = kind.equals("/Users/") ? HazardHost.user("x", "") : HazardHost.group("x", "");
            Map<String, String> bodies = Map.of("GET", "", "DELETE", "", "PATCH", patch, "PUT", whole);
            bodies.forEach((method, body) -> assertThat(
                            http(method, kind + NOBODY, body).status())
                    .as(method + kind)
                    .isEqualTo(404));
        }
        VaultTransport transport = bench().host.transport();
        VaultScim late = through((call, token) -> {
            if (call.method() == Method.POST && call.path().id().isPresent()) {
                raw(VaultCall.delete(call.path())); // gone after it was looked at
            }
            return transport.send(call, token);
        });
        assertThat(http(late, "PATCH", "/Users/" + newUser(), patch).status()).isEqualTo(404);
        assertThat(http(late, "PATCH", "/Groups/" + newGroup(), patch).status()).isEqualTo(404);
    }

    @Test
    default void hazard15ListsHaveNoPagesNoAttributesAndMayBeCutShort() {
        String id = newUser();
        String other = newUser();
        String group = newGroup(id);
        users().patch(id, PatchRequest.builder().replace("title", "Dr").build());
        JsonObject listed = bench().admin(VaultCall.list(VaultPath.of(ENTITY_ID)))
                .data()
                .object("key_info")
                .flatMap(info -> info.object(id))
                .orElseThrow();
        assertThat(listed.names()).doesNotContain("metadata", "disabled");

        assertThat(users().query("title eq \"dr\""))
                .extracting(user -> user.id().orElseThrow())
                .containsExactly(id);
        AtomicInteger halved = new AtomicInteger();
        VaultTransport transport = bench().host.transport();
        VaultScim cutShort = through((call, token) -> {
            VaultReply whole = transport.send(call, token);
            if (call.method() != Method.LIST) {
                return whole;
            }
            halved.incrementAndGet();
            return halved(whole);
        });
        assertThat(http(cutShort, "GET", "/Users", "").status()).isEqualTo(503);
        assertThat(http(cutShort, "GET", "/Groups", "").status()).isEqualTo(503);
        assertThat(refusal(() -> cutShort.as(bench().hr).users().query("title eq \"dr\""))
                        .status())
                .isEqualTo(503);
        assertThat(refusal(cutShort::sweep).status()).isEqualTo(503);
        assertThat(halved).hasPositiveValue();
        assertThat(users().all()).extracting(user -> user.id().orElseThrow()).containsExactlyInAnyOrder(id, other);
        assertThat(groups().get(group).orElseThrow().memberIds()).containsExactly(id);
    }

    /** What Vault answers when a list is not ready within the time that a request may take. */
    private static VaultReply halved(VaultReply whole) {
        List<String> keys = strings(whole.data(), "keys");
        JsonObject some = whole.data().with("keys", JsonArray.ofStrings(keys.subList(0, keys.size() / 2)));
        return new VaultReply(
                200,
                whole.body()
                        .map(body -> body.with("data", some)
                                .with("warnings", JsonArray.ofStrings(List.of("partial response due to timeout")))));
    }

    @Test
    default void hazard25RefusalsEchoValues() {
        String secret = unique("secret") + "x".repeat(513);
        String id = bench().make(ENTITY, "{'name':'" + unique("a") + "'}");
        VaultReply echo = rawPost(ENTITY_ID, id, "{'metadata':{'k':'" + secret + "'}}");
        assertThat(echo.errors().toString()).contains(secret);

        StringWriter told = new StringWriter();
        VaultScim scim = VaultScim.builder(
                        spoiling("k", secret, new AtomicInteger()),
                        TokenSources.fixed(bench().host.library()))
                .groupLock(new InProcessLock())
                .failureListener((request, failure) -> failure.printStackTrace(new PrintWriter(told, true)))
                .build();
        for (String path : List.of("/Users", "/Users/" + newUser())) {
            String method = path.equals("/Users") ? "POST" : "PUT";
            RawResponse answer = http(scim, method, path, HazardHost.user(unique("a"), ",'title':'" + secret + "'"));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text() + answer.headers()).doesNotContain(secret).doesNotContain("metadata pair");
        }
        assertThat(told.toString()).doesNotContain(secret).doesNotContain("metadata pair");
        ScimException refusal = catchThrowableOfType(
                ScimException.class,
                () -> scim.as(bench().hr)
                        .users()
                        .create(User.of(unique("a")).title(secret).build()));
        StringWriter trace = new StringWriter();
        refusal.printStackTrace(new PrintWriter(trace, true));
        assertThat(trace.toString()).doesNotContain(secret);
    }

    @Test
    default void hazard28AnswersAreLostAndRedirectsComeAtFailover() {
        AuthMount mount = bench().host.mount();
        ScimClient client = bench().hr.aliasMount(mount.accessor());
        boolean reached = true;
        int cuts = 0;
        for (int k = 1; reached; k++) {
            String name = unique("alice");
            Cut cut = new Cut(bench().host.transport(), k, Cut.Where.BEHIND, Cut.Span.ONCE);
            int first = create(through(cut), client, name);
            int second = create(through(bench().host.transport()), client, name);
            reached = cut.isReached();
            cuts += reached ? 1 : 0;
            List<User> found = bench().as(client).users().query("userName eq \"" + name + "\"");

            assertThat(List.of(first, second)).as("call %d", k).isSubsetOf(201, 409, 503);
            assertThat(found).as("call %d", k).hasSizeLessThanOrEqualTo(1);
            for (User user : found) {
                assertThat(user.title()).contains("Dr");
                assertThat(bench().login(mount, name).entityId())
                        .isEqualTo(user.id().orElseThrow());
            }
            assertThat(first == 201 && second == 201).as("call %d", k).isFalse();
            assertThat(found.isEmpty())
                    .as("call %d: %d, then %d", k, first, second)
                    .isEqualTo(first == 503 && second == 503);
        }
        assertThat(cuts).isGreaterThanOrEqualTo(3);

        VaultScim failover = through((call, token) -> call.method() == Method.POST
                ? new VaultReply(307, Optional.empty())
                : bench().host.transport().send(call, token));
        String id = newUser();
        RawResponse changed = http(failover, "PUT", "/Users/" + id, HazardHost.user(unique("a"), ",'title':'Dr'"));
        assertThat(changed.status()).isEqualTo(503);
        assertThat(changed.header("Retry-After")).isPresent();
        assertThat(users().get(id).orElseThrow().title()).isEmpty();
        assertThat(http(failover, "POST", "/Users", HazardHost.user(unique("a"), ""))
                        .status())
                .isEqualTo(503);
    }

    private static int create(VaultScim scim, ScimClient client, String name) {
        try {
            scim.as(client).users().create(User.of(name).title("Dr").build());
            return 201;
        } catch (ScimException e) {
            ScimError error = e.error();
            assertThat(error.status() != 503 || error.retryAfter().isPresent()).isTrue();
            return error.status();
        }
    }
}
