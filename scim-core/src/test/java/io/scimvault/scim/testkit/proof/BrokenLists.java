package io.scimvault.scim.testkit.proof;

import io.scimvault.scim.protocol.Sorting;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.service.Page;
import io.scimvault.scim.service.Query;
import io.scimvault.scim.service.Walk;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Lists that are wrong, each in one way that happens. */
final class BrokenLists {
    private BrokenLists() {}

    static Page offByOne(Query query, List<Resource> all) {
        Page right = query.over(all);
        return query.walk().isPresent() || query.startIndex() == 1
                ? right
                : new Page(
                        BrokenStores.paged(query, query.startIndex() + 1, query.count())
                                .over(all)
                                .resources(),
                        right.totalResults(),
                        right.startIndex());
    }

    static Page totalOfThePage(Query query, List<Resource> all) {
        Page right = query.over(all);
        return new Page(right.resources(), right.resources().size(), right.startIndex());
    }

    static Page totalOfTheTable(Query query, List<Resource> all) {
        Page right = query.over(all);
        return new Page(right.resources(), all.size(), right.startIndex());
    }

    static Page allWhereNoneIsWanted(Query query, List<Resource> all) {
        return query.count() == 0
                ? BrokenStores.paged(query, query.startIndex(), 10).over(all)
                : query.over(all);
    }

    static Page overflow(Query query, List<Resource> all) {
        int end = query.startIndex() - 1 + query.count();
        return end < 0 ? new Page(List.of(), query.over(all).totalResults(), query.startIndex()) : query.over(all);
    }

    static Page unsorted(Query query, List<Resource> all) {
        return query.walk().isPresent() ? query.over(all) : ordered(query, Optional.empty(), all);
    }

    static Page ignoringOrderInWalks(Query query, List<Resource> all) {
        return query.walk().isPresent() ? ordered(query, Optional.empty(), all) : query.over(all);
    }

    private static Page ordered(Query query, Optional<Sorting> order, List<Resource> all) {
        return new Query(query.filter(), query.matches(), order, query.paging(), query.walk(), query.wanted())
                .over(all);
    }

    static Page shuffled(Query query, List<Resource> all) {
        List<Resource> other = new ArrayList<>(all);
        Collections.shuffle(other);
        return query.over(other);
    }

    static Page unfiltered(Query query, List<Resource> all) {
        return new Query(Optional.empty(), one -> true, query.order(), query.paging(), query.walk(), query.wanted())
                .over(all);
    }

    /** A cursor that is lost with the resource it stands for. */
    static Page cursorByResource(Query query, List<Resource> all) {
        Optional<Walk.Position> after = query.walk().flatMap(Walk::after);
        boolean gone = after.isPresent()
                && all.stream()
                        .noneMatch(
                                one -> one.id().equals(Optional.of(after.get().id())));
        Page right = query.over(all);
        return gone ? new Page(List.of(), right.totalResults(), right.totalResults() + 1) : right;
    }

    static Page walkFromItsStart(Query query, List<Resource> all) {
        Page right = query.over(all);
        return query.walk().isPresent() ? new Page(right.resources(), right.totalResults(), 1) : right;
    }

    static Page walkWithItsPosition(Query query, List<Resource> all) {
        Optional<Walk.Position> after = query.walk().flatMap(Walk::after);
        Optional<Resource> last = all.stream()
                .filter(one -> after.isPresent()
                        && one.id().equals(Optional.of(after.get().id())))
                .findFirst();
        Page right = query.over(all);
        List<Resource> page = new ArrayList<>(right.resources());
        last.filter(one -> query.count() > 1).ifPresent(one -> page.add(0, one));
        return new Page(
                page.subList(0, Math.min(page.size(), query.count())), right.totalResults(), right.startIndex());
    }
}
