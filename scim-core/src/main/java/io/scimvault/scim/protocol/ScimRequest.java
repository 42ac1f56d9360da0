package io.scimvault.scim.protocol;

import io.scimvault.scim.filter.Filter;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.schema.ResourceType;
import java.util.List;
import java.util.Optional;

/** A request as SCIM means it (RFC 7644 §3.2), well-formed but not yet validated against a schema. */
public sealed interface ScimRequest {

    /** What is done with a request: one method for each kind, so that none can be forgotten. */
    interface Visitor<R> {
        R create(Create request);

        R read(Read request);

        R replace(Replace request);

        R patch(Patch request);

        R delete(Delete request);

        R search(Search request);

        R searchAll(SearchAll request);

        R bulk(Bulk request);

        R discover(Discover request);

        R unsupported(Unsupported request);

        R notAllowed(NotAllowed request);
    }

    <R> R accept(Visitor<R> visitor);

    /** POST to a type's endpoint (§3.3). */
    record Create(ResourceType type, JsonObject body, Projection shown) implements ScimRequest {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.create(this);
        }

        /** Without the body, which may hold a password. */
        @Override
        public String toString() {
            return "Create[" + type.name() + "]";
        }
    }

    /** GET of a resource (§3.4.1). */
    record Read(ResourceType type, String id, Precondition condition, Projection shown) implements ScimRequest {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.read(this);
        }
    }

    /** PUT (§3.5.1). */
    record Replace(ResourceType type, String id, JsonObject body, Precondition condition, Projection shown)
            implements ScimRequest {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.replace(this);
        }

        /** Without the body, which may hold a password. */
        @Override
        public String toString() {
            return "Replace[" + type.name() + "]";
        }
    }

    /** PATCH (§3.5.2). */
    record Patch(ResourceType type, String id, PatchRequest patch, Precondition condition, Projection shown)
            implements ScimRequest {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.patch(this);
        }

        /** Without the body, which may hold a password. */
        @Override
        public String toString() {
            return "Patch[" + type.name() + "]";
        }
    }

    /** DELETE (§3.6). */
    record Delete(ResourceType type, String id, Precondition condition) implements ScimRequest {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.delete(this);
        }
    }

    /**
     * GET of a type's endpoint, or POST to its {@code .search} (§3.4.2, §3.4.3).
     *
     * @param cursor as the client sent it, empty for the first page (RFC 9865); absent where the page is found by its position
     */
    record Search(
            ResourceType type,
            Optional<Filter> filter,
            Optional<Sorting> order,
            Paging paging,
            Optional<String> cursor,
            Projection shown)
            implements ScimRequest {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.search(this);
        }

        /** Without the filter, which may hold a name or an address. */
        @Override
        public String toString() {
            return "Search[" + type.name() + "]";
        }
    }

    /**
     * GET of the base, or POST to its {@code .search}: a search over all resource types (§3.4.2.1).
     *
     * @param searches one for each type, alike in all but what the type makes of them; an attribute that a type does not have is
     *     unassigned there
     */
    record SearchAll(List<Search> searches) implements ScimRequest {
        public SearchAll {
            searches = List.copyOf(searches);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.searchAll(this);
        }
    }

    /** POST of many operations at once (§3.7). */
    record Bulk(BulkRequest request) implements ScimRequest {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.bulk(this);
        }
    }

    /** GET of what the server says about itself (§4): a whole endpoint, or the one document of an id. */
    record Discover(Endpoint endpoint, Optional<String> id) implements ScimRequest {
        /** The discovery endpoints, with their names in the path. */
        public enum Endpoint {
            SERVICE_PROVIDER_CONFIG("ServiceProviderConfig"),
            RESOURCE_TYPES("ResourceTypes"),
            SCHEMAS("Schemas");

            private final String segment;

            Endpoint(String segment) {
                this.segment = segment;
            }

            public String segment() {
                return segment;
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.discover(this);
        }
    }

    /** A request for something that SCIM has and this service has not (501). */
    record Unsupported(Feature feature) implements ScimRequest {
        /** What is not there. */
        public enum Feature {
            /** §3.7. */
            BULK("Bulk operations are not supported, as the ServiceProviderConfig says."),
            /** §3.11. */
            ME("The /Me endpoint is not supported.");

            private final String detail;

            Feature(String detail) {
                this.detail = detail;
            }

            /** The sentence for the client. */
            public String detail() {
                return detail;
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unsupported(this);
        }
    }

    /** A method that its endpoint has not (405). */
    record NotAllowed(List<String> allowed) implements ScimRequest {
        public NotAllowed {
            allowed = List.copyOf(allowed);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.notAllowed(this);
        }
    }
}
