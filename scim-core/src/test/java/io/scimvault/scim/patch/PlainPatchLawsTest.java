package io.scimvault.scim.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.resource.Resource;
import io.scimvault.testkit.VectorTypes;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine against maps and lists that are changed by hand, where the RFC leaves no doubt what is meant. */
class PlainPatchLawsTest {
    private static final int SEQUENCES = 10_000;
    private static final int REQUESTS = 5;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {3_521, 3_522})
    void aRequestDoesWhatItsOperationsSayByHand(long seed) {
        Random random = new Random(seed);
        int changed = 0;
        for (int i = 0; i < SEQUENCES; i++) {
            Hand hand = new Hand(random, i % 2 == 0 ? PatchOptions.lenient() : PatchOptions.strict());
            for (int j = 0; j < REQUESTS; j++) {
                changed += hand.request() ? 1 : 0;
            }
        }
        assertThat(changed).isGreaterThan(SEQUENCES * REQUESTS / 2);
    }

    /** A Device, and the same by hand. */
    private static final class Hand {
        private final Random random;
        private final PatchOptions options;
        private final boolean strict;
        private Resource device;
        private PlainDevice plain;

        Hand(Random random, PatchOptions options) {
            this.random = random;
            this.options = options;
            this.strict = options.equals(PatchOptions.strict());
            this.plain = PlainDevice.of(JsonObject.of("label", new JsonString("d")));
            this.device = new Resource(plain.tree());
        }

        /** Makes a request and does it by hand; whether something changed. */
        boolean request() {
            PlainDevice after = plain.copy();
            PatchRequest.Builder request = PatchRequest.builder();
            boolean hits = true;
            for (int i = random.nextInt(4); i >= 0; i--) {
                hits &= operation(request, after);
            }
            PatchEngine engine = PatchEngine.of(VectorTypes.DEVICE, options);
            if (!hits) {
                assertThatThrownBy(() -> engine.apply(device, request.build()))
                        .isInstanceOf(ScimException.class)
                        .hasMessageEndingWith("matches the filter.");
                return false;
            }
            Change change = engine.apply(device, request.build());
            check(change, after.since(plain), request);
            device = change.after();
            plain = after;
            return !change.isEmpty();
        }

        private void check(Change change, PlainDevice after, PatchRequest.Builder request) {
            boolean right = change.after().tree().equals(after.tree())
                    && new TreeSet<>(change.changedAttributes()).equals(plain.differing(after))
                    && change.deltas().equals(plain.deltas(after))
                    && change.isEmpty() == plain.differing(after).isEmpty();
            if (!right) {
                assertThat(change)
                        .as(request.build().toJson().toString())
                        .isEqualTo(new Change(
                                device, new Resource(after.tree()), plain.differing(after), plain.deltas(after)));
            }
        }

        private boolean operation(PatchRequest.Builder request, PlainDevice to) {
            switch (random.nextInt(10)) {
                case 0, 1 -> single(request, to);
                case 2 -> complex(request, to);
                case 3 -> complexPart(request, to);
                case 4, 5 -> several(request, to);
                case 6 -> {
                    return oneOfSeveral(request, to);
                }
                case 7 -> elements(request, to);
                case 8 -> {
                    return inElements(request, to);
                }
                default -> pathless(request, to);
            }
            return true;
        }

        private void single(PatchRequest.Builder request, PlainDevice to) {
            String name = one("note", "code", "on", "ports", "weight", PlainDevice.MAKER + ":maker");
            JsonValue value = value(name);
            switch (random.nextInt(4)) {
                case 0 -> request.add(name, value);
                case 1 -> request.replace(name, value);
                case 2 -> {
                    request.remove(name);
                    value = JsonNull.NULL;
                }
                default -> {
                    request.replace(name, JsonNull.NULL);
                    value = JsonNull.NULL;
                }
            }
            to.set(name, value);
        }

        private void complex(PatchRequest.Builder request, PlainDevice to) {
            JsonObject given = place();
            switch (random.nextInt(4)) {
                case 0 -> {
                    request.remove("place");
                    to.set("place", JsonNull.NULL);
                }
                case 1 -> {
                    request.add("place", given);
                    to.merge("place", given, true);
                }
                default -> {
                    JsonObject some = random.nextInt(3) == 0 ? given.with("floor", JsonNull.NULL) : given;
                    request.replace("place", some);
                    to.merge("place", some, false);
                }
            }
        }

        private void complexPart(PatchRequest.Builder request, PlainDevice to) {
            String sub = one("room", "floor", "marks");
            JsonValue value = part(sub);
            switch (random.nextInt(4)) {
                case 0 -> {
                    request.remove("place." + sub);
                    to.merge("place", JsonObject.of(sub, JsonNull.NULL), false);
                }
                case 1 -> {
                    request.add("place." + sub, value);
                    to.merge("place", JsonObject.of(sub, value), true);
                }
                default -> {
                    request.replace("place." + sub, value);
                    to.merge("place", JsonObject.of(sub, value), false);
                }
            }
        }

        private void several(PatchRequest.Builder request, PlainDevice to) {
            String name = one("tags", "codes", "levels");
            switch (random.nextInt(6)) {
                case 0 -> {
                    request.remove(name);
                    to.set(name, JsonNull.NULL);
                }
                case 1 -> {
                    request.replace(name, JsonArray.EMPTY);
                    to.set(name, JsonNull.NULL);
                }
                case 2, 3 -> {
                    JsonArray wanted = list(name, false);
                    request.replace(name, wanted);
                    to.put(name, wanted.elements());
                }
                default -> {
                    JsonArray more = list(name, true);
                    request.add(name, more);
                    to.join(name, more);
                }
            }
        }

        private boolean oneOfSeveral(PatchRequest.Builder request, PlainDevice to) {
            String name = one("tags", "codes", "levels");
            JsonValue value = value(name);
            String path = name + "[value eq " + value + "]";
            if (random.nextBoolean()) {
                request.remove(path);
                return to.each(name, value, old -> JsonNull.NULL) || !strict;
            }
            JsonValue other = list(name, false).get(0);
            request.replace(path, other);
            return to.each(name, value, old -> other);
        }

        private void elements(PatchRequest.Builder request, PlainDevice to) {
            switch (random.nextInt(5)) {
                case 0 -> {
                    request.remove("slots");
                    to.set("slots", JsonNull.NULL);
                }
                case 1 -> {
                    JsonArray wanted = JsonArray.of(slot("a"), slot("b"));
                    request.replace("slots", wanted);
                    to.put("slots", wanted.elements());
                }
                default -> {
                    JsonArray more = JsonArray.of(slot(word(true)), slot(word(true)));
                    request.add("slots", more);
                    to.join("slots", more);
                }
            }
        }

        private boolean inElements(PatchRequest.Builder request, PlainDevice to) {
            JsonString value = new JsonString(word(true));
            JsonNumber size = JsonNumber.of(random.nextInt(3));
            String path = "slots[value eq " + value + "]";
            switch (random.nextInt(6)) {
                case 0 -> {
                    request.remove(path);
                    return to.each("slots", value, old -> JsonNull.NULL) || !strict;
                }
                case 1 -> {
                    request.remove(path + ".size");
                    return to.each("slots", value, old -> ((JsonObject) old).without("size")) || !strict;
                }
                case 2 -> {
                    request.remove("slots.size");
                    to.each("slots", JsonNull.NULL, old -> ((JsonObject) old).without("size"));
                    return true;
                }
                case 3 -> {
                    request.add(path + ".size", size);
                    sized(to, value, size);
                    return true;
                }
                default -> {
                    request.replace(path + ".size", size);
                    boolean hit = !strict || to.each("slots", value, old -> old);
                    sized(to, value, size);
                    return hit;
                }
            }
        }

        private static void sized(PlainDevice to, JsonString value, JsonNumber size) {
            if (!to.each("slots", value, old -> ((JsonObject) old).with("size", size))) {
                to.join("slots", JsonArray.of(JsonObject.of("value", value).with("size", size)));
            }
        }

        /** Several attributes at once, each for itself. */
        private void pathless(PatchRequest.Builder request, PlainDevice to) {
            JsonValue note = value("note");
            JsonObject place = place();
            JsonArray tags = list("tags", false);
            JsonValue maker = value("note");
            JsonObject all = JsonObject.of(Map.of(
                    "note", note, "PLACE", place, "tags", tags, PlainDevice.MAKER, JsonObject.of("maker", maker)));
            boolean adds = random.nextBoolean();
            to.set("note", note);
            to.merge("place", place, adds);
            to.set(PlainDevice.MAKER + ":maker", maker);
            if (adds) {
                request.add(all);
                to.join("tags", tags);
            } else {
                request.replace(all);
                to.put("tags", tags.elements());
            }
        }

        private JsonObject place() {
            JsonObject.Builder place = JsonObject.builder();
            Stream.of("room", "floor", "marks")
                    .filter(sub -> random.nextBoolean())
                    .forEach(sub -> place.put(sub, part(sub)));
            return place.build();
        }

        private JsonValue part(String sub) {
            return switch (sub) {
                case "room" -> new JsonString(one("R", "r", "S"));
                case "floor" -> JsonNumber.of(random.nextInt(3) - 1);
                default -> list("marks", false);
            };
        }

        private JsonValue value(String name) {
            return switch (name) {
                case "on" -> JsonBoolean.of(random.nextBoolean());
                case "ports", "levels" -> JsonNumber.of(random.nextInt(4));
                case "weight" -> new JsonNumber(one("0.5", "1e2", "7"));
                default -> new JsonString(word(true));
            };
        }

        private JsonArray list(String name, boolean anyCase) {
            return JsonArray.of(
                    Stream.generate(() -> name.equals("levels") ? value(name) : new JsonString(word(anyCase)))
                            .limit(1 + random.nextInt(3))
                            .distinct()
                            .toList());
        }

        private JsonObject slot(String value) {
            JsonObject slot = JsonObject.of("value", new JsonString(value));
            return random.nextBoolean() ? slot.with("size", JsonNumber.of(random.nextInt(3))) : slot;
        }

        private String word(boolean anyCase) {
            return anyCase && random.nextInt(6) == 0 ? one("A", "B", "C") : one("a", "b", "c");
        }

        private String one(String... all) {
            return List.of(all).get(random.nextInt(all.length));
        }
    }
}
