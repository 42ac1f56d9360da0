package io.scimvault.scim.service;

import static io.scimvault.scim.service.BulkWorld.group;
import static io.scimvault.scim.service.BulkWorld.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.protocol.BulkOperation;
import io.scimvault.scim.protocol.BulkRequest;
import io.scimvault.scim.protocol.BulkResult;
import io.scimvault.scim.protocol.RawRequest;
import io.scimvault.scim.protocol.RawResponse;
import io.scimvault.testkit.Growth;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bulk requests that are meant to cost more than they weigh, or to be taken for something else. */
class HostileBulkTest {
    private static final ServiceConfig LARGE =
            ServiceConfig.usual().bulkOperations(100_000).bodies(JsonLimits.ANSWER);

    private static String reference(int number) {
        return BulkOperation.reference("b" + number);
    }

    private static BulkOperation post(int number, JsonObject body) {
        return BulkOperation.post("/Users", "b" + number, body);
    }

    /** All operations of a request of this size succeed, in time that grows as the size does. */
    private static void isLinear(int size, IntFunction<List<BulkOperation>> operations) {
        Growth.isLinear(size, n -> {
            List<BulkOperation> all = operations.apply(n);
            assertThat(BulkWorld.of(LARGE).bulk(new BulkRequest(Optional.empty(), all)))
                    .hasSameSizeAs(all)
                    .noneMatch(BulkResult::isError);
        });
    }

    @Test
    void aCircleOfAllOperations() {
        isLinear(
                2000,
                n -> IntStream.range(0, n)
                        .mapToObj(i -> post(i, user("u" + i, reference((i + 1) % n))))
                        .toList());
    }

    @Test
    void aChainInReverse() {
        isLinear(
                2000,
                n -> IntStream.range(0, n)
                        .mapToObj(i -> post(i, i == n - 1 ? user("u" + i) : user("u" + i, reference(i + 1))))
                        .toList());
    }

    @Test
    void circlesOfTwoSideBySide() {
        isLinear(
                2000,
                n -> IntStream.range(0, n)
                        .mapToObj(i -> post(i, user("u" + i, reference(i ^ 1))))
                        .toList());
    }

    @Test
    void groupsOfWhichEachHasEachAsItsMember() {
        isLinear(7_200, n -> {
            int side = (int) Math.sqrt(n);
            List<String> all = IntStream.range(0, side)
                    .mapToObj(HostileBulkTest::reference)
                    .toList();
            return IntStream.range(0, side)
                    .mapToObj(i -> BulkOperation.post("/Groups", "b" + i, group("g" + i, all)))
                    .toList();
        });
    }

    @Test
    void aStarOfWhichNothingCanBeginButTheLast() {
        isLinear(
                2000,
                n -> IntStream.range(0, n)
                        .mapToObj(i -> i == n - 1
                                ? post(i, user("u" + i, reference(0)))
                                : BulkOperation.of(
                                                "PATCH",
                                                "/Users/" + reference(n - 1),
                                                Optional.of(PatchRequest.builder()
                                                        .add("title", "t" + i)
                                                        .build()
                                                        .toJson()))
                                        .withBulkId("b" + i))
                        .toList());
    }

    @Test
    void operationsThatNameOneBulkIdAThousandTimes() {
        List<JsonObject> names = Collections.nCopies(1000, JsonObject.of("value", new JsonString(reference(0))));
        JsonObject body = group("g", List.of()).with("members", JsonArray.of(names));

        isLinear(
                200,
                n -> IntStream.range(0, n)
                        .mapToObj(i -> i == 0
                                ? post(0, user("u"))
                                : BulkOperation.post(
                                        "/Groups", "b" + i, body.with("displayName", new JsonString("g" + i))))
                        .toList());
    }

    @Test
    void oneOperationWithManyMembersThatRefer() {
        isLinear(
                20_000,
                n -> List.of(
                        post(0, user("u")), BulkOperation.of("PUT", "/Users/" + reference(0), Optional.of(wide(n)))));
    }

    private static JsonObject wide(int members) {
        JsonObject.Builder foreign = JsonObject.builder();
        IntStream.range(0, members).forEach(i -> foreign.put("m" + i, reference(0)));
        return user("u").with("urn:x:y", foreign.build());
    }

    @Test
    void valuesAsDeepAsABodyMayBe() {
        JsonValue deep = new JsonString(reference(0));
        for (int i = 0; i < 58; i++) {
            deep = i % 2 == 0 ? JsonArray.of(deep) : JsonObject.of("a", deep);
        }
        BulkWorld world = BulkWorld.usual();
        JsonObject body = user("v").with("urn:x:y", JsonObject.of("b", deep));

        assertThat(world.bulk(post(0, user("u")), post(1, body)))
                .extracting(BulkResult::status)
                .containsExactly(201, 201);
        assertThat(world.get("/Users/id-2").toString()).contains("[\"id-1\"]").doesNotContain("bulkId");
        assertThat(world.bulk(post(0, body))).extracting(BulkResult::status).containsExactly(409);
        assertThat(world.send(
                                "POST",
                                "/Bulk",
                                Optional.of(JsonObject.of("a", JsonArray.of(JsonArray.of(body.with("c", deep))))))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void anAnswerIsNotMuchLongerThanItsRequest() {
        String name = "\u0001".repeat(200_000);
        String path = "members[value eq \"" + "x".repeat(8000) + "\" oder]";
        List<BulkOperation> operations = List.of(
                BulkOperation.post("/Users", name, user("a", BulkOperation.reference("\u0002" + name))),
                BulkOperation.of("DELETE", "/Users/" + "ü".repeat(100_000), Optional.empty()),
                BulkOperation.of(
                        "PATCH",
                        "/Groups/1",
                        Optional.of(BulkWorld.json(
                                "{\"Operations\":[{\"op\":\"remove\",\"path\":" + new JsonString(path) + "}]}"))),
                BulkOperation.of("X".repeat(100_000), "/Users", Optional.empty()));

        for (BulkOperation operation : operations) {
            BulkRequest request = new BulkRequest(Optional.empty(), List.of(operation));
            RawResponse response = BulkWorld.usual().send(request);

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.body().length).isLessThan(1000 + 4 * JsonText.printBytes(request.toJson()).length);
        }
    }

    @Test
    void whatABulkIdSpellsMeansNothing() {
        for (String name : List.of(
                "x\" or value pr or value eq \"",
                "x\\",
                "]",
                "\"]",
                "id-1",
                "../Groups/id-2",
                "a/b?c#d%2F%00",
                "bulkId:x",
                "\u0000",
                "$&\\1",
                " ",
                "é😀")) {
            BulkWorld world = BulkWorld.usual();
            String member = world.create("/Users", user("member"));
            String id = world.create("/Groups", group("g", List.of(member)));

            List<BulkResult> results = world.bulk(
                    BulkOperation.of(
                            "PATCH",
                            "/Groups/" + id,
                            Optional.of(PatchRequest.builder()
                                    .add("members", BulkOperation.reference(name))
                                    .remove("members[value eq " + new JsonString(BulkOperation.reference(name)) + "]")
                                    .build()
                                    .toJson())),
                    BulkOperation.post("/Users", name, user("n")));

            assertThat(results).extracting(BulkResult::status).containsExactly(200, 201);
            assertThat(results.get(1).bulkId()).contains(name);
            assertThat(world.get("/Groups/" + id).array("members").size()).isEqualTo(1);
            assertThat(world.total("/Users")).isEqualTo(2);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void anyMixtureOfPiecesGivesResultsOrARefusal(long seed) {
        Random random = new Random(seed);
        BulkWorld world = BulkWorld.usual();
        world.create("/Users", user("u"));
        world.create("/Groups", group("g", List.of("id-1")));
        for (int i = 0; i < 2000; i++) {
            String body = "{\"Operations\":[" + operations(random) + "],\"failOnErrors\":" + random.nextInt(4) + "}";

            RawResponse response = world.service()
                    .handle(RawRequest.of(
                            "POST",
                            "/Bulk",
                            null,
                            Map.of(),
                            new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))));

            assertThat(response.status()).as(body).isIn(200, 400);
            BulkWorld.json(response.text())
                    .array("Operations")
                    .only(JsonObject.class)
                    .forEach(result -> assertThat(result.string("status").orElseThrow())
                            .as(body)
                            .matches("2..|4..|501"));
        }
        assertThat(world.failures()).isEmpty();
    }

    private static String operations(Random random) {
        StringBuilder all = new StringBuilder();
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            all.append(i == 0 ? "{" : ",{");
            String bulkId = random.nextInt(6) == 0 ? "a" : "abcde".substring(i, i + 1);
            all.append("\"method\":\"").append(any(random, "POST", "POST", "PUT", "PATCH", "DELETE", "GET", ""));
            all.append("\",\"bulkId\":\"").append(bulkId).append("\",\"path\":\"");
            all.append(any(random, "/Users", "/Groups", "/", "/Me", "/Users/.search", "/Bulk"));
            all.append(
                    any(random, "", "", "/id-1", "/id-2", "/bulkId:a", "/bulkId:b", "/bulkId:", "/%", "?attributes=x"));
            all.append("\",\"version\":").append(any(random, "null", "null", "\"*\"", "\"W/\\\"x\\\"\""));
            all.append(",\"data\":").append(data(random)).append('}');
        }
        return all.toString();
    }

    private static String data(Random random) {
        String reference =
                any(random, "bulkId:a", "bulkId:b", "bulkId:c", "bulkId:none", "bulkId:", "id-1", "bulkId:\\\"]");
        return any(
                        random,
                        "{\"userName\":\"N\",\"displayName\":\"N\"}",
                        "{\"userName\":\"N\",\"displayName\":\"N\",\"members\":[{\"value\":\"R\"},\"R\"],\"manager\":\"R\"}",
                        "{\"userName\":\"R\",\"displayName\":[\"R\"],\"" + BulkWorld.ENTERPRISE
                                + "\":{\"manager\":{\"value\":\"R\"}}}",
                        "{\"Operations\":[{\"op\":\"add\",\"path\":\"members\",\"value\":{\"value\":\"R\"}}]}",
                        "{\"Operations\":[{\"op\":\"remove\",\"path\":\"members[value eq R or not (value ne 'R')]\"}]}",
                        "{\"Operations\":[{\"op\":\"replace\",\"value\":{\"members[value eq \\\"R\\\"].display\":\"R\"}}]}",
                        "{\"Operations\":[{\"op\":\"remove\",\"path\":\"members\",\"value\":[\"R\",[\"R\"]]}]}",
                        "[\"R\"]",
                        "\"R\"",
                        "null")
                .replace("R", reference)
                .replace("N", "n" + random.nextInt(5));
    }

    private static String any(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
