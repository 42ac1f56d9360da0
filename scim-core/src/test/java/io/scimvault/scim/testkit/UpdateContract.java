package io.scimvault.scim.testkit;

import static io.scimvault.scim.testkit.StoreUnderTest.id;
import static io.scimvault.scim.testkit.StoreUnderTest.text;
import static io.scimvault.scim.testkit.StoreUnderTest.version;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.patch.Change;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.schema.ResourceType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A change is applied to the resource as it is, and stored whole or not at all. */
interface UpdateContract extends ContractPart {

    @Test
    default void aChangeIsShownTheResourceAsItIs() {
        for (ResourceType type : types()) {
            String id = id(tried().create(type));
            tried().update(type, id, before -> before.with(text(type), "second"));
            Resource current = tried().read(type, id);
            List<Resource> shown = new ArrayList<>();

            tried().store().update(type, id, before -> {
                shown.add(before);
                return Change.between(type, before, before.with(text(type), "third"));
            });

            assertFalse(shown.isEmpty(), "the change was never asked for");
            StoreUnderTest.assertSameState(type, current, shown.get(0), "what the change is shown");
        }
    }

    @Test
    default void aChangeIsWhatIsAnsweredAndReadThen() {
        for (ResourceType type : types()) {
            Resource created = tried().createFull(type, "text");
            Resource wanted = created.with(text(type), "other");

            Resource now = tried().update(type, id(created), before -> before.with(text(type), "other"));

            tried().assertWanted(type, wanted, now, "the answer to the change");
            StoreUnderTest.assertSameState(type, now, tried().read(type, id(created)), "what is read");
        }
    }

    @Test
    default void aChangeMovesTheVersionAndTheTimeAndNoMore() {
        for (ResourceType type : types()) {
            Resource before = tried().create(type);
            for (String text : List.of("1", "2", "3")) {
                Resource now = tried().update(type, id(before), one -> one.with(text(type), text));

                assertNotEquals(version(before), version(now), "the version of a change");
                assertEquals(before.id(), now.id(), "the id");
                assertEquals(before.meta().created(), now.meta().created(), "meta.created");
                assertEquals(before.meta().resourceType(), now.meta().resourceType(), "meta.resourceType");
                Instant earlier = before.meta().lastModified().orElseThrow();
                Instant later = now.meta().lastModified().orElseThrow();
                assertFalse(later.isBefore(earlier), "meta.lastModified goes back");
                before = now;
            }
            Instant created = before.meta().created().orElseThrow();
            assertTrue(before.meta().lastModified().orElseThrow().compareTo(created) >= 0, "changed before created");
        }
    }

    @Test
    default void whatChangesNothingLeavesMetaAlone() {
        for (ResourceType type : types()) {
            Resource created = tried().createFull(type, "text");
            String id = id(created);
            pause();

            Resource same = tried().store().update(type, id, before -> Change.between(type, before, before));
            Resource equal = tried().update(type, id, before -> before.with(text(type), "text"));

            StoreUnderTest.assertSameState(type, created, same, "the answer to no change");
            StoreUnderTest.assertSameState(type, created, equal, "the answer to an equal value");
            StoreUnderTest.assertSameState(type, created, tried().read(type, id), "what is read");
        }
    }

    /** Longer than a clock's tick. */
    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    default void everyAttributeCanBeSetAndTakenAway() {
        for (ResourceType type : types()) {
            String id = id(tried().create(type));
            for (Samples.Slot slot : Samples.slots(type)) {
                Attribute attribute = slot.attribute();
                if (attribute.mutability() == Attribute.Mutability.READ_WRITE && !attribute.required()) {
                    setAndTakeAway(type, id, slot);
                }
            }
        }
    }

    private void setAndTakeAway(ResourceType type, String id, Samples.Slot slot) {
        List<JsonValue> values = slot.attribute().type() == Attribute.Type.BOOLEAN
                ? List.of(JsonBoolean.FALSE, JsonBoolean.TRUE, JsonNull.NULL)
                : List.of(Samples.value(slot.attribute(), "a"), Samples.value(slot.attribute(), "b"), JsonNull.NULL);
        for (JsonValue value : values) {
            Resource wanted = slot.in(type, tried().read(type, id), value);

            Resource now = tried().update(type, id, before -> slot.in(type, before, value));

            tried().assertWanted(type, wanted, now, "the answer with another " + slot.path());
            StoreUnderTest.assertSameState(type, now, tried().read(type, id), "what is read");
        }
    }

    @Test
    default void aReplacementLeavesNothingOfWhatWas() {
        for (ResourceType type : types()) {
            Resource created = tried().createFull(type, "text");
            Resource wanted = tried().smallest(type);

            Resource now =
                    tried().store().update(type, id(created), before -> Change.replacement(type, before, wanted));

            tried().assertWanted(type, wanted, now, "the answer to the replacement");
            StoreUnderTest.assertSameState(type, now, tried().read(type, id(created)), "what is read");
        }
    }

    @Test
    default void aRefusedChangeLeavesAllAsItIs() {
        for (ResourceType type : types()) {
            Resource created = tried().createFull(type, "text");
            ScimException refusal = new ScimException(ScimError.preconditionFailed("Refused."));

            ScimError error = StoreUnderTest.refusal(
                    412,
                    () -> tried().store().update(type, id(created), before -> {
                        throw refusal;
                    }),
                    "a change that refuses");

            assertSame(refusal.error(), error, "the refusal of the change itself");
            StoreUnderTest.assertSameState(type, created, tried().read(type, id(created)), "what is read");
            assertEquals(1, tried().list(type).total(), "totalResults");
        }
    }

    @Test
    default void whatIsNotThereCannotBeChanged() {
        for (ResourceType type : types()) {
            tried().create(type);
            StoreUnderTest.refusal(
                    404,
                    () -> tried().update(type, UUID.randomUUID().toString(), before -> before.with(text(type), "x")),
                    "a change of what is not there");
            assertEquals(1, tried().list(type).total(), "totalResults");
        }
    }

    @Test
    default void whatWasHandedOutStaysAsItWas() {
        for (ResourceType type : types()) {
            Resource created = tried().create(type, text(type), "before");
            Resource read = tried().read(type, id(created));
            List<Resource> listed = tried().list(type).all();

            tried().update(type, id(created), before -> before.with(text(type), "after"));

            for (Resource earlier : List.of(created, read, listed.get(0))) {
                assertEquals(Optional.of("before"), earlier.tree().string(text(type)), "what was handed out");
                assertEquals(version(created), version(earlier), "its version");
            }
        }
    }
}
