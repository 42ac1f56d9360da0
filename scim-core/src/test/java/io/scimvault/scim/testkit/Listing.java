package io.scimvault.scim.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.scimvault.scim.filter.Filter;
import io.scimvault.scim.filter.FilterMatcher;
import io.scimvault.scim.filter.FilterOptions;
import io.scimvault.scim.protocol.Paging;
import io.scimvault.scim.protocol.Projection;
import io.scimvault.scim.protocol.SortKey;
import io.scimvault.scim.protocol.Sorting;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.service.Page;
import io.scimvault.scim.service.Query;
import io.scimvault.scim.service.ResourceStore;
import io.scimvault.scim.service.Walk;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A list of one type's resources, asked for as the protocol does it. */
record Listing(ResourceStore store, ResourceType type, Optional<Filter> filter, Optional<Sorting> order) {
    private static final int ENOUGH = 200;

    Listing(ResourceStore store, ResourceType type) {
        this(store, type, Optional.empty(), Optional.empty());
    }

    Listing matching(Filter wanted) {
        return new Listing(store, type, Optional.of(wanted), order);
    }

    Listing by(String attribute, boolean descending) {
        return new Listing(store, type, filter, Sorting.by(type, attribute, descending));
    }

    /** Whether the filter lets a resource through. */
    Predicate<Resource> matches() {
        return filter.map(wanted -> FilterMatcher.of(wanted, type, FilterOptions.lenient()))
                .<Predicate<Resource>>map(matcher -> matcher::matches)
                .orElse(resource -> true);
    }

    Page page(int startIndex, int count) {
        return ask(new Paging(startIndex, count), Optional.empty());
    }

    Page walk(Optional<Walk.Position> after, int count) {
        return ask(new Paging(1, count), Optional.of(new Walk(after)));
    }

    private Page ask(Paging paging, Optional<Walk> walk) {
        Page page = store.query(type, new Query(filter, matches(), order, paging, walk, Projection.byDefault(type)));
        assertTrue(page.resources().size() <= paging.count(), () -> "a page of " + paging.count() + " has more");
        return page;
    }

    List<Resource> all() {
        return page(1, ENOUGH).resources();
    }

    int total() {
        return page(1, 0).totalResults();
    }

    Walk.Position position(Resource resource) {
        return Walk.Position.of(resource, order);
    }

    /** The order of a walk: by the beginnings of the values, then by id. */
    Comparator<Resource> walkOrder() {
        Comparator<Resource> byId = Comparator.comparing(StoreUnderTest::id);
        return order.map(sorting -> Comparator.comparing((Resource resource) ->
                                SortKey.read(position(resource).key(), sorting.descending()))
                        .thenComparing(byId))
                .orElse(byId);
    }
}
