package io.scimvault.scim.service;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.protocol.BulkOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Random operations that refer to each other, of which no two change the same thing: so their order cannot matter, but for what the
 * references demand.
 *
 * @param there what exists beforehand: users {@code id-1} to {@code id-4}, then the group {@code id-5}
 * @param creations with references forward, backward and in circles
 * @param others at most one of each kind for a resource
 */
record BulkProgram(
        List<JsonObject> there, List<BulkOperation> creations, List<BulkOperation> others, boolean hasCircle) {
    private static final int USERS = 4;

    static BulkProgram random(Random random) {
        return new Generator(random).program();
    }

    List<BulkOperation> operations() {
        return Stream.concat(creations.stream(), others.stream()).toList();
    }

    static String endpoint(JsonObject body) {
        return body.has("userName") ? "/Users" : "/Groups";
    }

    static String name(JsonObject resource) {
        return resource.string("userName")
                .or(() -> resource.string("displayName"))
                .orElseThrow();
    }

    private static final class Generator {
        private final Random random;
        private final int users;
        private final int groups;
        private final int[] managers;

        Generator(Random random) {
            this.random = random;
            this.users = 1 + random.nextInt(6);
            this.groups = random.nextInt(4);
            this.managers = IntStream.range(0, users)
                    .map(i -> random.nextInt(3) == 0 ? -1 : random.nextInt(users))
                    .toArray();
        }

        BulkProgram program() {
            List<JsonObject> there = new ArrayList<>();
            IntStream.rangeClosed(1, USERS).forEach(i -> there.add(BulkWorld.user("old" + i)));
            there.add(BulkWorld.group("oldies", List.of("id-1", "id-2")));
            List<BulkOperation> creations = new ArrayList<>();
            for (int i = 0; i < users; i++) {
                String name = "new" + i;
                creations.add(BulkOperation.post(
                        "/Users",
                        "u" + i + "x",
                        managers[i] < 0 ? BulkWorld.user(name) : BulkWorld.user(name, "bulkId:u" + managers[i] + "x")));
            }
            for (int i = 0; i < groups; i++) {
                creations.add(BulkOperation.post("/Groups", "g" + i + "x", BulkWorld.group("group" + i, members())));
            }
            return new BulkProgram(there, creations, others(), hasCircle());
        }

        private boolean hasCircle() {
            for (int first = 0; first < users; first++) {
                int here = first;
                for (int step = 0; step < users && here >= 0; step++) {
                    here = managers[here];
                    if (here == first) {
                        return true;
                    }
                }
            }
            return false;
        }

        private List<String> members() {
            return IntStream.range(0, random.nextInt(4))
                    .mapToObj(i -> anybody())
                    .distinct()
                    .toList();
        }

        private String anybody() {
            return random.nextInt(4) == 0
                    ? "id-" + (1 + random.nextInt(USERS))
                    : "bulkId:u" + random.nextInt(users) + "x";
        }

        private List<BulkOperation> others() {
            List<BulkOperation> others = new ArrayList<>();
            for (int i = 0; i < users; i++) {
                if (random.nextBoolean()) {
                    others.add(patch(
                            "/Users/bulkId:u" + i + "x", PatchRequest.builder().add("title", "t" + i)));
                }
                if (random.nextInt(3) == 0) {
                    others.add(patch(
                            "/Users/bulkId:u" + i + "x",
                            PatchRequest.builder().add("roles", JsonObject.of("value", new JsonString(anybody())))));
                }
            }
            for (int i = 0; i < groups; i++) {
                others.addAll(ofGroup("bulkId:g" + i + "x", "group" + i));
            }
            others.addAll(ofGroup("id-5", "oldies"));
            others.addAll(ofOld());
            return others;
        }

        /** Either one replacement, or one deletion, or additions and a removal of somebody who was just added. */
        private List<BulkOperation> ofGroup(String id, String name) {
            String path = "/Groups/" + id;
            return switch (random.nextInt(5)) {
                case 0 -> List.of(put(path, BulkWorld.group(name, members())));
                case 1 -> List.of(BulkOperation.of("DELETE", path, Optional.empty()));
                case 2 ->
                    List.of(patch(
                            path,
                            PatchRequest.builder()
                                    .add("members", JsonObject.of("value", new JsonString("bulkId:u0x")))
                                    .remove("members[value eq \"bulkId:u0x\" or value eq \"" + anybody() + "\"]")
                                    .add("externalId", "bulkId:u0x")));
                case 3 ->
                    IntStream.range(0, 3)
                            .mapToObj(i -> patch(
                                    path,
                                    PatchRequest.builder()
                                            .add("members", JsonObject.of("value", new JsonString(anybody())))))
                            .toList();
                default -> List.of();
            };
        }

        private List<BulkOperation> ofOld() {
            List<BulkOperation> others = new ArrayList<>();
            others.add(put("/Users/id-1", BulkWorld.user("old1", anybody())));
            others.add(patch(
                    "/Users/id-2", PatchRequest.builder().replace(BulkWorld.ENTERPRISE + ":manager.value", anybody())));
            if (random.nextBoolean()) {
                others.add(patch(
                        "/Users/id-3",
                        PatchRequest.builder()
                                .add(BulkWorld.user("old3", anybody()).without("userName"))));
            }
            if (random.nextBoolean()) {
                others.add(BulkOperation.of("DELETE", "/Users/id-4", Optional.empty()));
            }
            return others;
        }

        private static BulkOperation put(String path, JsonValue body) {
            return BulkOperation.of("PUT", path, Optional.of(body));
        }

        private static BulkOperation patch(String path, PatchRequest.Builder patch) {
            return BulkOperation.of("PATCH", path, Optional.of(patch.build().toJson()));
        }
    }
}
