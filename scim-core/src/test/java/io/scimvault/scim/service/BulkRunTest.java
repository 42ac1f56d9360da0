package io.scimvault.scim.service;

import static io.scimvault.scim.service.BulkWorld.detail;
import static io.scimvault.scim.service.BulkWorld.group;
import static io.scimvault.scim.service.BulkWorld.json;
import static io.scimvault.scim.service.BulkWorld.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.patch.Change;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.protocol.BulkOperation;
import io.scimvault.scim.protocol.BulkRequest;
import io.scimvault.scim.protocol.BulkResult;
import io.scimvault.scim.protocol.Projection;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.CoreSchemas;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.schema.SchemaReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What vectors cannot show of bulk requests: other types, stores that fail, and settings. */
class BulkRunTest {
    /** A team must have a lead, and may have friends. */
    private static final ResourceType TEAM =
            new ResourceType("Team", "/Teams", "Team", SchemaReader.read(json("""
                    {"id":"urn:test:Team","attributes":[
                      {"name":"lead","type":"reference","referenceTypes":["User","Team"],"required":true},
                      {"name":"deputy","type":"reference","referenceTypes":["User","Team"]},
                      {"name":"home","type":"complex","subAttributes":[{"name":"owner"},{"name":"town"}]},
                      {"name":"friends","type":"complex","multiValued":true,"subAttributes":[
                        {"name":"value"},{"name":"kinds","multiValued":true}]}]}""")), List.of(), CoreSchemas.COMMON);

    private final BulkWorld world =
            BulkWorld.of(ServiceConfig.usual().types(CoreSchemas.USER, CoreSchemas.GROUP, TEAM));

    private static BulkOperation team(String bulkId, String body) {
        return BulkOperation.post("/Teams", bulkId, json(body));
    }

    private static BulkOperation post(String bulkId, JsonObject user) {
        return BulkOperation.post("/Users", bulkId, user);
    }

    @Test
    void resourcesThatRequireEachOtherAreRefused() {
        List<BulkResult> results =
                world.bulk(team("a", "{\"lead\":\"bulkId:b\"}"), team("b", "{\"lead\":\"bulkId:a\"}"));

        assertThat(results).extracting(BulkResult::status).containsExactly(409, 409);
        assertThat(detail(results.get(0)))
                .isEqualTo(
                        "The operation needs the one with the bulkId \"b\", which needs this one; neither can be done"
                                + " without the other.");
        assertThat(detail(results.get(1)))
                .isEqualTo("The operation with the bulkId \"a\" failed or was not processed.");
        assertThat(results.get(0).location()).isEmpty();
        assertThat(world.total("/Teams")).isZero();
    }

    @Test
    void ofACircleTheOneIsCreatedFirstThatMayLackItsReference() {
        List<BulkResult> results = world.bulk(team("a", "{\"lead\":\"bulkId:b\"}"), post("b", user("b", "bulkId:a")));

        assertThat(results).extracting(BulkResult::status).containsExactly(201, 201);
        assertThat(world.get("/Teams/id-2").string("lead")).contains("id-1");
        assertThat(manager("id-1")).contains("id-2");
    }

    private Optional<String> manager(String id) {
        return world.get("/Users/" + id)
                .object(BulkWorld.ENTERPRISE)
                .flatMap(extension -> extension.object("manager"))
                .flatMap(manager -> manager.string("value"));
    }

    @Test
    void whatCouldNotBeginAtFirstMayBeginWhenMoreIsKnown() {
        List<BulkResult> results = world.bulk(
                team("a", "{\"lead\":\"bulkId:u\",\"deputy\":\"bulkId:b\"}"),
                team("b", "{\"lead\":\"bulkId:a\"}"),
                post("u", user("u", "bulkId:b")));

        assertThat(results).extracting(BulkResult::status).containsExactly(201, 201, 201);
        assertThat(results)
                .extracting(result -> result.location().orElseThrow())
                .containsExactly("Teams/id-2", "Teams/id-3", "Users/id-1");
        assertThat(world.get("/Teams/id-2").string("lead")).contains("id-1");
        assertThat(world.get("/Teams/id-2").string("deputy")).contains("id-3");
        assertThat(world.get("/Teams/id-3").string("lead")).contains("id-2");
        assertThat(manager("id-1")).contains("id-3");
    }

    @Test
    void theSmallestPartIsLeftOut() {
        BulkRemainder remainder = new BulkRemainder(TEAM, List.of("x")::contains);

        assertThat(remainder.of(json("""
                {"lead":"bulkId:known","deputy":"bulkId:x","home":{"owner":"bulkId:x","town":"Rome"},
                 "friends":[{"value":"bulkId:x","kinds":["old"]},{"value":"1","kinds":["bulkId:x","new"]},"bulkId:x"],
                 "urn:test:none:Ext":{"a":"bulkId:x","b":{"c":"bulkId:x","d":1},"e":{"f":{"g":"bulkId:x"},"h":2}},
                 "urn:test:Team":{"deputy":"bulkId:x","home":{"owner":"bulkId:x"}},
                 "urn:test:Team:home":{"owner":"bulkId:x","town":"Rome"}}"""))).isEqualTo(json("""
                {"lead":"bulkId:known","friends":[{"value":"1","kinds":["new"]}],
                 "urn:test:none:Ext":{"e":{"h":2}},"urn:test:Team":{}}"""));
    }

    @Test
    void aSecondStepThatFailsSaysWhatIsLeft() {
        BulkWorld broken = BulkWorld.of(
                new FailingStore(() -> new ScimException(ScimError.unavailable("Sealed.", Duration.ofSeconds(1)))),
                ServiceConfig.usual());

        List<BulkResult> results = broken.bulk(
                post("a", user("a", "bulkId:b")),
                post("b", user("b", "bulkId:a")),
                BulkOperation.post("/Groups", "g", group("g", List.of("bulkId:a"))));

        assertThat(results).extracting(BulkResult::status).containsExactly(503, 201, 409);
        assertThat(detail(results.get(0)))
                .isEqualTo("Sealed. The resource was created and exists, without what refers to other new resources.");
        assertThat(results.get(0).location()).contains("Users/id-1");
        assertThat(results.get(0).version()).isEmpty();
        assertThat(broken.get("/Users/id-1").has(BulkWorld.ENTERPRISE)).isFalse();
        assertThat(broken.failures()).hasSize(1);
    }

    @Test
    void aFailureIsThatOfOneOperationAndReported() {
        BulkWorld broken =
                BulkWorld.of(new FailingStore(() -> new IllegalStateException("s.secret")), ServiceConfig.usual());

        List<BulkResult> results = broken.bulk(
                post("a", user("a")),
                BulkOperation.of("PUT", "/Users/id-1", Optional.of(user("b"))),
                post("c", user("c")));

        assertThat(results).extracting(BulkResult::status).containsExactly(201, 500, 201);
        assertThat(detail(results.get(1))).isEqualTo("The server failed to answer this request.");
        assertThat(broken.failures())
                .hasOnlyElementsOfType(IllegalStateException.class)
                .hasSize(1);
    }

    @Test
    void aCircleThatIsCutShortByErrorsSaysWhatIsLeft() {
        world.create("/Users", user("taken"));

        List<BulkResult> results = world.bulk(BulkRequest.builder()
                .failOnErrors(1)
                .post("/Users", "a", user("a", "bulkId:c"))
                .post("/Users", "b", user("taken", "bulkId:a"))
                .post("/Users", "c", user("c", "bulkId:b"))
                .post("/Users", "d", user("d"))
                .build());

        assertThat(results).extracting(result -> result.bulkId().orElseThrow()).containsExactly("a", "b");
        assertThat(results).extracting(BulkResult::status).containsExactly(409, 409);
        assertThat(results.get(0).location()).contains("Users/id-2");
        assertThat(world.total("/Users")).isEqualTo(2);
    }

    @Test
    void namesThatArePathsMayReferToo() {
        String name = world.create("/Users", user("u"));
        String id = world.create("/Groups", group("g", List.of(name)));
        BulkOperation patch = BulkOperation.of("PATCH", "/Groups/" + id, Optional.of(json("""
                {"Operations":[
                  {"op":"add","path":"members","value":[{"value":"bulkId:n"}]},
                  {"op":"replace","value":[{"urn:ietf:params:scim:schemas:core:2.0:Group":
                    {"members[value eq \\"bulkId:n\\"]":[]}}]}]}""")));

        List<BulkResult> results = world.bulk(patch, post("n", user("n")));

        assertThat(results).extracting(BulkResult::status).containsExactly(200, 201);
        assertThat(world.get("/Groups/" + id)
                        .array("members")
                        .only(JsonObject.class)
                        .map(member -> member.string("value").orElse("")))
                .containsExactly(name);
    }

    @Test
    void twoNamesThatBecomeOneAreRefused() {
        String id = world.create("/Groups", group("g", List.of()));
        String name = world.create("/Users", user("n"));
        BulkOperation patch = BulkOperation.of("PATCH", "/Groups/" + id, Optional.of(json("""
                {"Operations":[{"op":"replace","value":
                  {"members[value eq \\"bulkId:n\\"]":[],"members[value eq \\"ID\\"]":[]}}]}""".replace("ID", name))));

        List<BulkResult> results = world.bulk(
                patch,
                BulkOperation.of("PUT", "/Users/" + name, Optional.of(user("n")))
                        .withBulkId("n"));

        assertThat(results).extracting(BulkResult::status).containsExactly(400, 200);
        assertThat(detail(results.get(0))).isEqualTo("Two names in the value of an operation mean the same path.");
    }

    @Test
    void patchesTogetherMayCompareLittleMoreThanOne() {
        String id = world.create(
                "/Groups",
                group("g", IntStream.range(0, 2000).mapToObj(i -> "m" + i).toList()));
        PatchRequest.Builder patch = PatchRequest.builder();
        IntStream.range(0, 60).forEach(i -> patch.remove("members[display eq \"d" + i + "\"]"));
        BulkRequest.Builder request = BulkRequest.builder().patch("/Groups/" + id, patch.build());

        assertThat(world.bulk(request.build())).extracting(BulkResult::status).containsExactly(200);
        IntStream.range(0, 999).forEach(i -> request.delete("/Users/none"));
        BulkResult result = world.bulk(request.build()).get(0);
        assertThat(result.status()).isEqualTo(400);
        assertThat(detail(result))
                .isEqualTo("Operation 51: The request compares too many values; send it in several smaller ones.");
    }

    @Test
    void theConfigurationSaysWhatIsServed() {
        ServiceConfig config = ServiceConfig.usual().bulkOperations(5).bodies(new JsonLimits(20, 1000, 100, 10, 500));

        assertThat(config(config)).isEqualTo("{\"supported\":true,\"maxOperations\":5,\"maxPayloadSize\":500}");
        assertThat(config(config.bulkOperations(0)))
                .isEqualTo("{\"supported\":false,\"maxOperations\":0,\"maxPayloadSize\":0}");
        assertThatThrownBy(() -> config.bulkOperations(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String config(ServiceConfig config) {
        return BulkWorld.of(config)
                .get("/ServiceProviderConfig")
                .object("bulk")
                .orElseThrow()
                .toString();
    }

    @Test
    void aBodyOverTheLimitIsRefusedWhole() {
        BulkWorld small = BulkWorld.of(ServiceConfig.usual().bodies(new JsonLimits(20, 1000, 100, 10, 200)));

        assertThat(small.send(BulkRequest.builder()
                                .post("/Users", "a", user("a".repeat(200)))
                                .build())
                        .status())
                .isEqualTo(413);
        assertThat(small.total("/Users")).isZero();
    }

    /** A store of which no resource can be changed. */
    private record FailingStore(InMemoryStore store, Supplier<RuntimeException> failure) implements ResourceStore {
        FailingStore(Supplier<RuntimeException> failure) {
            this(new InMemoryStore(new TickingClock(), new TickingClock().ids()), failure);
        }

        @Override
        public Resource create(ResourceType type, Resource wanted) {
            return store.create(type, wanted);
        }

        @Override
        public Optional<Resource> read(ResourceType type, String id, Projection wanted) {
            return store.read(type, id, wanted);
        }

        @Override
        public Resource update(ResourceType type, String id, Function<Resource, Change> change) {
            throw failure.get();
        }

        @Override
        public void delete(ResourceType type, String id, Consumer<Resource> check) {
            store.delete(type, id, check);
        }

        @Override
        public Page query(ResourceType type, Query query) {
            return store.query(type, query);
        }
    }
}
