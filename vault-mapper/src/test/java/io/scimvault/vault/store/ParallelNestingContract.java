package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.object;
import static io.scimvault.vault.store.StoreBench.strings;
import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.TypedResources;
import io.scimvault.vault.VaultScim;
import io.scimvault.vault.driver.TokenSources;
import io.scimvault.vault.lock.GroupLock;
import io.scimvault.vault.lock.InProcessLock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Writers of groups that lie in each other, at the same time. */
@Timeout(120)
interface ParallelNestingContract extends BenchHost {
    int ROUNDS = 10;

    private TypedResources<Group> host(GroupLock lock) {
        return VaultScim.builder(
                        bench().host.transport(),
                        TokenSources.fixed(bench().host.library()))
                .groupLock(lock)
                .build()
                .as(bench().hr)
                .groups();
    }

    private String group() {
        return bench().as(bench().hr)
                .groups()
                .create(Group.of(unique("g")).build())
                .id()
                .orElseThrow();
    }

    private static PatchRequest adding(String id) {
        return PatchRequest.builder()
                .add("members", JsonArray.of(List.of(object("{'value':'" + id + "','type':'Group'}"))))
                .build();
    }

    /** What became of each piece of work: nothing where it succeeded, else its refusal. */
    private static List<Optional<ScimError>> together(List<Runnable> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        CyclicBarrier start = new CyclicBarrier(work.size());
        try {
            List<Callable<Optional<ScimError>>> calls = new ArrayList<>();
            for (Runnable piece : work) {
                calls.add(() -> {
                    start.await();
                    try {
                        piece.run();
                        return Optional.empty();
                    } catch (ScimException e) {
                        return Optional.of(e.error());
                    }
                });
            }
            List<Optional<ScimError>> results = new ArrayList<>();
            for (Future<Optional<ScimError>> future : threads.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    default void aRingIsNeverClosed() throws Exception {
        TypedResources<Group> groups = host(new InProcessLock());
        for (int round = 0; round < ROUNDS; round++) {
            for (int size : List.of(2, 4)) {
                List<String> ring = new ArrayList<>();
                List<Runnable> work = new ArrayList<>();
                for (int i = 0; i < size; i++) {
                    ring.add(group());
                }
                for (int i = 0; i < size; i++) {
                    String head = ring.get(i);
                    String next = ring.get((i + 1) % size);
                    work.add(() -> groups.patch(head, adding(next)));
                }

                List<Optional<ScimError>> results = together(work);

                assertThat(results.stream().filter(Optional::isPresent))
                        .containsExactly(Optional.of(NestedGroupContract.CIRCLE));
                for (int i = 0; i < size; i++) {
                    JsonObject next = bench().group(ring.get((i + 1) % size));
                    assertThat(strings(next, "parent_group_ids"))
                            .isEqualTo(results.get(i).isEmpty() ? List.of(ring.get(i)) : List.of());
                }
            }
        }
    }

    @Test
    default void groupsComeAndGoFromBothEndsAndNoneIsLost() throws Exception {
        TypedResources<Group> groups = host(new InProcessLock());
        List<String> heads = List.of(group(), group(), group());
        List<String> children = List.of(group(), group(), group());
        List<Runnable> work = new ArrayList<>();
        for (String head : heads) {
            for (String child : children) {
                work.add(() -> groups.patch(head, adding(child)));
                String user = bench().as(bench().hr)
                        .users()
                        .create(User.of(unique("u")).build())
                        .id()
                        .orElseThrow();
                work.add(() -> groups.patch(
                        child,
                        PatchRequest.builder()
                                .add("members", JsonArray.of(List.of(object("{'value':'" + user + "'}"))))
                                .build()));
            }
        }

        assertThat(together(work)).allMatch(Optional::isEmpty);

        for (String head : heads) {
            assertThat(strings(bench().group(head), "member_group_ids")).containsExactlyInAnyOrderElementsOf(children);
        }
        for (String child : children) {
            assertThat(strings(bench().group(child), "member_entity_ids")).hasSize(heads.size());
        }
    }

    /** Each host with a lock of its own, as no host should be run. */
    @Test
    default void twoHostsThatAdoptOneGroupNeverLoseTheMark() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String name = unique("Engineers");
            String id = bench().make(
                            "identity/group",
                            "{'name':'" + name + "','policies':['default'],'metadata':{'team':'core','scim_adopt':'"
                                    + bench().hr.name() + "'}}");
            TypedResources<Group> one = host(new InProcessLock());
            TypedResources<Group> other = host(new InProcessLock());
            Group wanted = Group.of(name).build();

            List<Optional<ScimError>> results = together(List.of(() -> one.create(wanted), () -> other.create(wanted)));

            assertThat(results).contains(Optional.empty());
            assertThat(results.stream().flatMap(Optional::stream)).allMatch(GroupAdoptionContract.NAME_IN_USE::equals);
            JsonObject pairs = bench().group(id).object("metadata").orElseThrow();
            assertThat(pairs.string("scim_client")).contains(bench().hr.name());
            assertThat(pairs.string("team")).contains("core");
            assertThat(pairs.has("scim_adopt")).isFalse();
            assertThat(bench().halfMade()).isEmpty();
        }
    }

    @Test
    default void twoThreadsOfOneHostAdoptAGroupOnce() throws Exception {
        TypedResources<Group> groups = host(new InProcessLock());
        String name = unique("Engineers");
        bench().make(
                        "identity/group",
                        "{'name':'" + name + "','metadata':{'scim_adopt':'"
                                + bench().hr.name() + "'}}");
        Group wanted = Group.of(name).build();

        assertThat(together(List.of(() -> groups.create(wanted), () -> groups.create(wanted))))
                .containsExactlyInAnyOrder(Optional.empty(), Optional.of(GroupAdoptionContract.NAME_IN_USE));
    }
}
