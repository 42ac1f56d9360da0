package io.scimvault.scim.service;

import io.scimvault.scim.filter.Filter;
import io.scimvault.scim.filter.FilterKeys;
import io.scimvault.scim.protocol.Paging;
import io.scimvault.scim.protocol.Projection;
import io.scimvault.scim.protocol.Sorting;
import io.scimvault.scim.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a store is asked for: the resources that match, in order, one page of them.
 *
 * @param filter as the client wrote it, for a store that can search by itself
 * @param matches whether a resource matches the filter; true for all where there is none
 * @param order how to sort; where there is none, any order that stays the same from page to page
 * @param paging which part is wanted, within the limits of the service
 * @param walk where the page is found by a cursor: it begins behind the position of the walk, in the walk's order, and the
 *     {@code startIndex} of {@code paging} has no meaning
 * @param wanted which attributes will be shown, so that a store may spare itself finding out costly ones; what the filter and the
 *     order look at must be there all the same
 */
public record Query(
        Optional<Filter> filter,
        Predicate<Resource> matches,
        Optional<Sorting> order,
        Paging paging,
        Optional<Walk> walk,
        Projection wanted) {

    /** A query whose page is found by its position. */
    public Query(
            Optional<Filter> filter,
            Predicate<Resource> matches,
            Optional<Sorting> order,
            Paging paging,
            Projection wanted) {
        this(filter, matches, order, paging, Optional.empty(), wanted);
    }

    /** Position of the first resource wanted, from 1. */
    public int startIndex() {
        return paging.startIndex();
    }

    /** How many resources are wanted at most; 0 asks for the total alone. */
    public int count() {
        return paging.count();
    }

    /**
     * The value that an attribute must have by {@code attribute eq "value"}, alone or as a term of an {@code and}: the key by which a
     * store may look up, before it lets {@link #matches} decide.
     */
    public Optional<String> equalTo(String attribute) {
        return filter.flatMap(whole -> FilterKeys.equalTo(whole, wanted.type(), attribute));
    }

    /** The page of a whole list of resources: filtered, sorted and cut in one go, for a store that can do nothing better. */
    public Page over(Iterable<Resource> all) {
        List<Resource> hits = new ArrayList<>();
        for (Resource resource : all) {
            if (matches.test(resource)) {
                hits.add(resource);
            }
        }
        if (walk.isPresent()) {
            return walk.get().page(hits, order, count());
        }
        List<Resource> sorted = order.map(sorting -> sorting.sorted(hits)).orElse(hits);
        return new Page(paging.slice(sorted), hits.size(), paging.startIndex());
    }

    /** Without the filter, which may hold a name or an address. */
    @Override
    public String toString() {
        return "Query[" + wanted.type().name() + "]";
    }
}
