package io.scimvault.scim.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.ResourceType;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What must be unique is so within its type, in any letter case where its attribute ignores case. */
interface UniquenessContract extends ContractPart {

    /** The ways in which another one might write a value. */
    private static Set<String> writings(ResourceType type, String attribute, String value) {
        Set<String> writings = new LinkedHashSet<>(Set.of(value));
        if (!type.attribute(attribute).orElseThrow().caseExact()) {
            writings.add(value.toUpperCase(Locale.ROOT));
            writings.add(value.toLowerCase(Locale.ROOT));
        }
        return writings;
    }

    private void assertTaken(Executable work, String what) {
        ScimError error = StoreUnderTest.refusal(409, work, what);
        assertEquals(Optional.of(ScimType.UNIQUENESS), error.scimType(), what);
    }

    @Test
    default void nothingIsCreatedUnderAValueThatIsTaken() {
        for (ResourceType type : types()) {
            for (String attribute : unique(type)) {
                String value = StoreUnderTest.name();
                Resource owner = tried().create(type, attribute, value);

                for (String writing : writings(type, attribute, value)) {
                    Resource other = tried().smallest(type).with(attribute, writing);
                    assertTaken(() -> tried().store().create(type, other), "a second " + attribute + " " + writing);
                }

                assertEquals(1, tried().list(type).total(), "the refused ones are not there");
                StoreUnderTest.assertSameState(
                        type, owner, tried().read(type, StoreUnderTest.id(owner)), "the one that has it");
                tried().delete(type, StoreUnderTest.id(owner));
            }
        }
    }

    @Test
    default void nothingIsRenamedToAValueThatIsTaken() {
        for (ResourceType type : types()) {
            for (String attribute : unique(type)) {
                String value = StoreUnderTest.name();
                tried().create(type, attribute, value);
                String mine = StoreUnderTest.name();
                Resource other = tried().create(type, attribute, mine);
                String id = StoreUnderTest.id(other);

                for (String writing : writings(type, attribute, value)) {
                    assertTaken(
                            () -> tried().update(type, id, before -> before.with(attribute, writing)),
                            "a second " + attribute + " " + writing);
                }

                StoreUnderTest.assertSameState(type, other, tried().read(type, id), "the refused one");
                Resource third = tried().smallest(type).with(attribute, mine);
                assertTaken(() -> tried().store().create(type, third), "the name of the refused one");
            }
        }
    }

    @Test
    default void aResourceMayWriteItsOwnValueOtherwise() {
        for (ResourceType type : types()) {
            for (String attribute : unique(type)) {
                Resource created = tried().create(type, attribute, StoreUnderTest.name());
                String value = created.tree().string(attribute).orElseThrow();

                for (String writing : writings(type, attribute, value)) {
                    Resource now =
                            tried().update(type, StoreUnderTest.id(created), before -> before.with(attribute, writing));
                    assertEquals(
                            Optional.of(writing), now.tree().string(attribute), "its own value, written otherwise");
                }
            }
        }
    }

    @Test
    default void aValueThatIsGivenUpIsFree() {
        for (ResourceType type : types()) {
            for (String attribute : unique(type)) {
                String value = StoreUnderTest.name();
                String renamed = StoreUnderTest.id(tried().create(type, attribute, value));
                tried().update(type, renamed, before -> before.with(attribute, StoreUnderTest.name()));
                String deleted = StoreUnderTest.id(tried().create(type, attribute, value));
                tried().delete(type, deleted);

                String third = StoreUnderTest.id(tried().create(type, attribute, value));

                assertNotEquals(deleted, third, "an id is not given twice");
                assertNotEquals(renamed, third, "an id is not given twice");
            }
        }
    }
}
