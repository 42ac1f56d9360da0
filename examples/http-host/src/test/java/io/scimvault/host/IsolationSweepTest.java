package io.scimvault.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The sweep removes what creations left half-made, and nothing else however alike it looks. */
final class IsolationSweepTest {
    private static final Set<IsolationKind> HALF_MADE = EnumSet.of(
            IsolationKind.OWN_HALF_MADE,
            IsolationKind.OWN_HALF_MADE_NAMED,
            IsolationKind.OWN_HALF_MADE_GROUP,
            IsolationKind.THEIR_HALF_MADE,
            IsolationKind.THEIR_HALF_MADE_NAMED,
            IsolationKind.THEIR_HALF_MADE_GROUP);

    /** An object of the admin's. */
    private record Made(String kind, String id) {}

    private final AtomicReference<Duration> later = new AtomicReference<>(Duration.ZERO);

    @Test
    void onlyWhatCreationsLeftIsRemoved() throws Exception {
        try (IsolationInMemory host = IsolationInMemory.start(new Later(), 1)) {
            IsolationWorld world = IsolationWorld.of(host, "okta-demo");
            IsolationVault vault = world.vault();
            Map<String, Made> admins = alike(host, vault);
            Map<String, String> before = world.state();
            Map<String, String> adminsBefore = read(vault, admins);
            Set<String> expected = new TreeSet<>(Set.of("all of entity", "all of entity-alias", "all of group"));
            for (IsolationKind kind : HALF_MADE) {
                expected.addAll(world.keys(world.foreign(kind)));
            }
            expected.add("group " + world.mixed()); // an admin had put the half-made users into it

            later.set(Duration.ofMinutes(10));
            for (int i = 0; i < 100 && world.state().equals(before); i++) {
                Thread.sleep(100);
            }
            Thread.sleep(2500); // two more sweeps

            Map<String, String> after = world.state();
            Set<String> changed = new TreeSet<>(after.keySet());
            changed.removeIf(key -> after.get(key).equals(before.get(key)));
            assertThat(changed).isEqualTo(expected);
            for (IsolationKind kind : HALF_MADE) {
                assertThat(world.keys(world.foreign(kind)))
                        .as(kind.toString())
                        .isNotEmpty()
                        .allSatisfy(key -> assertThat(after.get(key)).isEqualTo("missing"));
            }
            assertThat(read(vault, admins)).isEqualTo(adminsBefore);
        }
    }

    private static Map<String, String> read(IsolationVault vault, Map<String, Made> admins) {
        Map<String, String> read = new LinkedHashMap<>();
        admins.forEach((what, made) ->
                read.put(what, vault.read(made.kind(), made.id()).toString()));
        return read;
    }

    /** What an admin may have that looks half-made, but is not, by what it is. */
    private Map<String, Made> alike(IsolationInMemory host, IsolationVault vault) {
        String accessor = host.accessor("okta-demo");
        JsonObject marked = JsonObject.builder()
                .put("scim_client", "okta-demo")
                .put("scim_format", "1")
                .build();
        Map<String, Made> made = new LinkedHashMap<>();
        made.put("a pending name without a mark", make(vault, "entity", pending()));
        made.put(
                "a pending name with policies",
                make(vault, "entity", pending().with("metadata", marked).with("policies", new JsonString("default"))));
        made.put("a group with a pending name, without a mark", make(vault, "group", pending()));
        made.put(
                "a group with a pending name and policies",
                make(vault, "group", pending().with("metadata", marked).with("policies", new JsonString("default"))));
        Made entity = make(vault, "entity", JsonObject.of("name", new JsonString("admins")));
        Made other = make(vault, "entity", JsonObject.of("name", new JsonString("other")));
        Made third = make(vault, "entity", JsonObject.of("name", new JsonString("third")));
        later.set(Duration.ofMinutes(1)); // an alias that is as old as its entity would tell of a creation
        made.put("a pending alias name without a mark", alias(vault, entity, accessor, pending()));
        made.put(
                "an alias marked as pending, under a name of its own",
                alias(
                        vault,
                        other,
                        accessor,
                        JsonObject.builder()
                                .put("name", "somebody")
                                .put("custom_metadata", pendingMark("create"))
                                .build()));
        made.put(
                "an alias marked as pending that was put on an older entity",
                alias(vault, third, accessor, pending().with("custom_metadata", pendingMark("create"))));
        made.put("its entity", third);
        return made;
    }

    private static JsonObject pending() {
        return JsonObject.of("name", new JsonString("scim-pending-" + UUID.randomUUID()));
    }

    private static JsonObject pendingMark(String step) {
        return JsonObject.builder()
                .put("scim_client", "okta-demo")
                .put("scim_pending", step)
                .build();
    }

    private static Made make(IsolationVault vault, String kind, JsonObject body) {
        return new Made(kind, vault.make(kind, body));
    }

    private static Made alias(IsolationVault vault, Made entity, String accessor, JsonObject body) {
        return make(
                vault,
                "entity-alias",
                body.with("mount_accessor", new JsonString(accessor))
                        .with("canonical_id", new JsonString(entity.id())));
    }

    /** The system's clock, moved on. */
    private final class Later extends Clock {
        @Override
        public Instant instant() {
            return Instant.now().plus(later.get());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
