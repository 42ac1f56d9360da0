package io.scimvault.scim.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.scimvault.scim.protocol.Projection;
import io.scimvault.scim.resource.Meta;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.ResourceType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is created is there, with an id and meta, just as it was given. */
interface CreationContract extends ContractPart {

    @Test
    default void aCreatedResourceHasAnIdOfItsOwn() {
        for (ResourceType type : types()) {
            Set<String> ids = new HashSet<>();
            for (int i = 0; i < 4; i++) {
                String id = StoreUnderTest.id(tried().create(type));
                assertFalse(id.isBlank(), type.name());
                assertTrue(ids.add(id), () -> "two resources have the id " + id);
            }
        }
    }

    @Test
    default void aCreatedResourceHasMeta() {
        for (ResourceType type : types()) {
            Meta meta = tried().create(type).meta();

            assertEquals(type.name(), meta.resourceType().orElse(""), "meta.resourceType");
            assertTrue(meta.created().isPresent(), "meta.created is missing");
            assertEquals(meta.created(), meta.lastModified(), "meta.lastModified");
            assertTrue(
                    meta.version().orElse("").matches("(W/)?\"[!#-~]*\""),
                    () -> "meta.version is no entity tag: " + meta.version());
            assertTrue(meta.location().isEmpty(), "meta.location is the service's to give");
        }
    }

    @Test
    default void whatIsGivenComesBack() {
        for (ResourceType type : types()) {
            Resource wanted = tried().smallest(type);

            Resource created = tried().store().create(type, wanted);

            tried().assertWanted(type, wanted, created, "the answer to the creation");
            Resource read = tried().read(type, StoreUnderTest.id(created));
            StoreUnderTest.assertSameState(type, created, read, "what is read");
        }
    }

    @Test
    default void everyAttributeComesBackExactly() {
        for (ResourceType type : types()) {
            assertComesBack(type, Samples.full(type, tried().smallest(type), "text"));
        }
    }

    @Test
    default void oddTextsComeBackExactly() {
        for (ResourceType type : types()) {
            for (String text : Samples.ODD_TEXTS) {
                assertComesBack(type, tried().smallest(type).with(StoreUnderTest.text(type), text));
            }
            String all = String.join("|", Samples.ODD_TEXTS);
            assertComesBack(type, Samples.full(type, tried().smallest(type), all));
        }
    }

    @Test
    default void oddNamesComeBackExactly() {
        for (ResourceType type : types()) {
            for (String odd :
                    List.of("a/b", "a b", "a%2Fb", "o'brien", "\"", "\u5c71\u7530", "e\u0301", "a@b.c", "#?&=")) {
                assertComesBack(type, smallest(type, StoreUnderTest.name() + odd));
            }
        }
    }

    private void assertComesBack(ResourceType type, Resource wanted) {
        Resource created = tried().store().create(type, wanted);
        String id = StoreUnderTest.id(created);

        tried().assertWanted(type, wanted, created, "the answer to the creation");
        Resource read = tried().read(type, id);
        StoreUnderTest.assertSameState(type, created, read, "what is read");
        Resource listed = tried().list(type).all().stream()
                .filter(one -> one.id().equals(created.id()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("it is not in the list"));
        Projection shown = Projection.byDefault(type);
        assertEquals(shown.apply(read), shown.apply(listed), "what is listed");
    }
}
