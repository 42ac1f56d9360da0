package io.scimvault.scim.service;

import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.protocol.SortKey;
import io.scimvault.scim.protocol.Sorting;
import io.scimvault.scim.resource.Resource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A walk through a list by cursor (RFC 9865): resources come in the order of the query and, where that does not tell them apart, of
 * their ids, compared as {@link String}s. A position in this order stays where it is while other resources come and go, so each
 * one that is there throughout, and keeps the value it is sorted by, is met exactly once.
 *
 * @param after the position behind which the page begins; empty for the first page
 */
public record Walk(Optional<Position> after) {
    /** Of a long text this many characters take part in the order of a walk, so that a cursor stays short. */
    private static final int SORTED_LENGTH = 100;

    /** Of one query either all resources have a key or none. */
    static final Comparator<Optional<SortKey>> KEYS =
            (one, other) -> one.isPresent() && other.isPresent() ? one.get().compareTo(other.get()) : 0;

    /**
     * The place of a resource in a walk, whether or not it is there any more.
     *
     * @param id its id
     * @param key what it is sorted by, as {@link SortKey#toJson} writes it, the beginning of it where it is a long text; empty where it has
     *     no value or nothing is sorted
     */
    public record Position(String id, Optional<JsonValue> key) {
        /** The place of a resource. */
        public static Position of(Resource resource, Optional<Sorting> order) {
            return new Position(
                    resource.id().orElseThrow(),
                    order.flatMap(sorting ->
                            sorting.key(resource).beginning(SORTED_LENGTH).toJson()));
        }

        /** Nothing of the key, which is a person's. */
        @Override
        public String toString() {
            return "Position[" + id + "]";
        }
    }

    /** A position made ready to be compared. */
    record Place(Optional<SortKey> key, String id) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::key, KEYS).thenComparing(Place::id);

        static Place of(Position position, Optional<Sorting> order) {
            return new Place(order.map(sorting -> SortKey.read(position.key(), sorting.descending())), position.id());
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /** The page of a whole list of matching resources, with the position of its first one among them. */
    Page page(List<Resource> matching, Optional<Sorting> order, int count) {
        record Placed(Place place, Resource resource) {}
        Optional<Place> begin = after.map(position -> Place.of(position, order));
        List<Placed> all = matching.stream()
                .map(resource -> new Placed(Place.of(Position.of(resource, order), order), resource))
                .sorted(Comparator.comparing(Placed::place))
                .toList();
        int passed = begin.isEmpty()
                ? 0
                : (int) all.stream()
                        .takeWhile(one -> one.place().compareTo(begin.get()) <= 0)
                        .count();
        List<Resource> page =
                all.stream().skip(passed).limit(count).map(Placed::resource).toList();
        return new Page(page, all.size(), passed + 1);
    }
}
