package io.scimvault.scim.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for any {@code attributes} and {@code excludedAttributes}: secrets stay, identity is shown, nothing is made up. */
class ProjectionLawsTest {
    private static final int CASES = 50_000;
    private static final String SECRET = "SECRET";
    private static final String EXTENSION = "urn:test:ext:2.0:Thing";
    private static final List<String> ALWAYS = List.of("schemas", "id", "always", "sure");
    private static final List<String> DEFAULT = List.of("plain", "exact", "flag", "box", "boxes", "meta", "externalId");
    private static final List<String> NAMES = List.of(
            "schemas",
            "id",
            "externalId",
            "plain",
            "always",
            "request",
            "never",
            "exact",
            "flag",
            "box",
            "box.plain",
            "box.always",
            "box.request",
            "box.never",
            "boxes",
            "boxes.value",
            "boxes.type",
            "boxes.never",
            "sure",
            "sure.plain",
            "sure.never",
            "meta",
            "meta.version",
            EXTENSION,
            EXTENSION + ":extra",
            EXTENSION + ":always",
            EXTENSION + ":request",
            EXTENSION + ":never",
            EXTENSION + ":crate",
            EXTENSION + ":crate.never",
            EXTENSION + ":crate.plain",
            "urn:foreign",
            "nonsense",
            "box.nonsense",
            "",
            "emails[type eq \"work\"]");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {391, 392})
    void secretsAreNeverShownAndWhatIsAlwaysShownIs(long seed) {
        Random random = new Random(seed);
        int shown = 0;
        for (int i = 0; i < CASES; i++) {
            Resource full = new Resource(thing(random));
            List<String> attributes = names(random);
            List<String> excluded = names(random);
            Optional<List<String>> asked = random.nextBoolean() ? Optional.of(attributes) : Optional.empty();
            Projection projection = random.nextInt(20) == 0
                    ? Projection.complete(TestTypes.THING)
                    : Projection.of(TestTypes.THING, asked, excluded);
            Resource part = projection.apply(full);

            boolean narrowed = Stream.concat(attributes.stream(), excluded.stream())
                    .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains("sure."));
            if (!holds(projection, full, part, narrowed)) {
                fail("attributes=%s excludedAttributes=%s of %s are %s", asked, excluded, full, part);
            }
            shown += part.tree().size();
        }
        assertThat(shown).isGreaterThan(CASES * 3);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {393, 394})
    void whatIsAskedForIsShownAndWhatIsExcludedIsNot(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            JsonObject full = thing(random);
            String name = DEFAULT.get(random.nextInt(DEFAULT.size()));
            JsonObject asked = Projection.of(TestTypes.THING, Optional.of(List.of(anyCase(random, name))), List.of())
                    .apply(new Resource(full))
                    .tree();
            JsonObject excluded = Projection.of(TestTypes.THING, Optional.empty(), List.of(anyCase(random, name)))
                    .apply(new Resource(full))
                    .tree();
            boolean only = asked.names().stream()
                    .allMatch(shown -> ALWAYS.contains(shown) || shown.equals(name) || shown.equals(EXTENSION));
            if (!only || asked.has(name) != hasShown(full.get(name)) || excluded.has(name)) {
                fail("%s of %s: asked for %s, excluded %s", name, full, asked, excluded);
            }
        }
    }

    /** What is asked of a part of {@code sure} may leave nothing of it. */
    private static boolean holds(Projection projection, Resource full, Resource part, boolean narrowed) {
        boolean always = ALWAYS.stream()
                .filter(name -> !(narrowed && name.equals("sure")))
                .filter(name -> hasShown(full.tree().get(name)))
                .allMatch(name -> part.tree().has(name));
        boolean inExtension = full.tree()
                .object(EXTENSION)
                .flatMap(extension -> extension.get("always"))
                .equals(part.tree().object(EXTENSION).flatMap(extension -> extension.get("always")));
        return always
                && inExtension
                && !part.toString().contains(SECRET)
                && isPart(full.tree(), part.tree())
                && isPart(full.tree(), projection.apply(part).tree())
                && projection.apply(part).equals(part)
                && full.tree().names().stream()
                        .filter(name -> !name.equals(EXTENSION) && !projection.wants(name))
                        .noneMatch(part.tree()::has);
    }

    /** Whether a value has something to show that is no secret. */
    private static boolean hasShown(Optional<JsonValue> value) {
        return value.filter(ProjectionLawsTest::hasShown).isPresent();
    }

    private static boolean hasShown(JsonValue value) {
        if (value instanceof JsonObject object) {
            return object.members().entrySet().stream()
                    .anyMatch(member -> !member.getKey().equals("never")
                            && !member.getKey().equals("request")
                            && hasShown(member.getValue()));
        }
        return value instanceof JsonArray array ? array.stream().anyMatch(ProjectionLawsTest::hasShown) : true;
    }

    /** Nothing is shown that is not there, and all that is shown is in its order. */
    private static boolean isPart(JsonValue whole, JsonValue part) {
        if (whole instanceof JsonObject all && part instanceof JsonObject some) {
            return some.members().entrySet().stream()
                    .allMatch(member -> all.get(member.getKey())
                            .filter(value -> isPart(value, member.getValue()))
                            .isPresent());
        }
        if (whole instanceof JsonArray all && part instanceof JsonArray some) {
            int next = 0;
            for (JsonValue element : some) {
                while (next < all.size() && !isPart(all.get(next), element)) {
                    next++;
                }
                if (next++ == all.size()) {
                    return false;
                }
            }
            return true;
        }
        return whole.equals(part);
    }

    private static List<String> names(Random random) {
        List<String> names = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            String name = NAMES.get(random.nextInt(NAMES.size()));
            boolean qualified = random.nextInt(6) == 0 && !name.startsWith("urn:");
            names.add(anyCase(random, qualified ? "urn:test:Thing:" + name : name));
        }
        return names;
    }

    private static String anyCase(Random random, String name) {
        return random.nextInt(4) == 0 ? name.toUpperCase(Locale.ROOT) : name;
    }

    private static JsonObject thing(Random random) {
        JsonObject.Builder thing = JsonObject.builder()
                .put("schemas", JsonArray.of(new JsonString("urn:test:Thing")))
                .put("id", "1");
        List.of("externalId", "plain", "always", "request", "never", "exact")
                .forEach(name -> put(random, thing, name, text(name)));
        put(random, thing, "box", parts(random, List.of("plain", "always", "request", "never")));
        put(
                random,
                thing,
                "boxes",
                JsonArray.of(
                        parts(random, List.of("value", "type", "never")),
                        parts(random, List.of("value", "never")),
                        parts(random, List.of("value", "type"))));
        put(random, thing, "sure", parts(random, List.of("plain", "other", "never")));
        put(random, thing, "meta", parts(random, List.of("version", "resourceType")));
        put(random, thing, "urn:foreign", parts(random, List.of("k", "l")));
        JsonObject.Builder extension = JsonObject.builder();
        List.of("extra", "always", "request", "never").forEach(name -> put(random, extension, name, text(name)));
        put(random, extension, "crate", parts(random, List.of("plain", "never")));
        put(random, thing, EXTENSION, extension.build());
        return thing.build();
    }

    private static JsonObject parts(Random random, List<String> names) {
        JsonObject.Builder parts = JsonObject.builder();
        names.forEach(name -> put(random, parts, name, text(name)));
        return parts.build();
    }

    private static void put(Random random, JsonObject.Builder to, String name, JsonValue value) {
        if (random.nextInt(4) > 0 && !value.isUnassigned()) {
            to.put(name, value);
        }
    }

    private static JsonString text(String name) {
        return new JsonString(Map.of("never", SECRET).getOrDefault(name, name));
    }
}
