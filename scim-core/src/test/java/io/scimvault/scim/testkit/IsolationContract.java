package io.scimvault.scim.testkit;

import static io.scimvault.scim.testkit.StoreUnderTest.id;
import static io.scimvault.scim.testkit.StoreUnderTest.ids;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.scimvault.scim.filter.Filters;
import io.scimvault.scim.protocol.Projection;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.ResourceType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A resource is there under its own type alone. */
interface IsolationContract extends ContractPart {

    @Test
    default void aResourceIsOfItsOwnTypeAlone() {
        Map<ResourceType, Resource> created = new HashMap<>();
        types().forEach(type -> created.put(type, tried().create(type)));
        for (ResourceType type : types()) {
            for (ResourceType other : types()) {
                if (!other.name().equals(type.name())) {
                    assertUnknown(other, id(created.get(type)));
                }
            }
        }
        for (ResourceType type : types()) {
            Resource own = created.get(type);
            StoreUnderTest.assertSameState(type, own, tried().read(type, id(own)), "what is read");
            assertEquals(List.of(id(own)), ids(tried().list(type).all()), "what is listed");
            assertEquals(1, tried().list(type).total(), "totalResults");
        }
    }

    private void assertUnknown(ResourceType type, String id) {
        tried().assertGone(type, id);
        StoreUnderTest.refusal(
                404,
                () -> tried().update(type, id, before -> before.with(StoreUnderTest.text(type), "x")),
                "a change as a " + type.name());
        StoreUnderTest.refusal(404, () -> tried().delete(type, id), "a deletion as a " + type.name());
        assertEquals(
                0, tried().list(type, Filters.attribute("id").eq(id)).total(), "what is listed as a " + type.name());
        if (tried().store().keys(type).contains("id")) {
            assertEquals(
                    List.of(),
                    tried().store().find(type, "id", id, Projection.complete(type)),
                    "what is found as a " + type.name());
        }
    }

    @Test
    default void aNameIsUniqueWithinItsTypeAlone() {
        String name = StoreUnderTest.name();
        for (ResourceType type : types()) {
            Resource wanted = smallest(type, name);

            Resource created = tried().store().create(type, wanted);

            tried().assertWanted(type, wanted, created, "the answer to the creation");
        }
    }
}
