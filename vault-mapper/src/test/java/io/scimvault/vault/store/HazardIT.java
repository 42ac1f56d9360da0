package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.strings;
import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.protocol.RawRequest;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.driver.BetterCloudTransport;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.driver.VaultTransport;
import io.scimvault.vault.plan.IdRef;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import io.scimvault.vault.testing.AuthMount;
import io.scimvault.vault.testing.PersonLogin;
import io.scimvault.vault.testing.RealPeople;
import io.scimvault.vault.testing.RealVault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The hazards on a real server. Those of standbys need a cluster: they are tried on the lag of the Vault in memory. */
class HazardIT implements HazardContract {
    private static final int WRITERS = 2;
    private static final int ROUNDS = 100;
    private static final int SMALL_ENTRY = 16 << 10;

    private static RaftHost small;

    private final StoreBench bench = new StoreBench(new RealHost());
    private final RealVault vault = RealVault.get();

    @Override
    public StoreBench bench() {
        return bench;
    }

    @Override
    public List<String> without() {
        return List.of("08");
    }

    @AfterAll
    static void end() {
        if (small != null) {
            small.close();
        }
    }

    /**
     * Adds members of its own, and deletes one after the other beside administrators who write the group, until the group has kept one who
     * is gone: about every second deletion does so where the server is quick, and far fewer where it is not.
     */
    @Override
    public Dangling dangle(String groupId, List<String> memberIds) {
        for (int i = 0; i < ROUNDS; i++) {
            List<String> passing = new ArrayList<>();
            for (int n = 0; n < 5; n++) {
                passing.add(newUser());
            }
            List<String> all = new ArrayList<>(memberIds);
            all.addAll(passing);
            bench.postById(GROUP_ID, groupId, "{'member_entity_ids':'" + String.join(",", all) + "'}");
            Optional<String> kept = deleteBesideWriters(groupId, passing);
            if (kept.isPresent()) {
                passing.forEach(member -> bench.delete(ENTITY_ID, member));
                return new Dangling(bench.host.transport(), kept.get());
            }
        }
        throw new AssertionError("none of " + 5 * ROUNDS + " deletions left a member behind");
    }

    /** The first who is gone and whom the group has kept. */
    private Optional<String> deleteBesideWriters(String groupId, List<String> members) {
        AtomicBoolean writing = new AtomicBoolean(true);
        ExecutorService admins = Executors.newFixedThreadPool(WRITERS);
        VaultCall write = VaultCall.post(
                VaultPath.of(GROUP_ID, IdRef.known(groupId)),
                StoreBench.object("{'metadata':{'scim_client':'" + bench.hr.name() + "','scim_format':'1'}}"));
        List<Future<?>> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            writers.add(admins.submit(() -> {
                while (writing.get()) {
                    raw(write);
                }
            }));
        }
        try {
            for (String member : members) {
                bench.delete(ENTITY_ID, member);
                if (strings(bench.group(groupId), "member_entity_ids").contains(member)) {
                    return Optional.of(member);
                }
            }
            return Optional.empty();
        } finally {
            writing.set(false);
            writers.forEach(HazardIT::await);
            admins.shutdownNow();
        }
    }

    private static void await(Future<?> writer) {
        try {
            writer.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public SmallGroups smallGroups() {
        return new SmallGroups(new StoreBench(small()), 600, 413);
    }

    private static synchronized RaftHost small() {
        if (small == null) {
            small = new RaftHost(SMALL_ENTRY);
        }
        return small;
    }

    @Override
    public Namespaced namespaced() {
        String name = unique("ns");
        vault.admin("POST", "sys/namespaces/" + name, "{}");
        VaultTransport inside =
                BetterCloudTransport.builder(vault.address()).namespace(name).build();
        VaultReply mounted = inside.send(
                VaultCall.post(VaultPath.of("sys/auth/approle"), StoreBench.object("{'type':'approle'}")),
                vault.rootToken());
        assertThat(mounted.isSuccess()).isTrue();
        String accessor = inside.send(VaultCall.get(VaultPath.of("sys/auth")), vault.rootToken())
                .data()
                .object("approle/")
                .flatMap(mount -> mount.string("accessor"))
                .orElseThrow();
        return new Namespaced(inside, vault.rootToken(), accessor);
    }

    /** The person is the proof: what an alias, a group or a name leads to is read, or refused, with the person's own token. */
    @Test
    void hazard02AStolenAliasWouldReadTheSecret() {
        RealPeople people = new RealPeople(vault);
        AuthMount mount = bench.host.mount();
        String secret = people.secret("treasure");
        String reader = people.readPolicy(secret);
        String boss = unique("boss");
        PersonLogin person = bench.login(mount, boss);
        bench.postById(ENTITY_ID, person.entityId(), "{'policies':['" + reader + "']}");
        assertThat(people.readSecret(person.token(), secret)).contains("treasure");

        bench.http(bench.hr.aliasMount(mount.accessor()), "POST", "/Users", HazardHost.user(boss, ",'active':false"));
        assertThat(people.readSecret(person.token(), secret)).contains("treasure");
        String intruder = unique("intruder");
        User mallory = bench.as(bench.hr.aliasMount(mount.accessor()))
                .users()
                .create(User.of(intruder).build());
        http("PUT", "/Users/" + mallory.id().orElseThrow(), HazardHost.user(boss, ""));
        assertThat(people.readSecret(bench.login(mount, intruder).token(), secret))
                .isEmpty();
        assertThat(people.readSecret(bench.login(mount, boss).token(), secret)).contains("treasure");
    }

    @Test
    void hazard07TheServerItselfRefusesWhatWouldBeARight() {
        String victim = bench.make(ENTITY, "{'name':'" + unique("victim") + "'}");
        String group = bench.make(GROUP, "{'name':'" + unique("victims") + "'}");
        for (String path : List.of(ENTITY_ID, GROUP_ID)) {
            VaultReply refused = bench.host
                    .transport()
                    .send(
                            VaultCall.post(
                                    VaultPath.of(path, IdRef.known(path.equals(ENTITY_ID) ? victim : group)),
                                    StoreBench.object("{'policies':['admins']}")),
                            bench.host.library());
            assertThat(refused.status()).as(path).isEqualTo(403);
        }
        assertThat(strings(bench.entity(victim), "policies")).isEmpty();

        RealPeople people = new RealPeople(vault);
        String secret = people.secret("treasure");
        String readers = bench.make(
                GROUP, "{'name':'" + unique("readers") + "','policies':['" + people.readPolicy(secret) + "']}");
        AuthMount mount = bench.host.mount();
        String name = unique("mallory");
        String id = bench.as(bench.hr.aliasMount(mount.accessor()))
                .users()
                .create(User.of(name).build())
                .id()
                .orElseThrow();
        http("PUT", "/Groups/" + readers, HazardHost.group(unique("g"), ",'members':[{'value':'" + id + "'}]"));
        http(
                "POST",
                "/Groups",
                HazardHost.group(
                        bench.group(readers).string("name").orElseThrow(), ",'members':[{'value':'" + id + "'}]"));
        assertThat(people.readSecret(bench.login(mount, name).token(), secret)).isEmpty();
    }

    @Test
    void hazard15ListsKnowNoPages() {
        newUser();
        newUser();
        VaultReply all = vault.raw(vault.rootToken(), "GET", "identity/entity/id?list=true&after=x&limit=1", "");
        assertThat(strings(all.data(), "keys")).hasSizeGreaterThan(1);
        assertThat(all.hasWarnings()).isTrue();
        String page = bench.scim
                .handle(bench.hr, RawRequest.of("GET", "/Users", "count=1"))
                .text();
        assertThat(StoreBench.object(page).array("Resources").elements()).hasSize(1);
    }

    /** What Vault's own URL forms do with such names, which is why the library never uses them. */
    @Test
    void hazard17NamesInUrlsAreOtherNames() {
        VaultReply created = vault.raw(vault.rootToken(), "POST", "identity/entity/name/a%2Fb-" + unique("x"), "{}");
        assertThat(created.data().string("name").orElseThrow()).startsWith("a/b");
        assertThat(vault.raw(vault.rootToken(), "GET", "identity/entity/name/a%C2%A0b", "")
                        .status())
                .isEqualTo(400);
        assertThat(vault.raw(vault.rootToken(), "POST", "identity/entity/name/a%2F..%2Fb", "{}")
                        .status())
                .isEqualTo(400);
    }

    /** The active node denies it; what it stored, standbys and the next start of the server believe. */
    @Test
    void hazard27WhatWasRefusedIsStoredAllTheSame() {
        StoreBench raft = new StoreBench(small());
        String unknown = "ffffffff-ffff-4fff-8fff-ffffffffffff"; // comes last in the order in which ids are looked at
        String valid = raft.make(GROUP, "{'name':'" + unique("valid") + "'}");
        String admins = raft.make(GROUP, "{'name':'" + unique("admins") + "'}");
        VaultReply refused = raft.host
                .transport()
                .send(
                        VaultCall.post(
                                VaultPath.of(GROUP_ID, IdRef.known(admins)),
                                StoreBench.object("{'member_group_ids':['" + valid + "','" + unknown + "']}")),
                        raft.host.root());
        assertThat(refused.status()).isEqualTo(500);
        assertThat(strings(raft.group(valid), "parent_group_ids")).isEmpty();

        String head = raft.as(raft.hr)
                .groups()
                .create(Group.of(unique("head")).build())
                .id()
                .orElseThrow();
        Group child = raft.as(raft.hr).groups().create(Group.of(unique("child")).build());
        String both = ",'members':[{'value':'" + child.id().orElseThrow() + "'},{'value':'" + unknown + "'}]";
        assertThat(raft.http(raft.hr, "PUT", "/Groups/" + head, HazardHost.group(unique("head"), both))
                        .status())
                .isEqualTo(400);
        small().server().reload();

        assertThat(strings(raft.group(valid), "parent_group_ids"))
                .as("nested by a refusal")
                .containsExactly(admins);
        assertThat(strings(raft.group(child.id().orElseThrow()), "parent_group_ids"))
                .isEmpty();
        assertThat(strings(raft.group(head), "member_group_ids")).isEmpty();
    }
}
