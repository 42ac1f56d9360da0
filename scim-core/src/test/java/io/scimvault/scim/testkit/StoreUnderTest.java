package io.scimvault.scim.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.filter.Filter;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.patch.Change;
import io.scimvault.scim.protocol.Projection;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.service.ResourceStore;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.function.Executable;

/** A store that is tried, and short ways to use it. */
final class StoreUnderTest {
    private final StoreFacts facts;
    private final ResourceStore store;

    StoreUnderTest(StoreFacts facts, ResourceStore store) {
        this.facts = facts;
        this.store = store;
    }

    ResourceStore store() {
        return store;
    }

    /** A name that nothing has yet, with letters of both cases. */
    static String name() {
        return "Kit-\u00c9\u00e4-" + UUID.randomUUID().toString().substring(0, 13);
    }

    Resource smallest(ResourceType type) {
        return facts.smallest(type, name());
    }

    Resource create(ResourceType type) {
        return store.create(type, smallest(type));
    }

    /** A new resource with a text in one attribute. */
    Resource create(ResourceType type, String attribute, String text) {
        return store.create(type, smallest(type).with(attribute, text));
    }

    Resource createFull(ResourceType type, String text) {
        return store.create(type, Samples.full(type, smallest(type), text));
    }

    Resource read(ResourceType type, String id) {
        return store.read(type, id, Projection.complete(type))
                .orElseThrow(() -> new AssertionError(type.name() + " " + id + " is not there"));
    }

    void assertGone(ResourceType type, String id) {
        assertTrue(store.read(type, id, Projection.complete(type)).isEmpty(), () -> "there is still a " + type.name());
    }

    Resource update(ResourceType type, String id, UnaryOperator<Resource> change) {
        return store.update(type, id, before -> Change.between(type, before, change.apply(before)));
    }

    void delete(ResourceType type, String id) {
        store.delete(type, id, before -> {});
    }

    Listing list(ResourceType type) {
        return new Listing(store, type);
    }

    Listing list(ResourceType type, Filter filter) {
        return list(type).matching(filter);
    }

    /** A text attribute that may be written freely, and that no other resource's value matters to. */
    static String text(ResourceType type) {
        return type.schema().attributes().all().stream()
                .filter(attribute -> attribute.type() == Attribute.Type.STRING && !attribute.multiValued())
                .filter(attribute -> attribute.mutability() == Attribute.Mutability.READ_WRITE
                        && attribute.uniqueness() == Attribute.Uniqueness.NONE
                        && attribute.returned() == Attribute.Returned.DEFAULT)
                .filter(attribute ->
                        !attribute.required() && attribute.canonicalValues().isEmpty())
                .map(Attribute::name)
                .findFirst()
                .orElse("externalId");
    }

    /** What clients wrote: without id, meta, and what only the server writes. */
    static Resource written(ResourceType type, Resource resource) {
        Resource written = resource.without("id").without("meta");
        for (Attribute attribute : type.schema().attributes().all()) {
            if (attribute.mutability() == Attribute.Mutability.READ_ONLY) {
                written = written.without(attribute.name());
            }
        }
        return written;
    }

    /** Fails unless a resource is what a client wanted, but for what the store fills by itself. */
    void assertWanted(ResourceType type, Resource wanted, Resource actual, String what) {
        Resource expected = written(type, Projection.complete(type).apply(wanted));
        Resource found = written(type, Projection.complete(type).apply(actual));
        for (String name : facts.filled(type)) {
            found = expected.tree().has(name) ? found : found.without(name);
        }
        assertSame(expected.tree(), found.tree(), what + " of a " + type.name());
    }

    private static void assertSame(JsonObject expected, JsonObject actual, String what) {
        assertEquals(expected, actual, () -> what + " differs in " + expected.differences(actual));
    }

    /** Fails unless two answers show the same state of a resource. */
    static void assertSameState(ResourceType type, Resource expected, Resource actual, String what) {
        assertSame(written(type, expected).tree(), written(type, actual).tree(), what);
        assertEquals(expected.id(), actual.id(), what);
        assertEquals(expected.meta(), actual.meta(), what);
    }

    /** Fails unless the work is refused with this status. */
    static ScimError refusal(int status, Executable work, String what) {
        ScimError error = assertThrows(ScimException.class, work, what).error();
        assertEquals(status, error.status(), () -> what + ": " + error.detail());
        return error;
    }

    static String id(Resource resource) {
        return resource.id().orElseThrow(() -> new AssertionError("a resource has no id"));
    }

    static List<String> ids(List<Resource> resources) {
        return resources.stream().map(StoreUnderTest::id).toList();
    }

    static String version(Resource resource) {
        return resource.meta().version().orElseThrow(() -> new AssertionError("a resource has no version"));
    }
}
