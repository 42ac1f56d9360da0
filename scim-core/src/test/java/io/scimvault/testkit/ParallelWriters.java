package io.scimvault.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.protocol.RawRequest;
import io.scimvault.scim.protocol.RawResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Laws of writers at the same time within one host: of those who name one version just one wins, and no acknowledged change is lost. */
public final class ParallelWriters implements AutoCloseable {
    private static final JsonText JSON = JsonText.within(JsonLimits.ANSWER);

    /** One attribute of a user for each writer. */
    private static final List<String> ATTRIBUTES = List.of(
            "displayName", "nickName", "title", "userType", "preferredLanguage", "locale", "timezone", "profileUrl");

    private final Function<RawRequest, RawResponse> service;
    private final int rounds;
    private final ExecutorService threads = Executors.newFixedThreadPool(ATTRIBUTES.size());

    /** Writers that use a service so many times each. */
    public ParallelWriters(Function<RawRequest, RawResponse> service, int rounds) {
        this.service = service;
        this.rounds = rounds;
    }

    /** In each round all writers name the current version, every other time in a PUT; the winner's change is what is there then. */
    public void oneOfEachVersionWins(String endpoint) {
        String name = UUID.randomUUID().toString();
        RawResponse current = answer("POST", endpoint, named(endpoint, name, ""), "");
        String target = endpoint + "/" + json(current).string("id").orElseThrow();
        for (int round = 0; round < rounds; round++) {
            String version = current.header("ETag").orElseThrow();
            String method = round % 2 == 0 ? "PATCH" : "PUT";
            String text = round + "-";
            List<RawResponse> answers = atOnce(writer -> () -> answer(
                    method,
                    target,
                    method.equals("PUT")
                            ? named(endpoint, name, ",\"externalId\":\"" + text + writer + "\"")
                            : patch("replace", "externalId", "\"" + text + writer + "\""),
                    version));

            List<Integer> winners = new ArrayList<>();
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).status()).as(answers.get(i).text()).isIn(200, 412);
                if (answers.get(i).status() == 200) {
                    winners.add(i);
                }
            }
            assertThat(winners).as("who wins round %d of %s", round, endpoint).hasSize(1);
            current = answer("GET", target, "", "");
            assertThat(json(current).string("externalId")).contains(text + winners.get(0));
            assertThat(current.header("ETag"))
                    .isEqualTo(answers.get(winners.get(0)).header("ETag"));
        }
    }

    /** Each writer raises a number for the version that it has read; the number tells how many were acknowledged. */
    public void everyAcknowledgedStepCounts(String endpoint) {
        String target = create(endpoint, ",\"externalId\":\"0\"");
        List<Integer> acknowledged = atOnce(writer -> () -> {
            int own = 0;
            for (int round = 0; round < rounds; round++) {
                RawResponse read = answer("GET", target, "", "");
                int next = Integer.parseInt(json(read).string("externalId").orElseThrow()) + 1;
                RawResponse written = answer(
                        "PATCH",
                        target,
                        patch("replace", "externalId", "\"" + next + "\""),
                        read.header("ETag").orElseThrow());
                assertThat(written.status()).as(written.text()).isIn(200, 412);
                own += written.status() == 200 ? 1 : 0;
            }
            return own;
        });

        int sum = acknowledged.stream().mapToInt(Integer::intValue).sum();
        assertThat(sum).isPositive();
        assertThat(json(answer("GET", target, "", "")).string("externalId")).contains(Integer.toString(sum));
    }

    /** Each writer changes its own attribute of one user, without a condition: all have their last value. */
    public void nothingOfAUserIsLost() {
        String target = create("/Users", "");
        atOnce(writer -> () -> {
            for (int round = 0; round < rounds; round++) {
                RawResponse written =
                        answer("PATCH", target, patch("replace", ATTRIBUTES.get(writer), "\"v" + round + "\""), "");
                assertThat(written.status()).as(written.text()).isEqualTo(200);
                assertThat(json(written).string(ATTRIBUTES.get(writer))).contains("v" + round);
            }
            return writer;
        });

        JsonObject user = json(answer("GET", target, "", ""));
        for (String attribute : ATTRIBUTES) {
            assertThat(user.string(attribute)).as(attribute).contains("v" + (rounds - 1));
        }
    }

    /** Each writer makes its own user a member and no member in turn: in the end all are members, whatever the others did. */
    public void nothingOfAGroupIsLost() {
        String target = create("/Groups", "");
        List<String> users = ATTRIBUTES.stream()
                .map(any -> create("/Users", "").substring("/Users/".length()))
                .toList();
        atOnce(writer -> () -> {
            String id = users.get(writer);
            for (int round = 0; round < rounds; round++) {
                String change = round % 2 == rounds % 2
                        ? patch("remove", "members[value eq \\\"" + id + "\\\"]", "null")
                        : patch("add", "members", "[{\"value\":\"" + id + "\"}]");
                RawResponse written = answer("PATCH", target, change, "");
                assertThat(written.status()).as(written.text()).isEqualTo(200);
            }
            return writer;
        });

        JsonObject group = json(answer("GET", target, "", ""));
        assertThat(group.array("members").only(JsonObject.class).map(one -> one.string("value")))
                .containsExactlyInAnyOrderElementsOf(
                        users.stream().map(Optional::of).toList());
    }

    private String create(String endpoint, String more) {
        RawResponse created =
                answer("POST", endpoint, named(endpoint, UUID.randomUUID().toString(), more), "");
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return endpoint + "/" + json(created).string("id").orElseThrow();
    }

    private static String named(String endpoint, String name, String more) {
        return endpoint.equals("/Users")
                ? "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"" + name + "\"" + more
                        + "}"
                : "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"],\"displayName\":\"" + name + "\""
                        + more + "}";
    }

    private static String patch(String op, String path, String value) {
        return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[{\"op\":\"" + op
                + "\",\"path\":\"" + path + "\"" + (value.equals("null") ? "" : ",\"value\":" + value) + "}]}";
    }

    private RawResponse answer(String method, String target, String body, String ifMatch) {
        Map<String, String> headers = new HashMap<>(Map.of("Content-Type", "application/scim+json"));
        if (!ifMatch.isEmpty()) {
            headers.put("If-Match", ifMatch);
        }
        return service.apply(RawRequest.of(
                method, target, null, headers, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))));
    }

    private static JsonObject json(RawResponse response) {
        return (JsonObject) JSON.parse(response.body());
    }

    private <T> List<T> atOnce(IntFunction<Callable<T>> work) {
        CyclicBarrier begin = new CyclicBarrier(ATTRIBUTES.size());
        List<Callable<T>> all = new ArrayList<>();
        for (int i = 0; i < ATTRIBUTES.size(); i++) {
            Callable<T> own = work.apply(i);
            all.add(() -> {
                begin.await(1, TimeUnit.MINUTES);
                return own.call();
            });
        }
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> done : threads.invokeAll(all, 5, TimeUnit.MINUTES)) {
                results.add(done.get());
            }
            return results;
        } catch (Exception e) {
            throw new AssertionError("a writer failed: " + e, e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
