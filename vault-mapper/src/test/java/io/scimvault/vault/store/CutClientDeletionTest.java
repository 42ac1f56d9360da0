package io.scimvault.vault.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.VaultScim;
import io.scimvault.vault.client.Leaving;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.TokenSources;
import io.scimvault.vault.lock.InProcessLock;
import io.scimvault.vault.registry.Children;
import io.scimvault.vault.registry.ClientRegistry;
import io.scimvault.vault.testing.PersonLogin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The deletion of a client is cut at each of its calls, before the call's effect or behind it, once or for good, and then repeated. */
class CutClientDeletionTest {
    private static final int AT_ONCE = 12;
    private static final Duration SHORT = Duration.ofMillis(250);

    static Stream<Arguments> cuts() {
        List<Arguments> cuts = new ArrayList<>();
        for (Children choice : Children.values()) {
            for (Cut.Where where : Cut.Where.values()) {
                for (Cut.Span span : Cut.Span.values()) {
                    cuts.add(Arguments.of(choice, where, span));
                }
            }
        }
        return cuts.stream();
    }

    @ParameterizedTest(name = "{0}, cut {1} the effect, {2}")
    @MethodSource("cuts")
    void convergesWhereverItIsCut(Children choice, Cut.Where where, Cut.Span span) {
        int at = 1;
        while (areCut(choice, at, where, span)) {
            at += AT_ONCE;
            assertThat(at).as("a deletion ends").isLessThan(100);
        }
        while (new Trial(choice).cutAt(at, where, span)) {
            at++;
        }
        System.out.println("Cut points of deleting a client, children " + choice + ": " + (at - 1));
        assertThat(at).isGreaterThan(10);
    }

    /** Whether some cuts in a row were all reached; side by side, since most of their time is pauses. */
    private static boolean areCut(Children choice, int first, Cut.Where where, Cut.Span span) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<Boolean>> trials = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                int at = first + i;
                trials.add(() -> new Trial(choice).cutAt(at, where, span));
            }
            boolean all = true;
            for (Future<Boolean> trial : threads.invokeAll(trials)) {
                all &= trial.get();
            }
            return all;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** A client with a user in a group, one locked out, and one whose metadata was wiped. */
    private static final class Trial {
        private final Children choice;
        private final CutWorld world = new CutWorld();
        private final StoreBench bench = world.bench;
        private final PersonLogin principal = bench.login(world.mounts.get(1), "okta");
        private final ScimClient client =
                world.client(1).leaving(Leaving.LOCK_OUT).principal(principal.entityId());
        private final String user;
        private final String group;

        Trial(Children choice) {
            this.choice = choice;
            bench.scim.registry().create(client);
            ClientAccess access = bench.as(client);
            user = create(access, "alice");
            access.users().delete(create(access, "carol"));
            bench.postById("identity/entity/id", create(access, "bob"), "{'metadata':{'team':'core'}}");
            group = access.groups()
                    .create(Group.of("team").member(user).build())
                    .id()
                    .orElseThrow();
        }

        private static String create(ClientAccess access, String name) {
            return access.users().create(User.of(name).build()).id().orElseThrow();
        }

        /** Whether there is such a call. */
        boolean cutAt(int at, Cut.Where where, Cut.Span span) {
            Cut cut = new Cut(world.host.transport(), at, where, span);
            delete(through(cut));

            world.assertNobodyElseWasTouched();
            assertPrincipalIsWhole();
            assertTheClientIsAtWorkOrNot();
            String outcome = delete(new StoreBench(world.host).scim.registry());
            assertThat(outcome).as("repeated, call %d", at).isIn("done", "gone", "has children");
            assertThat(outcome.equals("has children")).isEqualTo(choice == Children.REFUSE);
            world.assertNobodyElseWasTouched();
            assertPrincipalIsWhole();
            assertDone();
            return cut.isReached();
        }

        private ClientRegistry through(Cut cut) {
            return VaultScim.builder(cut, TokenSources.fixed(world.host.library()))
                    .groupLock(new InProcessLock())
                    .timeLimit(SHORT)
                    .build()
                    .registry();
        }

        private String delete(ClientRegistry registry) {
            try {
                registry.delete(client.name(), choice);
                return "done";
            } catch (ScimException e) {
                return "failed";
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessage("there is no SCIM client of this name");
                return "gone";
            } catch (IllegalStateException e) {
                return "has children";
            }
        }

        private void assertPrincipalIsWhole() {
            assertThat(bench.lookupSelf(principal.token())).contains(principal.entityId());
        }

        /** A client that opens has all of its children. */
        private void assertTheClientIsAtWorkOrNot() {
            ClientRegistry registry = new StoreBench(world.host).scim.registry();
            if (registry.read(client.name()).isPresent()) {
                ClientAccess access = new StoreBench(world.host).as(client);
                assertThat(access.users().all()).hasSize(2);
                assertThat(access.groups().get(group).orElseThrow().memberIds()).containsExactly(user);
                assertThat(access.tombstones()).hasSize(1);
            }
        }

        private void assertDone() {
            JsonObject registered = bench.groupNamed("scim-client:" + client.name());
            String marks = bench.group(group).toString() + bench.entity(user);
            switch (choice) {
                case REFUSE -> {
                    assertThat(new StoreBench(world.host).scim.registry().read(client.name()))
                            .contains(client);
                    assertThat(marks).contains("scim_client");
                }
                case ORPHAN -> {
                    assertThat(registered).isEqualTo(JsonObject.EMPTY);
                    assertThat(marks).contains("alice", "team").doesNotContain("scim_");
                    assertThat(bench.login(world.mounts.get(0), "alice").entityId())
                            .isEqualTo(user);
                    assertThat(world.host.login(world.mounts.get(0), "carol")).isEmpty();
                }
                case DELETE -> {
                    assertThat(registered).isEqualTo(JsonObject.EMPTY);
                    assertThat(marks).isEqualTo("{}{}");
                    assertThat(bench.entityWithAlias(world.mounts.get(0), "carol"))
                            .isEqualTo(JsonObject.EMPTY);
                }
            }
        }
    }
}
