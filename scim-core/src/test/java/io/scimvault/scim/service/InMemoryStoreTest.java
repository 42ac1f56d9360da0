package io.scimvault.scim.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.patch.Change;
import io.scimvault.scim.protocol.Paging;
import io.scimvault.scim.protocol.Projection;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.CoreSchemas;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InMemoryStoreTest {
    private static final int THREADS = 8;

    private final TickingClock clock = new TickingClock();
    private final InMemoryStore store = new InMemoryStore(clock, clock.ids());

    private static Resource user(String userName) {
        return new Resource(JsonObject.EMPTY)
                .withSchemas(List.of(CoreSchemas.USER_URN))
                .with("userName", userName);
    }

    private static Resource group(String displayName) {
        return new Resource(JsonObject.EMPTY)
                .withSchemas(List.of(CoreSchemas.GROUP_URN))
                .with("displayName", displayName);
    }

    private Resource read(String id) {
        return store.read(CoreSchemas.USER, id, Projection.complete(CoreSchemas.USER))
                .orElseThrow();
    }

    private Resource rename(String id, String userName) {
        return store.update(
                CoreSchemas.USER,
                id,
                before -> Change.replacement(CoreSchemas.USER, before, before.with("userName", userName)));
    }

    @Test
    void idsAreUuidsUnlessTheHostHasOthers() {
        Resource created = new InMemoryStore().create(CoreSchemas.USER, user("a"));

        assertThat(created.id().orElseThrow()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    @Test
    void keepsNoPassword() {
        store.create(CoreSchemas.USER, user("a").with("password", "secret"));

        assertThat(read("id-1").tree().names()).containsExactly("schemas", "id", "userName", "meta");
    }

    @Test
    void aNameIsUniqueWithinItsTypeInAnyLetterCase() {
        store.create(CoreSchemas.USER, user("Ä"));
        store.create(CoreSchemas.GROUP, group("Ä"));

        assertThatThrownBy(() -> store.create(CoreSchemas.USER, user("ä")))
                .isInstanceOf(ScimException.class)
                .hasMessage("Another User has this userName.");
        assertThatThrownBy(() -> store.create(CoreSchemas.GROUP, group("ä")))
                .isInstanceOf(ScimException.class)
                .hasMessage("Another Group has this displayName.");
    }

    @Test
    void aRefusedRenameKeepsBothNames() {
        store.create(CoreSchemas.USER, user("a"));
        store.create(CoreSchemas.USER, user("b"));

        assertThatThrownBy(() -> rename("id-2", "A")).hasMessage("Another User has this userName.");

        assertThatThrownBy(() -> store.create(CoreSchemas.USER, user("b"))).isInstanceOf(ScimException.class);
        assertThat(rename("id-2", "B").tree().string("userName")).contains("B");
        assertThat(rename("id-2", "c").tree().string("userName")).contains("c");
        assertThat(store.create(CoreSchemas.USER, user("b")).id()).isPresent();
    }

    @Test
    void equalContentHasEqualVersionsHoweverItIsOrdered() {
        Resource one = user("a").with("title", "t").with("displayName", "d");
        Resource other = user("a").with("displayName", "d").with("title", "t");

        assertThat(ContentVersion.of(one)).isEqualTo(ContentVersion.of(other)).matches("W/\"[0-9a-f]{16}\"");
        assertThat(ContentVersion.of(one)).isNotEqualTo(ContentVersion.of(one.with("title", "T")));
        assertThat(ContentVersion.of(one.with("meta", JsonObject.of("a", JsonObject.EMPTY))))
                .isEqualTo(ContentVersion.of(one));
    }

    @Test
    void anUpdateThatChangesNothingIsNone() {
        Resource created = store.create(CoreSchemas.USER, user("a"));
        clock.tick();

        assertThat(rename("id-1", "a")).isSameAs(read("id-1")).isEqualTo(created);
        assertThat(rename("id-1", "b").meta().lastModified()).contains(clock.instant());
        assertThat(read("id-1").meta().created()).isEqualTo(created.meta().created());
    }

    @Test
    void aCheckThatRefusesKeepsTheResource() {
        store.create(CoreSchemas.USER, user("a"));

        assertThatThrownBy(() -> store.delete(CoreSchemas.USER, "id-1", before -> {
                    throw new IllegalStateException(before.id().orElseThrow());
                }))
                .hasMessage("id-1");

        assertThat(read("id-1").id()).contains("id-1");
    }

    @Test
    void resourcesKeepTheOrderOfTheirCreation() {
        for (String name : List.of("c", "a", "b")) {
            store.create(CoreSchemas.USER, user(name));
        }
        rename("id-1", "z");

        Page page = store.query(
                CoreSchemas.USER,
                new Query(
                        Optional.empty(),
                        resource -> true,
                        Optional.empty(),
                        Paging.first(Paging.Limits.USUAL),
                        Projection.byDefault(CoreSchemas.USER)));

        assertThat(page.resources())
                .extracting(r -> r.tree().string("userName").orElseThrow())
                .containsExactly("z", "a", "b");
    }

    @Test
    void manyThreadsLoseNoUpdateAndShareNoName() throws Exception {
        InMemoryStore shared = new InMemoryStore();
        String id = shared.create(CoreSchemas.USER, user("0")).id().orElseThrow();
        Callable<Integer> work = () -> {
            int created = 0;
            for (int i = 0; i < 100; i++) {
                shared.update(CoreSchemas.USER, id, before -> {
                    int next = Integer.parseInt(before.tree().string("userName").orElseThrow()) + 1;
                    return Change.replacement(
                            CoreSchemas.USER, before, before.with("userName", Integer.toString(next)));
                });
                try {
                    shared.create(CoreSchemas.USER, user("n" + i));
                    created++;
                } catch (ScimException taken) {
                    assertThat(taken.error().status()).isEqualTo(409);
                }
            }
            return created;
        };
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        int created = 0;
        for (Future<Integer> done : threads.invokeAll(
                IntStream.range(0, THREADS).mapToObj(i -> work).toList())) {
            created += done.get();
        }
        threads.shutdown();

        assertThat(created).isEqualTo(100);
        assertThat(shared.read(CoreSchemas.USER, id, Projection.byDefault(CoreSchemas.USER))
                        .orElseThrow()
                        .tree()
                        .string("userName"))
                .contains(Integer.toString(THREADS * 100));
    }
}
