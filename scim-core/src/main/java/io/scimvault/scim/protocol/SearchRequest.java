package io.scimvault.scim.protocol;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.filter.Filter;
import io.scimvault.scim.filter.FilterOptions;
import io.scimvault.scim.filter.FilterParser;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a client asks of a list (RFC 7644 §3.4.2; the cursor, RFC 9865 §2): the body of a POST to {@code .search} (§3.4.3), or the
 * query of a GET. Numbers are kept as they were given; what those out of range mean is the server's affair.
 *
 * @param attributes names of the attributes to show; empty where the request does not say
 * @param excludedAttributes names of the attributes not to show
 * @param filter which resources are wanted
 * @param sortBy the attribute by which they are ordered
 * @param sortOrder in which direction
 * @param startIndex position of the first resource, from 1
 * @param count how many at most
 * @param cursor what an earlier page gave for this one; the empty text asks for the first page and for cursors
 */
public record SearchRequest(
        List<String> attributes,
        List<String> excludedAttributes,
        Optional<Filter> filter,
        Optional<String> sortBy,
        Optional<Order> sortOrder,
        OptionalInt startIndex,
        OptionalInt count,
        Optional<String> cursor) {
    /** URN of the message. */
    public static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";

    /** A direction of sorting (§3.4.2.3). */
    public enum Order {
        ASCENDING("ascending"),
        DESCENDING("descending");

        private final String keyword;

        Order(String keyword) {
            this.keyword = keyword;
        }

        /** The word on the wire. */
        public String keyword() {
            return keyword;
        }
    }

    public SearchRequest {
        attributes = names(attributes);
        excludedAttributes = names(excludedAttributes);
        names(sortBy.stream().toList());
    }

    private static List<String> names(List<String> names) {
        for (String name : names) {
            if (name.isEmpty() || name.indexOf(',') >= 0 || !name.equals(name.strip())) {
                throw new IllegalArgumentException("not the name of one attribute: \"" + name + "\"");
            }
        }
        return List.copyOf(names);
    }

    /** Starts a request for everything. */
    public static Builder builder() {
        return new Builder();
    }

    /** Starts from what this request asks. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /**
     * The request that a body holds: names in any letter case, numbers also as strings, lists of names also joined by commas,
     * {@code schemas} unread, null as absent.
     *
     * @throws ScimException 400, if something is of the wrong kind, or the filter is none
     */
    public static SearchRequest read(JsonValue body) {
        LooseMembers members = LooseMembers.of("a search request", body);
        return new SearchRequest(
                members.names("attributes"),
                members.names("excludedAttributes"),
                members.text("filter").map(text -> FilterParser.parse(text, FilterOptions.lenient())),
                given(members, "sortBy"),
                given(members, "sortOrder").map(SearchRequest::order),
                members.integer("startIndex"),
                members.integer("count"),
                members.text("cursor"));
    }

    private static Optional<String> given(LooseMembers members, String name) {
        return members.text(name).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static Order order(String word) {
        return Arrays.stream(Order.values())
                .filter(order -> order.keyword().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new ScimException(ScimError.badRequest(
                        ScimType.INVALID_VALUE, "\"sortOrder\" must be \"ascending\" or \"descending\".")));
    }

    /**
     * The request that the query of a GET holds; unknown parameters are passed over.
     *
     * @throws ScimException 400, if a parameter stands twice, is not percent-encoded UTF-8, or makes no sense
     */
    public static SearchRequest readQuery(String query) {
        return read(SearchQuery.parse(query));
    }

    /**
     * The request for the page behind one that was answered, by cursor where there is one, else by index: also where cursors were asked
     * for and the server has none. Empty where that was the last page, or does not tell.
     */
    public Optional<SearchRequest> after(ListResponse page) {
        if (page.nextCursor().isPresent()) {
            return Optional.of(
                    toBuilder().at(OptionalInt.empty(), page.nextCursor()).build());
        }
        long start = Math.max(1, page.startIndex().orElse(startIndex.orElse(1)));
        long behind = start + page.resources().size();
        boolean isLast = cursor.filter(text -> !text.isEmpty()).isPresent()
                || page.resources().isEmpty()
                || behind > page.totalResults().orElse(0);
        return isLast
                ? Optional.empty()
                : Optional.of(toBuilder()
                        .at(OptionalInt.of((int) behind), Optional.empty())
                        .build());
    }

    /** Without what may be a person's. */
    @Override
    public String toString() {
        return "SearchRequest[startIndex=" + startIndex + ", count=" + count + "]";
    }

    /** The body of a POST to {@code .search}. */
    public JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder().put("schemas", JsonArray.of(new JsonString(SCHEMA)));
        if (!attributes.isEmpty()) {
            json.put("attributes", JsonArray.ofStrings(attributes));
        }
        if (!excludedAttributes.isEmpty()) {
            json.put("excludedAttributes", JsonArray.ofStrings(excludedAttributes));
        }
        json.put("filter", filter.map(Filter::toString))
                .put("sortBy", sortBy)
                .put("sortOrder", sortOrder.map(Order::keyword));
        startIndex.ifPresent(number -> json.put("startIndex", number));
        count.ifPresent(number -> json.put("count", number));
        return json.put("cursor", cursor).build();
    }

    /** The query of a GET, percent-encoded, without the question mark; empty where nothing is asked. */
    public String toQuery() {
        return SearchQuery.print(toJson());
    }

    /** Collects what is asked. */
    public static final class Builder {
        private final List<String> attributes = new ArrayList<>();
        private final List<String> excludedAttributes = new ArrayList<>();
        private Optional<Filter> filter = Optional.empty();
        private Optional<String> sortBy = Optional.empty();
        private Optional<Order> sortOrder = Optional.empty();
        private OptionalInt startIndex = OptionalInt.empty();
        private OptionalInt count = OptionalInt.empty();
        private Optional<String> cursor = Optional.empty();

        private Builder() {}

        private Builder(SearchRequest request) {
            attributes.addAll(request.attributes);
            excludedAttributes.addAll(request.excludedAttributes);
            filter = request.filter;
            sortBy = request.sortBy;
            sortOrder = request.sortOrder;
            startIndex = request.startIndex;
            count = request.count;
            cursor = request.cursor;
        }

        /** Adds attributes to show. */
        public Builder attributes(String... names) {
            attributes.addAll(List.of(names));
            return this;
        }

        /** Adds attributes not to show. */
        public Builder excludedAttributes(String... names) {
            excludedAttributes.addAll(List.of(names));
            return this;
        }

        /** The filter, best built by {@link io.scimvault.scim.filter.Filters}, which lets no value smuggle syntax in. */
        public Builder filter(Filter which) {
            filter = Optional.of(which);
            return this;
        }

        /**
         * The filter that a text writes.
         *
         * @throws ScimException 400, if it writes none
         */
        public Builder filter(String text) {
            return filter(FilterParser.parse(text, FilterOptions.strict()));
        }

        /** The order by an attribute. */
        public Builder sortBy(String attribute, Order order) {
            sortBy = Optional.of(attribute);
            sortOrder = Optional.of(order);
            return this;
        }

        /** The order by an attribute, in the server's usual direction. */
        public Builder sortBy(String attribute) {
            sortBy = Optional.of(attribute);
            sortOrder = Optional.empty();
            return this;
        }

        public Builder startIndex(int number) {
            startIndex = OptionalInt.of(number);
            return this;
        }

        public Builder count(int number) {
            count = OptionalInt.of(number);
            return this;
        }

        /** The cursor of a page; the empty text asks for the first one. */
        public Builder cursor(String text) {
            cursor = Optional.of(text);
            return this;
        }

        private Builder at(OptionalInt index, Optional<String> place) {
            startIndex = index;
            cursor = place;
            return this;
        }

        public SearchRequest build() {
            return new SearchRequest(
                    attributes, excludedAttributes, filter, sortBy, sortOrder, startIndex, count, cursor);
        }
    }
}
