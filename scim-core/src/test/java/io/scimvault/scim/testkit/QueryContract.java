package io.scimvault.scim.testkit;

import static io.scimvault.scim.testkit.StoreUnderTest.id;
import static io.scimvault.scim.testkit.StoreUnderTest.ids;
import static io.scimvault.scim.testkit.StoreUnderTest.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.scimvault.scim.filter.Filters;
import io.scimvault.scim.protocol.Projection;
import io.scimvault.scim.protocol.Sorting;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.service.Page;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A list has what matches, in order, with its exact total, a page at a time. */
interface QueryContract extends ContractPart {
    List<String> TEXTS = List.of("b", "A", "a", "", "\u00c9c", "ab", "", "a");

    /** Resources with these texts, two of them without any. */
    private List<Resource> create(ResourceType type) {
        return TEXTS.stream()
                .map(text -> text.isEmpty() ? tried().create(type) : tried().create(type, text(type), text))
                .toList();
    }

    @Test
    default void anEmptyStoreListsNothing() {
        for (ResourceType type : types()) {
            Page page = tried().list(type).page(1, 10);

            assertEquals(List.of(), page.resources(), type.name());
            assertEquals(0, page.totalResults(), "totalResults");
            assertEquals(1, page.startIndex(), "startIndex");
        }
    }

    @Test
    default void everyResourceIsListedOnceAsItIsRead() {
        for (ResourceType type : types()) {
            List<Resource> created = create(type);

            Page page = tried().list(type).page(1, 100);

            assertEquals(new HashSet<>(ids(created)), new HashSet<>(ids(page.resources())), "what is listed");
            assertEquals(created.size(), page.resources().size(), "what is listed");
            assertEquals(created.size(), page.totalResults(), "totalResults");
            Projection shown = Projection.byDefault(type);
            for (Resource listed : page.resources()) {
                assertEquals(shown.apply(tried().read(type, id(listed))), shown.apply(listed), "what is listed");
            }
        }
    }

    @Test
    default void onlyWhatMatchesIsListedAndCounted() {
        for (ResourceType type : types()) {
            List<Resource> created = create(type);
            Filters.Term text = Filters.attribute(text(type));
            for (Listing listing : List.of(
                    tried().list(type, text.sw("a")),
                    tried().list(type, text.pr()),
                    tried().list(type, Filters.not(text.pr())),
                    tried().list(type, text.eq("nobody's")),
                    tried().list(type, Filters.attribute("id").eq(id(created.get(1)))),
                    tried().list(
                                    type,
                                    Filters.or(
                                            text.co("c"),
                                            Filters.attribute("id").eq(id(created.get(0))))))) {
                Set<String> expected = new HashSet<>(
                        ids(created.stream().filter(listing.matches()).toList()));

                assertEquals(expected, new HashSet<>(ids(listing.all())), () -> "what matches " + listing.filter());
                assertPaged(listing, expected.size());
            }
        }
    }

    @Test
    default void aChangeIsFoundAtOnce() {
        for (ResourceType type : types()) {
            Resource created = tried().create(type, text(type), "before");
            tried().update(type, id(created), before -> before.with(text(type), "after"));

            assertEquals(
                    0,
                    tried().list(type, Filters.attribute(text(type)).eq("before"))
                            .total(),
                    "the old value");
            assertEquals(
                    1,
                    tried().list(type, Filters.attribute(text(type)).eq("after"))
                            .total(),
                    "the new value");
        }
    }

    @Test
    default void pagesPartTheList() {
        for (ResourceType type : types()) {
            create(type);
            assertPaged(tried().list(type), TEXTS.size());
        }
    }

    @Test
    default void aSortedListIsInOrder() {
        for (ResourceType type : types()) {
            List<Resource> created = create(type);
            List<String> attributes = new ArrayList<>(unique(type));
            attributes.addAll(List.of(text(type), "id", "meta.created"));
            for (String attribute : attributes) {
                for (boolean descending : new boolean[] {false, true}) {
                    Listing listing = tried().list(type).by(attribute, descending);
                    assertInOrder(listing);
                    assertPaged(listing, TEXTS.size());
                    Listing filtered =
                            listing.matching(Filters.attribute(text(type)).sw("a"));
                    assertInOrder(filtered);
                    assertPaged(filtered, (int)
                            created.stream().filter(filtered.matches()).count());
                }
            }
        }
    }

    private static void assertInOrder(Listing listing) {
        Sorting order = listing.order().orElseThrow(() -> new AssertionError("no order"));
        List<Resource> all = listing.all();
        for (int i = 1; i < all.size(); i++) {
            int at = i;
            assertTrue(
                    order.compare(all.get(i - 1), all.get(i)) <= 0,
                    () -> "position " + at + " is out of the order by " + order.path() + ": " + all);
        }
    }

    /** Fails unless pages of every size are the parts of the whole list. */
    private static void assertPaged(Listing listing, int total) {
        List<String> whole = ids(listing.page(1, 100).resources());
        assertEquals(total, whole.size(), () -> "how many match " + listing.filter());
        for (int count : new int[] {1, 3, Math.max(total, 1)}) {
            for (int start = 1; start <= total + 2; start += count) {
                int from = Math.min(start - 1, total);
                int to = Math.min(from + count, total);
                assertPage(whole.subList(from, to), total, start, listing.page(start, count));
            }
        }
        assertPage(whole, total, 1, listing.page(1, Integer.MAX_VALUE));
        assertPage(whole.subList(Math.min(1, total), total), total, 2, listing.page(2, Integer.MAX_VALUE));
        assertPage(List.of(), total, 1, listing.page(1, 0));
        assertPage(List.of(), total, Integer.MAX_VALUE, listing.page(Integer.MAX_VALUE, Integer.MAX_VALUE));
    }

    private static void assertPage(List<String> expected, int total, int start, Page page) {
        assertEquals(expected, ids(page.resources()), () -> "the page from " + start);
        assertEquals(total, page.totalResults(), "totalResults");
        assertEquals(start, page.startIndex(), "startIndex");
    }
}
