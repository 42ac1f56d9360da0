package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.VaultScim;
import io.scimvault.vault.client.Adoption;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.TokenSources;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.lock.InProcessLock;
import io.scimvault.vault.testing.AuthMount;
import io.scimvault.vault.testing.PersonLogin;
import io.scimvault.vault.testing.RealPeople;
import io.scimvault.vault.testing.RealVault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many hosts without a common lock create one user at a time at which that person logs in. */
class ParallelCreateIT {
    private static final int CREATORS = 20;
    private static final int ROUNDS = 10;
    private static final Duration TIME_LIMIT = Duration.ofSeconds(5);
    private static final int CREATED = 201;

    private final RealHost host = new RealHost();
    private final StoreBench bench = new StoreBench(host);
    private final VaultToken library = host.library();
    private final RealVault vault = RealVault.get();
    private final AuthMount mount = new RealPeople(vault).approle();
    private final Random random = new Random(7643);
    private final ExecutorService threads = Executors.newFixedThreadPool(CREATORS + 1);

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    /** What came of a round. */
    private record Round(String name, List<Integer> statuses, PersonLogin person) {
        long created() {
            return statuses.stream().filter(status -> status == CREATED).count();
        }
    }

    @ParameterizedTest(name = "{0} with {1} hosts")
    @CsvSource({"REFUSE, 2", "REFUSE, 10", "ADOPT, 2", "ADOPT, 10"})
    void nobodysAliasOrTokenIsMovedAndNoUserIsMadeTwice(Adoption adoption, int hosts) throws Exception {
        ScimClient client = bench.hr.aliasMount(mount.accessor()).adoption(adoption);
        List<VaultScim> scims = IntStream.range(0, hosts).mapToObj(i -> scim()).toList();
        scims.forEach(scim -> scim.as(client).users().query("userName eq \"nobody\""));

        for (int i = 0; i < ROUNDS; i++) {
            Round round = round(scims, client);

            assertThat(round.statuses()).as("round %d", i).isSubsetOf(CREATED, 409, 503);
            assertThat(bench.lookupSelf(round.person().token()))
                    .contains(round.person().entityId());
            assertThat(bench.entityWithAlias(mount, round.name()).string("id"))
                    .contains(round.person().entityId());
            if (adoption == Adoption.ADOPT) {
                assertThat(round.created())
                        .as("round %d: %s", i, round.statuses())
                        .isEqualTo(1);
            } else {
                assertThat(round.created())
                        .as("round %d: %s", i, round.statuses())
                        .isLessThanOrEqualTo(1);
            }
            assertWholeOrIntact(round, client);
        }
        assertNothingIsLeftAfterTheSweep(scims.get(0));
    }

    /** Nobody logs in meanwhile: one of them makes the user, the others are told so, and it is whole. */
    @ParameterizedTest(name = "{0} hosts, {1} aliases")
    @CsvSource({"20, 0", "20, 1"})
    void exactlyOneOfManyHostsCreates(int hosts, int aliases) throws Exception {
        ScimClient client = aliases == 0 ? bench.hr : bench.hr.aliasMount(mount.accessor());
        List<VaultScim> scims = IntStream.range(0, hosts).mapToObj(i -> scim()).toList();
        for (int i = 0; i < ROUNDS; i++) {
            String name = unique("alice");

            List<Integer> statuses = parallel(scims, client, name);

            assertThat(statuses).as("round %d", i).isSubsetOf(CREATED, 409, 503).containsOnlyOnce(CREATED);
            List<User> found = bench.as(client).users().query("userName eq \"" + name + "\"");
            assertThat(found).hasSize(1);
            assertThat(found.get(0).title()).contains("Dr");
            assertThat(StoreBench.aliasNames(bench.entityNamed(name))).hasSize(aliases);
        }
        assertNothingIsLeftAfterTheSweep(scims.get(0));
    }

    private List<Integer> parallel(List<VaultScim> scims, ScimClient client, String name)
            throws InterruptedException, ExecutionException {
        CyclicBarrier start = new CyclicBarrier(CREATORS);
        List<Callable<Integer>> creators = new ArrayList<>();
        for (int i = 0; i < CREATORS; i++) {
            VaultScim scim = scims.get(i % scims.size());
            creators.add(() -> {
                start.await();
                return create(scim, client, name);
            });
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> creator : threads.invokeAll(creators)) {
            statuses.add(creator.get());
        }
        return statuses;
    }

    /** The person is the user where one was created, and else has an entity that nobody touched. */
    private void assertWholeOrIntact(Round round, ScimClient client) {
        List<User> found = bench.as(client).users().query("userName eq \"" + round.name() + "\"");
        JsonObject entity = bench.entity(round.person().entityId());
        if (round.created() > 0) {
            assertThat(found).hasSize(1);
            assertThat(found.get(0).id()).contains(round.person().entityId());
            assertThat(found.get(0).title()).contains("Dr");
            assertThat(entity.string("name")).contains(round.name());
        } else {
            assertThat(found).isEmpty();
            assertThat(entity.string("name").orElseThrow()).startsWith("entity_");
            assertThat(entity.object("metadata").orElse(JsonObject.EMPTY)).isEqualTo(JsonObject.EMPTY);
            assertThat(bench.entityNamed(round.name())).isEqualTo(JsonObject.EMPTY);
        }
        assertThat(StoreBench.aliasNames(entity)).containsExactly(round.name());
    }

    private void assertNothingIsLeftAfterTheSweep(VaultScim scim) throws InterruptedException {
        if (!bench.halfMade().isEmpty()) {
            Thread.sleep(TIME_LIMIT.multipliedBy(2).plusSeconds(2).toMillis());
            scim.sweep();
        }
        assertThat(bench.halfMade()).isEmpty();
    }

    private VaultScim scim() {
        return VaultScim.builder(host.transport(), TokenSources.fixed(library))
                .groupLock(new InProcessLock())
                .timeLimit(TIME_LIMIT)
                .build();
    }

    private Round round(List<VaultScim> scims, ScimClient client) throws InterruptedException, ExecutionException {
        String name = unique("alice");
        String credentials = credentials(name);
        long wait = random.nextInt(12);
        CyclicBarrier start = new CyclicBarrier(CREATORS + 1);
        List<Callable<Integer>> creators = new ArrayList<>();
        for (int i = 0; i < CREATORS; i++) {
            VaultScim scim = scims.get(i % scims.size());
            creators.add(() -> {
                start.await();
                return create(scim, client, name);
            });
        }
        Future<PersonLogin> person = threads.submit(() -> {
            start.await();
            Thread.sleep(wait);
            return login(credentials);
        });
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> creator : threads.invokeAll(creators)) {
            statuses.add(creator.get());
        }
        return new Round(name, statuses, person.get());
    }

    /** What a person needs to log in under a name, so that the login itself is one call, which comes between any two of a creation. */
    private String credentials(String name) {
        String role = "auth/" + mount.path() + "/role/" + name;
        vault.admin("POST", role, "{\"token_policies\":[\"default\"]}");
        vault.admin("POST", role + "/role-id", "{\"role_id\":\"" + name + "\"}");
        String secret = vault.admin("POST", role + "/secret-id", "{}")
                .data()
                .string("secret_id")
                .orElseThrow();
        return "{\"role_id\":\"" + name + "\",\"secret_id\":\"" + secret + "\"}";
    }

    private PersonLogin login(String credentials) {
        JsonObject auth = vault.raw(vault.rootToken(), "POST", "auth/" + mount.path() + "/login", credentials)
                .body()
                .flatMap(body -> body.object("auth"))
                .orElseThrow();
        return new PersonLogin(
                new VaultToken(auth.string("client_token").orElseThrow()),
                auth.string("entity_id").orElseThrow());
    }

    private static int create(VaultScim scim, ScimClient client, String name) {
        try {
            scim.as(client).users().create(User.of(name).title("Dr").build());
            return CREATED;
        } catch (ScimException e) {
            return e.error().status();
        }
    }
}
