package io.scimvault.scim.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.protocol.BulkOperation;
import io.scimvault.scim.protocol.BulkRequest;
import io.scimvault.scim.protocol.BulkResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bulk request in any order does what its operations do as single requests, of which each knows the ids that it needs. */
class BulkLawsTest {
    private static final int PROGRAMS = 40;
    private static final int ORDERS = 4;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void inAnyOrderItDoesWhatSingleRequestsDo(long seed) {
        Random random = new Random(seed);
        int circles = 0;
        for (int i = 0; i < PROGRAMS; i++) {
            BulkProgram program = BulkProgram.random(random);
            Map<String, JsonObject> expected = one(program);
            circles += program.hasCircle() ? 1 : 0;
            for (int order = 0; order < ORDERS; order++) {
                List<BulkOperation> operations = new ArrayList<>(program.operations());
                Collections.shuffle(operations, random);

                assertThat(together(program, operations)).as("%s", operations).isEqualTo(expected);
            }
        }
        assertThat(circles).isBetween(PROGRAMS / 4, PROGRAMS - 1);
    }

    private static BulkWorld begun(BulkProgram program) {
        BulkWorld world = BulkWorld.usual();
        program.there().forEach(body -> world.create(BulkProgram.endpoint(body), body));
        return world;
    }

    private static Map<String, JsonObject> together(BulkProgram program, List<BulkOperation> operations) {
        BulkWorld world = begun(program);

        List<BulkResult> results = world.bulk(new BulkRequest(Optional.empty(), operations));

        assertThat(results).hasSameSizeAs(operations).noneMatch(BulkResult::isError);
        for (int i = 0; i < results.size(); i++) {
            assertThat(results.get(i).method()).isEqualTo(operations.get(i).method());
            assertThat(results.get(i).bulkId()).isEqualTo(operations.get(i).bulkId());
        }
        assertThat(world.failures()).isEmpty();
        return content(world);
    }

    /** Each operation alone: first all creations without references, then with them, then the others in their order. */
    private static Map<String, JsonObject> one(BulkProgram program) {
        BulkWorld world = begun(program);
        Map<String, String> ids = new HashMap<>();
        for (BulkOperation operation : program.creations()) {
            JsonObject body = data(operation);
            JsonObject bare = body.without("members").without(BulkWorld.ENTERPRISE);
            ids.put(operation.bulkId().orElseThrow(), world.create(operation.path(), bare));
        }
        for (BulkOperation operation : program.creations()) {
            String path = operation.path() + "/" + ids.get(operation.bulkId().orElseThrow());
            send(world, "PUT", path, operation.data(), ids);
        }
        for (BulkOperation operation : program.others()) {
            send(world, operation.method(), operation.path(), operation.data(), ids);
        }
        return content(world);
    }

    private static JsonObject data(BulkOperation operation) {
        return (JsonObject) operation.data().orElseThrow();
    }

    /** By text, which is safe here since ids and bulkIds of these programs are plain words. */
    private static void send(
            BulkWorld world, String method, String path, Optional<JsonValue> data, Map<String, String> ids) {
        String target = path;
        String body = data.map(JsonValue::toString).orElse("{}");
        for (Map.Entry<String, String> id : ids.entrySet()) {
            String reference = BulkOperation.reference(id.getKey());
            target = target.replace(reference, id.getValue());
            body = body.replace(reference, id.getValue());
        }
        assertThat(world.send(method, target, Optional.of(BulkWorld.json(body))).status())
                .as("%s %s %s", method, target, body)
                .isIn(200, 204);
    }

    /** All resources by their names, with names in place of ids, and without what depends on time. */
    private static Map<String, JsonObject> content(BulkWorld world) {
        Map<String, String> names = new HashMap<>();
        List<JsonObject> all = new ArrayList<>();
        for (String endpoint : List.of("/Users", "/Groups")) {
            world.get(endpoint).array("Resources").only(JsonObject.class).forEach(resource -> {
                names.put(resource.string("id").orElseThrow(), BulkProgram.name(resource));
                all.add(resource);
            });
        }
        Map<String, JsonObject> content = new TreeMap<>();
        for (JsonObject resource : all) {
            content.put(BulkProgram.name(resource), (JsonObject) named(resource.without("meta"), names));
        }
        return content;
    }

    private static JsonValue named(JsonValue value, Map<String, String> names) {
        if (value instanceof JsonArray array) {
            return JsonArray.of(array.stream()
                    .map(element -> named(element, names))
                    .sorted(Comparator.comparing(JsonValue::toString))
                    .toList());
        }
        if (value instanceof JsonObject object) {
            Map<String, JsonValue> members = new HashMap<>();
            object.without("$ref").forEach((name, member) -> members.put(name, named(member, names)));
            return JsonObject.of(members);
        }
        return value instanceof JsonString text && names.containsKey(text.value())
                ? new JsonString("the id of " + names.get(text.value()))
                : value;
    }
}
