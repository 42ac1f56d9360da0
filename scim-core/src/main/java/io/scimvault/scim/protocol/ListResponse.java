package io.scimvault.scim.protocol;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One page of a list as it stands on the wire (RFC 7644 §3.4.2; the cursors, RFC 9865 §2).
 *
 * @param totalResults how many resources match in all, 0 at least; absent where the sender does not count
 * @param startIndex position of the first resource, from 1
 * @param itemsPerPage how many resources the page has, as the sender says
 * @param nextCursor what asks for the page behind this one
 * @param previousCursor what asks for the page before this one
 * @param resources as they were sent; {@link #resources(ResourceType)} brings them into canonical form
 */
public record ListResponse(
        OptionalInt totalResults,
        OptionalInt startIndex,
        OptionalInt itemsPerPage,
        Optional<String> nextCursor,
        Optional<String> previousCursor,
        List<Resource> resources) {
    /** URN of the message. */
    public static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

    private static final String RESOURCES = "Resources";

    public ListResponse {
        if (totalResults.orElse(0) < 0 || itemsPerPage.orElse(0) < 0) {
            throw new IllegalArgumentException("a list has no less than 0 resources");
        }
        resources = List.copyOf(resources);
    }

    /** The whole of a list on one page. */
    public static ListResponse of(List<Resource> all) {
        return builder()
                .totalResults(all.size())
                .startIndex(1)
                .itemsPerPage(all.size())
                .resources(all)
                .build();
    }

    /** Starts a page without resources. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The page that another server answered: names in any letter case, numbers also as strings, {@code schemas} unread, null and an
     * absent {@code Resources} as an empty page, an empty cursor as none, a negative number as unknown.
     *
     * @throws io.scimvault.scim.error.ScimException 400, if it has neither resources nor a total, or something of the wrong kind
     */
    public static ListResponse read(JsonValue body) {
        LooseMembers members = LooseMembers.of("a list response", body);
        Optional<JsonValue> sent = members.get(RESOURCES);
        OptionalInt total = members.integer("totalResults");
        if (sent.isEmpty() && total.isEmpty()) {
            throw members.wrong(RESOURCES, "an array", JsonNull.NULL);
        }
        return new ListResponse(
                counted(total),
                members.integer("startIndex"),
                counted(members.integer("itemsPerPage")),
                cursor(members, "nextCursor"),
                cursor(members, "previousCursor"),
                sent.map(value -> resources(members, value)).orElse(List.of()));
    }

    private static OptionalInt counted(OptionalInt number) {
        return number.orElse(-1) < 0 ? OptionalInt.empty() : number;
    }

    private static Optional<String> cursor(LooseMembers members, String name) {
        return members.text(name).filter(text -> !text.isEmpty());
    }

    private static List<Resource> resources(LooseMembers members, JsonValue sent) {
        if (!(sent instanceof JsonArray array)) {
            throw members.wrong(RESOURCES, "an array", sent);
        }
        List<Resource> resources = new ArrayList<>(array.size());
        for (JsonValue element : array) {
            if (!(element instanceof JsonObject object)) {
                throw members.wrong(RESOURCES, "an array of objects", element);
            }
            resources.add(new Resource(object));
        }
        return resources;
    }

    /** The resources, which are all of this type, in canonical form (see {@link AnswerReader}). */
    public List<Resource> resources(ResourceType type) {
        return resources.stream()
                .map(resource -> AnswerReader.read(type, resource.tree()))
                .toList();
    }

    /** Without what may be a person's. */
    @Override
    public String toString() {
        return "ListResponse[totalResults=" + totalResults + ", " + resources.size() + " resources]";
    }

    /** The page as a server sends it; {@code Resources} is there even where it is empty. */
    public JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder().put("schemas", JsonArray.of(new JsonString(SCHEMA)));
        totalResults.ifPresent(number -> json.put("totalResults", number));
        startIndex.ifPresent(number -> json.put("startIndex", number));
        itemsPerPage.ifPresent(number -> json.put("itemsPerPage", number));
        return json.put("nextCursor", nextCursor)
                .put("previousCursor", previousCursor)
                .put(
                        RESOURCES,
                        JsonArray.of(resources.stream().map(Resource::tree).toList()))
                .build();
    }

    /** Collects a page. */
    public static final class Builder {
        private final List<Resource> resources = new ArrayList<>();
        private OptionalInt totalResults = OptionalInt.empty();
        private OptionalInt startIndex = OptionalInt.empty();
        private OptionalInt itemsPerPage = OptionalInt.empty();
        private Optional<String> nextCursor = Optional.empty();
        private Optional<String> previousCursor = Optional.empty();

        private Builder() {}

        public Builder totalResults(int number) {
            totalResults = OptionalInt.of(number);
            return this;
        }

        public Builder startIndex(int number) {
            startIndex = OptionalInt.of(number);
            return this;
        }

        public Builder itemsPerPage(int number) {
            itemsPerPage = OptionalInt.of(number);
            return this;
        }

        /** The cursor of the next page; the empty text is none. */
        public Builder nextCursor(String cursor) {
            nextCursor = Optional.of(cursor).filter(text -> !text.isEmpty());
            return this;
        }

        /** The cursor of the page before; the empty text is none. */
        public Builder previousCursor(String cursor) {
            previousCursor = Optional.of(cursor).filter(text -> !text.isEmpty());
            return this;
        }

        /** Adds a resource. */
        public Builder resource(Resource resource) {
            resources.add(resource);
            return this;
        }

        /** Adds resources. */
        public Builder resources(List<Resource> more) {
            resources.addAll(more);
            return this;
        }

        public ListResponse build() {
            return new ListResponse(totalResults, startIndex, itemsPerPage, nextCursor, previousCursor, resources);
        }
    }
}
