package io.scimvault.scim.service;

import io.scimvault.scim.filter.Filter;
import io.scimvault.scim.filter.FilterMatcher;
import io.scimvault.scim.filter.FilterPaths;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.protocol.Paging;
import io.scimvault.scim.protocol.ResponseRenderer;
import io.scimvault.scim.protocol.ScimRequest;
import io.scimvault.scim.protocol.ScimResponse;
import io.scimvault.scim.protocol.Sorting;
import io.scimvault.scim.quirks.ClientQuirks;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.AttributePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Searches one type, or all of them as one list (RFC 7644 §3.4.2, RFC 9865). */
record Searches(ResourceStore store, ClientQuirks quirks, ResponseRenderer renderer, Cursors cursors) {

    /** A resource found, and by which of the searches. */
    private record Hit(ScimRequest.Search search, Resource resource) {}

    ScimResponse one(ScimRequest.Search search) {
        String identity = identity(List.of(search));
        Optional<Walk> walk = search.cursor().map(cursor -> cursors.read(cursor, identity));
        Page page = ask(query(search, matcher(search, false), search.paging(), walk));
        List<Hit> hits = page.resources().stream()
                .map(resource -> new Hit(search, resource))
                .toList();
        return answer(hits, page.totalResults(), page.startIndex(), walk, identity);
    }

    ScimResponse all(ScimRequest.SearchAll request) {
        List<ScimRequest.Search> searches = request.searches();
        ScimRequest.Search any = searches.get(0);
        String identity = identity(searches);
        Optional<Walk> walk = any.cursor().map(cursor -> cursors.read(cursor, identity));
        if (walk.isPresent()) {
            return merged(searches, any.paging(), walk, identity);
        }
        return any.order().isPresent()
                ? merged(searches, any.paging(), walk, identity)
                : oneAfterTheOther(searches, any.paging());
    }

    /** The types in their order, each asked for what is still lacking of the page; all are asked how many they have. */
    private ScimResponse oneAfterTheOther(List<ScimRequest.Search> searches, Paging paging) {
        List<Hit> hits = new ArrayList<>();
        long before = 0;
        for (ScimRequest.Search search : searches) {
            int start = (int) Math.max(paging.startIndex() - before, 1);
            Paging rest = new Paging(start, paging.count() - hits.size());
            Page page = ask(query(search, matcher(search, true), rest, Optional.empty()));
            page.resources().forEach(resource -> hits.add(new Hit(search, resource)));
            before += page.totalResults();
        }
        return answer(hits, (int) before, paging.startIndex(), Optional.empty(), "");
    }

    /** Of each type as many as the page could hold at most, brought into the common order. */
    private ScimResponse merged(
            List<ScimRequest.Search> searches, Paging paging, Optional<Walk> walk, String identity) {
        int enough = (int) Math.min((long) paging.startIndex() - 1 + paging.count(), Integer.MAX_VALUE);
        List<Hit> hits = new ArrayList<>();
        int total = 0;
        int passed = 0;
        for (ScimRequest.Search search : searches) {
            Page page = ask(query(search, matcher(search, true), new Paging(1, enough), walk));
            page.resources().forEach(resource -> hits.add(new Hit(search, resource)));
            total += page.totalResults();
            passed += page.startIndex() - 1;
        }
        Comparator<Hit> order = Comparator.comparing(hit -> place(hit).key(), Walk.KEYS);
        hits.sort(walk.isPresent() ? Comparator.comparing(Searches::place) : order);
        return answer(paging.slice(hits), total, walk.isPresent() ? passed + 1 : paging.startIndex(), walk, identity);
    }

    private static Walk.Place place(Hit hit) {
        Optional<Sorting> order = hit.search().order();
        return Walk.Place.of(Walk.Position.of(hit.resource(), order), order);
    }

    private ScimResponse answer(List<Hit> hits, int total, int startIndex, Optional<Walk> walk, String identity) {
        List<JsonObject> shown = hits.stream()
                .map(hit -> renderer.element(hit.resource(), hit.search().shown()))
                .toList();
        boolean more = walk.isPresent() && !hits.isEmpty() && startIndex - 1 + hits.size() < total;
        return ResponseRenderer.list(
                shown,
                total,
                startIndex,
                more ? Optional.of(next(hits.get(hits.size() - 1), identity)) : Optional.empty());
    }

    private String next(Hit last, String identity) {
        return cursors.at(Walk.Position.of(last.resource(), last.search().order()), identity);
    }

    /** What must stay the same from page to page of a walk. */
    private static String identity(List<ScimRequest.Search> searches) {
        StringBuilder identity = new StringBuilder();
        for (ScimRequest.Search search : searches) {
            identity.append(search.type().name()).append('\n');
            search.order().ifPresent(order -> identity.append(order.path()).append(order.descending()));
            identity.append('\n');
        }
        searches.get(0).filter().ifPresent(identity::append);
        return identity.toString();
    }

    private static Query query(
            ScimRequest.Search search, Predicate<Resource> matches, Paging paging, Optional<Walk> walk) {
        return new Query(search.filter(), matches, search.order(), paging, walk, search.shown());
    }

    /** A store that finds resources by the value of an attribute is asked so, where the filter demands such a value. */
    private Page ask(Query query) {
        for (String key : store.keys(query.wanted().type())) {
            Optional<String> value = query.equalTo(key);
            if (value.isPresent()) {
                return query.over(store.find(query.wanted().type(), key, value.get(), query.wanted()));
            }
        }
        return store.query(query.wanted().type(), query);
    }

    private Predicate<Resource> matcher(ScimRequest.Search search, boolean amongOthers) {
        if (search.filter().isEmpty()) {
            return resource -> true;
        }
        Filter filter = search.filter().get();
        FilterMatcher matcher = amongOthers
                ? FilterMatcher.ofOneAmongTypes(filter, search.type(), quirks.filter())
                : FilterMatcher.of(filter, search.type(), quirks.filter());
        boolean looksAtUrls = FilterPaths.of(filter).stream().anyMatch(Searches::isWrittenByService);
        return looksAtUrls ? resource -> matcher.matches(renderer.located(resource, search.type())) : matcher::matches;
    }

    /** URLs are no matter of the store's: they are there once a resource is rendered. */
    private static boolean isWrittenByService(AttributePath path) {
        String sub = path.sub().orElse("");
        return sub.equalsIgnoreCase("location")
                || sub.equalsIgnoreCase("$ref")
                || path.name().equalsIgnoreCase("meta");
    }
}
