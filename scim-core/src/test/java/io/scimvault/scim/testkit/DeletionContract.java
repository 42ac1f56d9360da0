package io.scimvault.scim.testkit;

import static io.scimvault.scim.testkit.StoreUnderTest.id;
import static io.scimvault.scim.testkit.StoreUnderTest.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is deleted is gone, unless the check refuses. */
interface DeletionContract extends ContractPart {

    @Test
    default void whatIsDeletedIsGone() {
        for (ResourceType type : types()) {
            Resource kept = tried().create(type);
            String gone = id(tried().createFull(type, "text"));

            tried().delete(type, gone);

            tried().assertGone(type, gone);
            assertEquals(
                    List.of(id(kept)), StoreUnderTest.ids(tried().list(type).all()), "what is listed");
            assertEquals(1, tried().list(type).total(), "totalResults");
            StoreUnderTest.refusal(404, () -> tried().delete(type, gone), "a second deletion");
            StoreUnderTest.refusal(
                    404,
                    () -> tried().update(type, gone, before -> before.with(text(type), "x")),
                    "a change of what is gone");
            StoreUnderTest.assertSameState(type, kept, tried().read(type, id(kept)), "the other one");
        }
    }

    @Test
    default void theCheckIsShownTheResourceAsItIs() {
        for (ResourceType type : types()) {
            String id = id(tried().create(type));
            tried().update(type, id, before -> before.with(text(type), "second"));
            Resource current = tried().read(type, id);
            List<Resource> shown = new ArrayList<>();

            tried().store().delete(type, id, shown::add);

            assertTrue(!shown.isEmpty(), "the check was never asked");
            StoreUnderTest.assertSameState(type, current, shown.get(0), "what the check is shown");
        }
    }

    @Test
    default void aCheckThatRefusesKeepsTheResource() {
        for (ResourceType type : types()) {
            Resource created = tried().createFull(type, "text");
            ScimException refusal = new ScimException(ScimError.preconditionFailed("Refused."));

            ScimError error = StoreUnderTest.refusal(
                    412,
                    () -> tried().store().delete(type, id(created), before -> {
                        throw refusal;
                    }),
                    "a check that refuses");

            assertSame(refusal.error(), error, "the refusal of the check itself");
            StoreUnderTest.assertSameState(type, created, tried().read(type, id(created)), "what is read");
            assertEquals(1, tried().list(type).total(), "totalResults");
        }
    }

    @Test
    default void whatIsNotThereCannotBeDeleted() {
        for (ResourceType type : types()) {
            tried().create(type);
            StoreUnderTest.refusal(
                    404, () -> tried().delete(type, UUID.randomUUID().toString()), "a deletion of what is not there");
            assertEquals(1, tried().list(type).total(), "totalResults");
        }
    }
}
