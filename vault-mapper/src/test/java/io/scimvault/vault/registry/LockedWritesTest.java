package io.scimvault.vault.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.driver.PlanRunner;
import io.scimvault.vault.driver.TokenSources;
import io.scimvault.vault.driver.VaultReader;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.driver.VaultSession;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.memory.InMemoryVault;
import io.scimvault.vault.plan.IdRef;
import io.scimvault.vault.plan.RegistryPlanner;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LockedWritesTest {
    private final InMemoryVault memory = InMemoryVault.create();
    private final List<String> held = new ArrayList<>();
    private Runnable beforeLocks = () -> {};
    private Optional<String> dangling = Optional.empty();
    private final VaultSession session = new VaultSession(this::send, TokenSources.fixed(memory.rootToken()));
    private final LockedWrites writes = new LockedWrites(
            new VaultReader(session, Runnable::run), new PlanRunner(session), new Listed(), Duration.ofSeconds(5));
    private final String alice = make("identity/entity", "alice", "");
    private final String bob = make("identity/entity", "bob", "");

    private final class Listed implements Locks {
        @Override
        public <T> T holding(Collection<String> groups, Collection<String> users, Supplier<T> work) {
            beforeLocks.run();
            held.add(new TreeSet<>(groups) + " " + users);
            return work.get();
        }
    }

    /** A group that holds an id that does not exist refuses every write that does not replace its members. */
    private VaultReply send(VaultCall call, VaultToken token) {
        boolean writesGroup =
                call.method() == VaultCall.Method.POST && call.path().fixed().equals("identity/group/id");
        String members =
                call.body().flatMap(body -> body.string("member_entity_ids")).orElse("");
        if (writesGroup && dangling.isPresent() && (members.isEmpty() || members.contains(dangling.get()))) {
            return new VaultReply(
                    500,
                    Optional.of(JsonObject.of(
                            "errors", JsonArray.ofStrings(List.of("invalid entity ID \"" + dangling.get() + "\"")))));
        }
        boolean readsDangling = call.path()
                .id()
                .filter(id -> dangling.map(IdRef::known).filter(id::equals).isPresent())
                .isPresent();
        return readsDangling
                ? new VaultReply(404, Optional.of(JsonObject.of("errors", JsonArray.EMPTY)))
                : memory.send(call, token);
    }

    private String make(String path, String name, String members) {
        JsonObject body = JsonObject.builder()
                .put("name", name)
                .put("member_entity_ids", members)
                .build();
        return memory.send(
                        VaultCall.post(
                                VaultPath.of(path), members.isEmpty() ? body.without("member_entity_ids") : body),
                        memory.rootToken())
                .data()
                .string("id")
                .orElseThrow();
    }

    @Test
    void aMemberThatDoesNotExistIsLeftOutAndTheRestIsDone() {
        String team = make("identity/group", "team", alice + "," + bob);
        dangling = Optional.of(bob);

        boolean there =
                writes.group(team, (group, members) -> RegistryPlanner.update(group, Map.of("team", "core"), members));

        assertThat(there).isTrue();
        assertThat(memory.group("team").memberEntityIds()).containsExactly(alice);
        assertThat(memory.group("team").metadata()).containsEntry("team", "core");
        assertThat(held).containsExactly("[" + team + "] []");
    }

    @Test
    void aGroupThatIsNotThereIsNotWritten() {
        assertThat(writes.group("none", (group, members) -> RegistryPlanner.remove(group)))
                .isFalse();
    }

    @Test
    void aUserIsWrittenUnderTheLocksOfTheGroupsThatItIsInByThen() {
        String first = make("identity/group", "first", alice);
        List<String> later = new ArrayList<>();
        beforeLocks = () -> {
            if (held.size() == 1) {
                later.add(make("identity/group", "later", alice));
            }
        };

        writes.user(alice, RegistryPlanner::delete);

        assertThat(memory.readEntity(alice)).isEmpty();
        assertThat(held)
                .containsExactly(
                        "[] [" + alice + "]",
                        "[" + first + "] [" + alice + "]",
                        new TreeSet<>(List.of(first, later.get(0))) + " [" + alice + "]");
        writes.user(alice, RegistryPlanner::delete);
    }

    @Test
    void aUserWhoJoinsAGroupEachTimeIsLeftForLater() {
        beforeLocks = () -> make("identity/group", "group-" + held.size(), alice);

        assertThatThrownBy(() -> writes.user(alice, RegistryPlanner::delete))
                .isInstanceOfSatisfying(
                        ScimException.class, e -> assertThat(e.error().status()).isEqualTo(503));
        assertThat(memory.readEntity(alice)).isPresent();
    }
}
