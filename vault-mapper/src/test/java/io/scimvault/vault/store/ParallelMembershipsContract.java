package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.strings;
import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.client.Leaving;
import io.scimvault.vault.testing.AuthMount;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Eight threads change the members of common groups, and change, delete and create users meanwhile. Each thread has users of its own, so
 * that it knows what must be there in the end; the groups belong to all.
 */
abstract class ParallelMembershipsContract {
    private static final int THREADS = 8;
    private static final int GROUPS = 20;
    private static final int USERS_EACH = 12;

    private final StoreBench bench = new StoreBench(host());
    private ClientAccess access = bench.as(bench.hr);
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final List<String> groups = new ArrayList<>();
    private final Set<String> deleted = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refused = new AtomicInteger();

    /** One on which there is little else: all of it is listed in the end. */
    protected abstract StoreHost host();

    /** Changes of members, by all threads together. */
    protected abstract int memberships();

    /** Changes and deletions of users, by all threads together. */
    protected abstract int userChanges();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    /** What a thread knows of a user of its own. */
    private static final class Known {
        private final String id;
        private final String name;
        private final Set<String> inGroups = new TreeSet<>();
        private String title = "";

        Known(String id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    @Test
    void nothingIsLostAndNothingDoubledAndNobodyDangles() throws Exception {
        changeAndCompare(memberships(), userChanges());
    }

    /** Whoever is locked out has left all groups, whatever else is done at the same time. */
    @Test
    void nobodyWhoWasLockedOutIsInAGroup() throws Exception {
        AuthMount mount = bench.host.mount();
        access = bench.as(bench.hr.aliasMount(mount.accessor()).leaving(Leaving.LOCK_OUT));
        changeAndCompare(memberships() / 5, userChanges() / 4);
        assertThat(access.tombstones()).hasSize(deleted.size());
    }

    private void changeAndCompare(int memberships, int userChanges) throws Exception {
        for (int i = 0; i < GROUPS; i++) {
            groups.add(
                    access.groups().create(Group.of(unique("g")).build()).id().orElseThrow());
        }
        List<Callable<List<Known>>> work = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Random random = new Random(7644 + i);
            work.add(() -> changes(random, memberships / THREADS, userChanges / THREADS));
        }
        List<Known> expected = new ArrayList<>();
        for (Future<List<Known>> done : threads.invokeAll(work)) {
            expected.addAll(done.get());
        }

        System.out.printf(
                "%s: %d membership changes, %d user changes, %d deletions, %d refused and repeated%n",
                getClass().getSimpleName(), memberships, userChanges, deleted.size(), refused.get());
        assertMembers(expected);
        assertUsers(expected);
    }

    private List<Known> changes(Random random, int groupWrites, int userWrites) {
        int memberships = groupWrites;
        int users = userWrites;
        List<Known> mine = new ArrayList<>();
        for (int i = 0; i < USERS_EACH; i++) {
            mine.add(create());
        }
        while (memberships + users > 0) {
            int at = random.nextInt(mine.size());
            if (random.nextInt(memberships + users) < memberships) {
                memberships--;
                member(mine.get(at), groups.get(random.nextInt(GROUPS)));
            } else if (random.nextInt(4) > 0) {
                users--;
                retitle(mine.get(at), "t" + users);
            } else {
                users--;
                delete(mine.get(at));
                mine.set(at, create());
            }
        }
        return mine;
    }

    private Known create() {
        String name = unique("u");
        String id = access.users().create(User.of(name).build()).id().orElseThrow();
        return new Known(id, name);
    }

    private void member(Known user, String group) {
        boolean joins = !user.inGroups.contains(group);
        PatchRequest patch = joins
                ? PatchRequest.builder()
                        .add("members", JsonArray.of(List.of(JsonObject.of("value", new JsonString(user.id)))))
                        .build()
                : PatchRequest.builder()
                        .remove("members[value eq \"" + user.id + "\"]")
                        .build();
        repeated(() -> access.groups().patch(group, patch));
        if (joins) {
            user.inGroups.add(group);
        } else {
            user.inGroups.remove(group);
        }
    }

    private void retitle(Known user, String title) {
        repeated(() -> access.users()
                .patch(user.id, PatchRequest.builder().replace("title", title).build()));
        user.title = title;
    }

    private void delete(Known user) {
        repeated(() -> access.users().delete(user.id));
        deleted.add(user.id);
    }

    /** Until it is done: a refusal for the time being is repeated, as clients do. */
    private void repeated(Runnable work) {
        for (int i = 0; i < 20; i++) {
            try {
                work.run();
                return;
            } catch (ScimException e) {
                assertThat(e.error().status()).isIn(429, 503);
                refused.incrementAndGet();
            }
        }
        throw new AssertionError("refused twenty times");
    }

    private void assertMembers(List<Known> expected) {
        Map<String, Set<String>> members = new ConcurrentHashMap<>();
        groups.forEach(group -> members.put(group, new HashSet<>()));
        expected.forEach(
                user -> user.inGroups.forEach(group -> members.get(group).add(user.id)));
        for (String group : groups) {
            List<String> stored = strings(bench.group(group), "member_entity_ids");
            assertThat(stored).doesNotHaveDuplicates();
            assertThat(Collections.disjoint(stored, deleted))
                    .as("no dangling member")
                    .isTrue();
            assertThat(stored).containsExactlyInAnyOrderElementsOf(members.get(group));
        }
    }

    private void assertUsers(List<Known> expected) {
        List<User> all = access.users().all();
        assertThat(all).extracting(User::userName).doesNotHaveDuplicates();
        assertThat(all)
                .extracting(user -> user.id().orElseThrow())
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().map(user -> user.id).toList());
        for (Known user : expected) {
            User stored = access.users().get(user.id).orElseThrow();
            assertThat(stored.userName()).isEqualTo(user.name);
            assertThat(stored.title().orElse("")).isEqualTo(user.title);
            assertThat(new TreeSet<>(stored.groups().stream()
                            .flatMap(group -> group.value().stream())
                            .toList()))
                    .isEqualTo(user.inGroups);
        }
        assertThat(bench.halfMade()).isEmpty();
    }
}
