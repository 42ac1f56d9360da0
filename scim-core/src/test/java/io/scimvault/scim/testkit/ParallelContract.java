package io.scimvault.scim.testkit;

import static io.scimvault.scim.testkit.StoreUnderTest.id;
import static io.scimvault.scim.testkit.StoreUnderTest.text;
import static io.scimvault.scim.testkit.StoreUnderTest.version;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.patch.Change;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.ResourceType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Callers at the same time lose nothing of each other's, and of those who want the same only one gets it. */
interface ParallelContract extends ContractPart {

    /** What each of the callers comes to, all beginning at once: a status, 200 where nothing is refused. */
    private List<Integer> atOnce(IntFunction<Callable<Integer>> work) {
        assumeTrue(servesParallelCallers(), "the store has one caller at a time");
        ExecutorService callers = Executors.newFixedThreadPool(parallelCallers());
        CyclicBarrier begin = new CyclicBarrier(parallelCallers());
        try {
            List<Callable<Integer>> all = new ArrayList<>();
            for (int i = 0; i < parallelCallers(); i++) {
                Callable<Integer> own = work.apply(i);
                all.add(() -> {
                    begin.await(1, TimeUnit.MINUTES);
                    return own.call();
                });
            }
            List<Integer> results = new ArrayList<>();
            for (Future<Integer> done : callers.invokeAll(all, 5, TimeUnit.MINUTES)) {
                results.add(done.get());
            }
            return results;
        } catch (Exception e) {
            throw new AssertionError("a caller failed: " + e, e);
        } finally {
            callers.shutdownNow();
        }
    }

    private static int status(Runnable work) {
        try {
            work.run();
            return 200;
        } catch (ScimException refused) {
            return refused.error().status();
        }
    }

    /** Fails unless one of the callers succeeds, and all others are refused so. */
    private void assertOneWins(int refusal, List<Integer> results, String what) {
        List<Integer> expected = new ArrayList<>(Collections.nCopies(parallelCallers() - 1, refusal));
        expected.add(0, 200);
        assertEquals(expected, results.stream().sorted().toList(), what);
    }

    @Test
    default void noChangeIsLost() {
        for (ResourceType type : types()) {
            String id = id(tried().create(type, text(type), "0"));

            atOnce(caller -> () -> {
                for (int round = 0; round < parallelRounds(); round++) {
                    tried().update(type, id, before -> before.with(text(type), next(type, before)));
                }
                return 200;
            });

            String sum = Integer.toString(parallelCallers() * parallelRounds());
            assertEquals(
                    sum, tried().read(type, id).tree().string(text(type)).orElse(""), "how many changes are there");
        }
    }

    private static String next(ResourceType type, Resource before) {
        return Integer.toString(
                Integer.parseInt(before.tree().string(text(type)).orElseThrow()) + 1);
    }

    @Test
    default void oneOfEachVersionWins() {
        for (ResourceType type : types()) {
            Resource current = tried().create(type, text(type), "0");
            for (int round = 0; round < parallelRounds(); round++) {
                String version = version(current);
                String id = id(current);
                String text = round + " by ";

                List<Integer> results = atOnce(caller -> () -> status(() -> ifMatch(type, id, version, text + caller)));

                assertOneWins(412, results, "of those who name one version");
                current = tried().read(type, id);
                String winner = text + results.indexOf(200);
                assertEquals(winner, current.tree().string(text(type)).orElse(""), "whose change is there");
            }
        }
    }

    private void ifMatch(ResourceType type, String id, String version, String text) {
        tried().store().update(type, id, before -> {
            if (!version(before).equals(version)) {
                throw new ScimException(ScimError.preconditionFailed("It has another version."));
            }
            return Change.between(type, before, before.with(text(type), text));
        });
    }

    @Test
    default void oneOfThoseWhoWantAValueGetsIt() {
        for (ResourceType type : types()) {
            for (String attribute : unique(type)) {
                boolean exact = type.attribute(attribute).orElseThrow().caseExact();
                for (int round = 0; round < 5; round++) {
                    String value = StoreUnderTest.name();
                    List<Integer> results = atOnce(caller -> () -> status(() -> tried().create(
                                    type,
                                    attribute,
                                    caller % 2 == 0 || exact ? value : value.toUpperCase(Locale.ROOT))));
                    assertOneWins(409, results, "of those who want one " + attribute);
                    assertEquals(round + 1, tried().list(type).total(), "how many there are");
                }
                tried().list(type).all().forEach(one -> tried().delete(type, id(one)));
            }
        }
    }

    @Test
    default void oneOfThoseWhoDeleteDoes() {
        for (ResourceType type : types()) {
            for (int round = 0; round < 5; round++) {
                String id = id(tried().create(type));

                List<Integer> results = atOnce(caller -> () -> status(() -> tried().delete(type, id)));

                assertOneWins(404, results, "of those who delete one resource");
                tried().assertGone(type, id);
            }
        }
    }

    @Test
    default void whatIsDeletedStaysGoneBesideChanges() {
        for (ResourceType type : types()) {
            for (int round = 0; round < 5; round++) {
                String id = id(tried().create(type, text(type), "0"));

                List<Integer> results = atOnce(caller -> () -> status(() -> {
                    if (caller == 0) {
                        tried().delete(type, id);
                    } else {
                        tried().update(type, id, before -> before.with(text(type), next(type, before)));
                    }
                }));

                assertEquals(200, results.get(0), "the deletion");
                assertTrue(List.of(200, 404).containsAll(new HashSet<>(results)), () -> "the changes: " + results);
                tried().assertGone(type, id);
                assertEquals(0, tried().list(type).total(), "totalResults");
            }
        }
    }

    @Test
    default void allThatAreCreatedAtOnceAreThere() {
        for (ResourceType type : types()) {
            atOnce(caller -> () -> {
                for (int round = 0; round < parallelRounds() / 5; round++) {
                    tried().create(type);
                    assertTrue(tried().list(type).page(1, 3).totalResults() > 0, "a list beside creations");
                }
                return 200;
            });

            int sum = parallelCallers() * (parallelRounds() / 5);
            List<Resource> all = tried().list(type).all();
            assertEquals(sum, tried().list(type).total(), "totalResults");
            assertEquals(sum, new HashSet<>(StoreUnderTest.ids(all)).size(), "what is listed");
        }
    }
}
