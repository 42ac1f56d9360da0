package io.scimvault.scim.testkit;

import static io.scimvault.scim.testkit.StoreUnderTest.id;
import static io.scimvault.scim.testkit.StoreUnderTest.ids;
import static io.scimvault.scim.testkit.StoreUnderTest.version;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.scimvault.scim.filter.Filters;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.ResourceType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Groups have the members that they are given; nothing is tried where the store has no types for that. */
interface MembersContract extends ContractPart {
    String MEMBERS = "members";

    private Optional<ResourceType> groups() {
        return types().stream()
                .filter(type -> type.attribute(MEMBERS).isPresent())
                .findFirst();
    }

    private Optional<ResourceType> people() {
        return types().stream()
                .filter(type -> type.attribute(MEMBERS).isEmpty())
                .findFirst();
    }

    private ResourceType group() {
        assumeTrue(groups().isPresent() && people().isPresent(), "no groups of others");
        return groups().orElseThrow();
    }

    private String person() {
        return id(tried().create(people().orElseThrow()));
    }

    private static Resource with(Resource group, String... ids) {
        return group.with(
                MEMBERS,
                JsonArray.of(Stream.of(ids)
                        .map(id -> JsonObject.of("value", new JsonString(id)))
                        .toList()));
    }

    private static Set<String> members(Resource group) {
        return group.tree()
                .array(MEMBERS)
                .only(JsonObject.class)
                .map(member -> member.string("value").orElse(""))
                .collect(Collectors.toSet());
    }

    private void assertMembers(Set<String> expected, Resource answer) {
        ResourceType type = groups().orElseThrow();
        assertEquals(expected, members(answer), "members in the answer");
        Resource read = tried().read(type, id(answer));
        assertEquals(expected, members(read), "members that are read");
        assertEquals(answer.meta(), read.meta(), "meta of a group");
        List<Resource> listed = tried().list(type).all();
        assertEquals(
                List.of(expected), listed.stream().map(MembersContract::members).toList(), "members in the list");
    }

    @Test
    default void aGroupHasTheMembersThatItIsGiven() {
        ResourceType type = group();
        String ann = person();
        String ben = person();
        String cem = person();

        Resource group = tried().store().create(type, with(tried().smallest(type), ann, ben));
        assertMembers(Set.of(ann, ben), group);

        Resource more = tried().update(type, id(group), before -> with(before, ann, ben, cem));
        assertMembers(Set.of(ann, ben, cem), more);
        assertNotEquals(version(group), version(more), "the version of other members");

        Resource same = tried().update(type, id(group), before -> before);
        assertEquals(more.meta(), same.meta(), "meta where nothing changed");

        assertMembers(Set.of(cem), tried().update(type, id(group), before -> with(before, cem)));
        assertMembers(Set.of(), tried().update(type, id(group), before -> before.without(MEMBERS)));
    }

    @Test
    default void aGroupIsFoundByItsMember() {
        ResourceType type = group();
        String ann = person();
        String ben = person();
        Resource hers = tried().store().create(type, with(tried().smallest(type), ann));
        Resource both = tried().store().create(type, with(tried().smallest(type), ann, ben));

        assertEquals(
                Set.of(id(hers), id(both)),
                Set.copyOf(ids(
                        tried().list(type, Filters.attribute("members.value").eq(ann))
                                .all())),
                "the groups of one");
        assertEquals(
                List.of(id(both)),
                ids(tried().list(type, Filters.attribute("members").eq(ben)).all()),
                "the groups of the other");
    }

    @Test
    default void membersStayWhenTheirGroupGoes() {
        ResourceType type = group();
        String ann = person();
        Resource group = tried().store().create(type, with(tried().smallest(type), ann));

        tried().delete(type, id(group));

        assertEquals(ann, id(tried().read(people().orElseThrow(), ann)), "the member");
    }

    @Test
    default void membersThatAreNotThereAreTreatedAsTheStoreSays() {
        ResourceType type = group();
        String ann = person();
        String nobody = UUID.randomUUID().toString();
        Resource wanted = with(tried().smallest(type), ann, nobody);
        if (unknownMembers() == UnknownMembers.REFUSED) {
            Resource group = tried().store().create(type, with(tried().smallest(type), ann));
            StoreUnderTest.refusal(400, () -> tried().store().create(type, wanted), "an unknown member");
            StoreUnderTest.refusal(
                    400,
                    () -> tried().update(type, id(group), before -> with(before, ann, nobody)),
                    "an unknown member");
            assertMembers(Set.of(ann), group);
        } else {
            Set<String> kept = unknownMembers() == UnknownMembers.KEPT ? Set.of(ann, nobody) : Set.of(ann);
            Resource group = tried().store().create(type, wanted);
            assertMembers(kept, group);
            assertMembers(Set.of(ann), tried().update(type, id(group), before -> with(before, ann)));
            assertMembers(kept, tried().update(type, id(group), before -> with(before, ann, nobody)));
        }
    }
}
