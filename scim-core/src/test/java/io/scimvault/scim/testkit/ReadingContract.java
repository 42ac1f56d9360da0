package io.scimvault.scim.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.protocol.Projection;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A resource is read with at least what is wanted. */
interface ReadingContract extends ContractPart {

    @Test
    default void whatIsNotThereIsNotRead() {
        for (ResourceType type : types()) {
            tried().create(type);
            for (String id : List.of(UUID.randomUUID().toString(), "a", "../x", "%", "\u00e9")) {
                assertTrue(
                        tried().store()
                                .read(type, id, Projection.byDefault(type))
                                .isEmpty(),
                        () -> "there is a " + id);
            }
        }
    }

    @Test
    default void atLeastWhatIsWantedIsRead() {
        for (ResourceType type : types()) {
            String id = StoreUnderTest.id(tried().createFull(type, "text"));
            Resource whole = tried().read(type, id);
            List<String> names = new ArrayList<>(List.of("id", "meta"));
            Samples.slots(type).forEach(slot -> names.add(slot.path()));

            for (String name : names) {
                assertShown(whole, Projection.of(type, Optional.of(List.of(name)), List.of()), name.equals("meta"));
                assertShown(whole, Projection.of(type, Optional.empty(), List.of(name)), false);
            }
            assertShown(whole, Projection.byDefault(type), true);
        }
    }

    private void assertShown(Resource whole, Projection wanted, boolean withVersion) {
        Resource read = tried().store()
                .read(wanted.type(), StoreUnderTest.id(whole), wanted)
                .orElseThrow(() -> new AssertionError("it is not there"));
        Resource expected = wanted.apply(whole);
        Resource actual = wanted.apply(read);
        assertEquals(bare(expected), bare(actual), "what is wanted");
        boolean hasVersion = actual.meta().version().isPresent(); // one that nobody asked for may cost too much
        if (withVersion || hasVersion) {
            assertEquals(expected.meta(), actual.meta(), "meta");
        }
    }

    private static Resource bare(Resource resource) {
        JsonObject meta = resource.meta().tree().without("version");
        return resource.with("meta", meta);
    }
}
