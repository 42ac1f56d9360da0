package io.scimvault.scim.testkit.proof;

import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.service.Page;
import io.scimvault.scim.service.Query;
import io.scimvault.scim.service.Walk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store that remembers for every resource that ended a page how many came before it, and goes on at that place. */
final class CursorByOffset extends SmallStore {
    private final Map<String, Integer> offsets = new HashMap<>();

    @Override
    public Page query(ResourceType type, Query query) {
        if (query.walk().isEmpty()) {
            return super.query(type, query);
        }
        int passed = query.walk()
                .get()
                .after()
                .map(Walk.Position::id)
                .map(offsets::get)
                .orElse(0);
        Query begin = new Query(
                query.filter(),
                query.matches(),
                query.order(),
                query.paging(),
                Optional.of(new Walk(Optional.empty())),
                query.wanted());
        List<Resource> all =
                BrokenStores.paged(begin, 1, Integer.MAX_VALUE).over(all(type)).resources();
        int from = Math.min(passed, all.size());
        List<Resource> page = all.subList(from, (int) Math.min((long) from + query.count(), all.size()));
        for (int i = 0; i < page.size(); i++) {
            offsets.put(page.get(i).id().orElseThrow(), from + i + 1);
        }
        return new Page(page, all.size(), from + 1);
    }
}
