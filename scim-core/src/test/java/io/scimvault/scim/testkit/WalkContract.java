package io.scimvault.scim.testkit;

import static io.scimvault.scim.testkit.StoreUnderTest.id;
import static io.scimvault.scim.testkit.StoreUnderTest.ids;
import static io.scimvault.scim.testkit.StoreUnderTest.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.filter.Filters;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.service.Page;
import io.scimvault.scim.service.Walk;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A walk by cursor goes by the order of the query and then by id, and its positions stay while resources come and go. */
interface WalkContract extends ContractPart {
    String LONG = "a".repeat(150);
    List<String> WALKED = List.of("b", "A", "a", "", LONG + "z", LONG + "b", "", "a", "\u00e9");

    private void create(ResourceType type) {
        WALKED.forEach(text -> add(type, text));
    }

    private Resource add(ResourceType type, String text) {
        return text.isEmpty() ? tried().create(type) : tried().create(type, text(type), text);
    }

    /** The lists that are walked: in no order and in some, whole and filtered. */
    private List<Listing> listings(ResourceType type) {
        Listing plain = tried().list(type);
        return List.of(
                plain,
                plain.by(text(type), false),
                plain.by(text(type), true),
                plain.by("meta.created", true),
                plain.matching(Filters.attribute(text(type)).pr()),
                plain.by(text(type), true)
                        .matching(Filters.attribute(text(type)).sw("a")));
    }

    @Test
    default void aWalkMeetsEachOnceInOrder() {
        for (ResourceType type : types()) {
            create(type);
            for (Listing listing : listings(type)) {
                List<Resource> expected =
                        listing.all().stream().sorted(listing.walkOrder()).toList();
                for (int count : new int[] {1, 2, 4, WALKED.size(), 100}) {
                    assertEquals(
                            ids(expected),
                            ids(walked(listing, expected.size(), count)),
                            () -> "a walk by " + listing.order() + " of " + listing.filter());
                }
            }
        }
    }

    private static List<Resource> walked(Listing listing, int total, int count) {
        List<Resource> met = new ArrayList<>();
        Optional<Walk.Position> after = Optional.empty();
        while (met.size() < total) {
            Page page = listing.walk(after, count);
            assertEquals(total, page.totalResults(), "totalResults of a walk");
            assertEquals(met.size() + 1, page.startIndex(), "startIndex of a walk");
            assertEquals(Math.min(count, total - met.size()), page.resources().size(), "a page of a walk");
            met.addAll(page.resources());
            after = Optional.of(listing.position(met.get(met.size() - 1)));
        }
        Page end = listing.walk(after, count);
        assertEquals(List.of(), end.resources(), "what comes behind the last one");
        assertEquals(total + 1, end.startIndex(), "startIndex behind the last one");
        return met;
    }

    @Test
    default void aWalkOfNothingEndsAtOnce() {
        for (ResourceType type : types()) {
            assertPage(List.of(), 0, 1, tried().list(type).walk(Optional.empty(), 10));
            assertPage(List.of(), 0, 1, tried().list(type).by(text(type), false).walk(Optional.empty(), 10));
        }
    }

    @Test
    default void aWalkThatAsksForNoneIsToldWhereItIs() {
        for (ResourceType type : types()) {
            create(type);
            for (Listing listing : listings(type)) {
                List<Resource> first = listing.walk(Optional.empty(), 2).resources();
                int total = listing.total();

                assertPage(List.of(), total, 1, listing.walk(Optional.empty(), 0));
                assertPage(List.of(), total, 3, listing.walk(Optional.of(listing.position(first.get(1))), 0));
            }
        }
    }

    private static void assertPage(List<Resource> expected, int total, int start, Page page) {
        assertEquals(expected, page.resources(), "the page of a walk");
        assertEquals(total, page.totalResults(), "totalResults of a walk");
        assertEquals(start, page.startIndex(), "startIndex of a walk");
    }

    @Test
    default void aWalkLosesNothingWhileOthersComeAndGo() {
        for (ResourceType type : types()) {
            create(type);
            for (int i = 0; i < listings(type).size(); i++) {
                walkAmidChanges(type, listings(type).get(i));
            }
        }
    }

    /** After each page its last one goes, and so do one that was met and one ahead; two come. */
    private void walkAmidChanges(ResourceType type, Listing listing) {
        Set<String> throughout = new HashSet<>(ids(listing.all()));
        List<Resource> met = new ArrayList<>();
        Page page = listing.walk(Optional.empty(), 2);
        for (int round = 0; !page.resources().isEmpty(); round++) {
            assertTrue(round < 50, "the walk does not end");
            met.addAll(page.resources());
            Resource last = met.get(met.size() - 1);
            if (round < 3) {
                delete(type, throughout, id(last));
                delete(type, throughout, id(met.get(0)));
                listing.all().stream()
                        .filter(one -> listing.walkOrder().compare(one, last) > 0)
                        .max(listing.walkOrder())
                        .ifPresent(ahead -> delete(type, throughout, id(ahead)));
                add(type, "a");
                add(type, "az");
            }
            List<Resource> now = listing.all();
            page = listing.walk(Optional.of(listing.position(last)), 2);
            long passed = now.stream()
                    .filter(one -> listing.walkOrder().compare(one, last) <= 0)
                    .count();
            assertEquals(passed + 1, page.startIndex(), "startIndex behind one that is gone");
            assertEquals(now.size(), page.totalResults(), "totalResults of a walk");
        }
        List<String> ids = ids(met);
        assertEquals(ids.size(), new HashSet<>(ids).size(), () -> "met twice: " + ids);
        assertTrue(ids.containsAll(throughout), () -> "the walk by " + listing.order() + " lost some");
        while (tried().list(type).total() < WALKED.size()) {
            add(type, "ab");
        }
    }

    private void delete(ResourceType type, Set<String> throughout, String id) {
        throughout.remove(id);
        try {
            tried().delete(type, id);
        } catch (ScimException gone) {
            assertEquals(404, gone.error().status(), "a deletion");
        }
    }
}
