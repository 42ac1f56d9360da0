package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.MultiValue;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.VaultScim;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.TokenSources;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.driver.VaultTransport;
import io.scimvault.vault.identity.IdentityReader;
import io.scimvault.vault.identity.Marks;
import io.scimvault.vault.lock.InProcessLock;
import io.scimvault.vault.testing.AuthMount;
import io.scimvault.vault.testing.PersonLogin;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A Vault in which one operation is cut, and the ways to look at it. */
final class CutWorld {
    /** Past any grace. */
    private static final Duration LONG = Duration.ofHours(1);

    final StoreHost host;
    final StoreBench bench;
    final List<AuthMount> mounts;
    final CutBystanders bystanders;
    final CutGifts gifts;
    private final VaultToken library;
    private final Clock clock;
    private final Duration timeLimit;
    private final boolean alone;
    private final List<Meanwhile> meanwhile = new ArrayList<>();

    /** @param alone whether nothing else is in this Vault, so that all that the client sees can be listed */
    CutWorld(
            StoreHost host,
            List<AuthMount> mounts,
            CutBystanders bystanders,
            Clock clock,
            Duration timeLimit,
            boolean alone) {
        this.host = host;
        this.library = host.library();
        this.bench = new StoreBench(host, library);
        this.mounts = mounts;
        this.bystanders = bystanders;
        this.gifts = new CutGifts(bench, bystanders);
        this.clock = clock;
        this.timeLimit = timeLimit;
        this.alone = alone;
    }

    /** One in memory, of its own. */
    CutWorld() {
        this(new SetClock());
    }

    private CutWorld(SetClock clock) {
        this(new MemoryHost(clock), clock);
    }

    private CutWorld(StoreHost host, SetClock clock) {
        this(host, List.of(host.mount(), host.mount(), host.mount()), clock);
    }

    private CutWorld(StoreHost host, List<AuthMount> mounts, SetClock clock) {
        this(host, mounts, new CutBystanders(host, mounts), clock, Duration.ofSeconds(30), true);
    }

    /** A login while the operation was cut, and whether it led to something that was not finished. */
    private record Meanwhile(PersonLogin login, String halfMade) {}

    /** A client with the first so many of the mounts. */
    ScimClient client(int aliases) {
        ScimClient client = bench.hr;
        for (AuthMount mount : mounts.subList(0, aliases)) {
            client = client.aliasMount(mount.accessor());
        }
        return client;
    }

    VaultScim through(VaultTransport cut, Duration limit) {
        return VaultScim.builder(cut, TokenSources.fixed(library))
                .groupLock(new InProcessLock())
                .clock(clock)
                .timeLimit(limit)
                .build();
    }

    /** A library that has just been started. */
    VaultScim fresh() {
        return through(host.transport(), timeLimit);
    }

    ClientAccess fresh(ScimClient client) {
        return fresh().as(client);
    }

    /** Lets so much time pass that whoever has begun something must have stopped; only in memory. */
    void passTheGrace() {
        ((SetClock) clock).move(LONG);
    }

    Duration timeLimit() {
        return timeLimit;
    }

    /** The person logs in on all the client's mounts, wherever that leads. */
    void logInMeanwhile(ScimClient client, String name) {
        for (AuthMount mount : mounts) {
            if (client.aliasMounts().contains(mount.accessor())) {
                host.login(mount, name).ifPresent(login -> meanwhile.add(new Meanwhile(login, halfMade(login))));
            }
        }
    }

    private String halfMade(PersonLogin login) {
        JsonObject entity = bench.entity(login.entityId());
        return Marks.isHalfMade(IdentityReader.entity(entity)) ? entity.toString() : "";
    }

    /**
     * That whoever has logged in meanwhile is somebody still, and has a token that lives unless the person is locked out.
     *
     * @param removed the user who was to vanish
     */
    void assertNobodyWasLoggedOut(Optional<String> removed) {
        for (Meanwhile seen : meanwhile) {
            assertThat(seen.halfMade()).as("a login on something half-made").isEmpty();
            String id = seen.login().entityId();
            JsonObject entity = bench.entity(id);
            if (!removed.equals(Optional.of(id))) {
                assertThat(entity.isEmpty())
                        .as("the entity of a login vanished")
                        .isFalse();
            }
            boolean letIn = entity.bool("disabled").equals(Optional.of(false));
            assertThat(bench.lookupSelf(seen.login().token()).isPresent())
                    .as("the token of %s lives", entity)
                    .isEqualTo(letIn);
        }
    }

    /** What the client left half-made; not looked for where others are in the same Vault. */
    List<String> halfMade() {
        return alone ? bench.halfMade() : List.of();
    }

    /** That nobody else was touched, nor what is an admin's. */
    void assertNobodyElseWasTouched() {
        bystanders.assertUntouched();
        gifts.assertThere();
    }

    /** The users of these names as the client sees them, in every way that there is. */
    List<User> users(ScimClient client, String... names) {
        ClientAccess access = fresh(client);
        List<User> found = Arrays.stream(names)
                .flatMap(name -> access.users().query("userName eq \"" + name + "\"").stream())
                .toList();
        for (User user : found) {
            String id = user.id().orElseThrow();
            assertThat(access.users().get(id)).contains(user);
            for (MultiValue group : user.groups()) {
                assertThat(access.groups()
                                .get(group.value().orElseThrow())
                                .orElseThrow()
                                .memberIds())
                        .contains(id);
            }
        }
        if (alone) {
            assertThat(access.users().all()).containsExactlyInAnyOrderElementsOf(found);
            assertThat(access.users().query("externalId pr"))
                    .containsExactlyInAnyOrderElementsOf(found.stream()
                            .filter(user -> user.externalId().isPresent())
                            .toList());
            found.forEach(user -> user.externalId()
                    .ifPresent(externalId -> assertThat(access.users().query("externalId eq \"" + externalId + "\""))
                            .containsExactly(user)));
        }
        return found;
    }

    /** The groups of these names as the client sees them, in every way that there is. */
    List<Group> groups(ScimClient client, String... names) {
        ClientAccess access = fresh(client);
        List<Group> found = Arrays.stream(names)
                .flatMap(name -> access.groups().query("displayName eq \"" + name + "\"").stream())
                .toList();
        for (Group group : found) {
            String id = group.id().orElseThrow();
            assertThat(access.groups().get(id)).contains(group);
            for (String member : group.memberIds()) {
                assertThat(access.users().get(member).orElseThrow().groups())
                        .anyMatch(in -> in.value().equals(Optional.of(id)));
            }
        }
        if (alone) {
            assertThat(access.groups().all()).containsExactlyInAnyOrderElementsOf(found);
        }
        return found;
    }

    /** That the one who logs in on each of the first mounts under this name is this user. */
    void assertLogsIn(int aliases, String name, String id) {
        for (AuthMount mount : mounts.subList(0, aliases)) {
            assertThat(bench.login(mount, name).entityId()).isEqualTo(id);
        }
    }

    /** That nobody can log in on the first mounts under this name. */
    void assertKeptOut(int aliases, String name) {
        for (AuthMount mount : mounts.subList(0, aliases)) {
            assertThat(host.login(mount, name)).isEmpty();
        }
    }

    /** Whether the one who logs in there is nobody's user, as a login makes one. */
    boolean isStranger(AuthMount mount, String name) {
        JsonObject entity = bench.entity(bench.login(mount, name).entityId());
        return entity.string("name").orElseThrow().startsWith("entity_")
                && !entity.object("metadata").orElse(JsonObject.EMPTY).has("scim_client");
    }

    static String name() {
        return unique("alice");
    }
}
