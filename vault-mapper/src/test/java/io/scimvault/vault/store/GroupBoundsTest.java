package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.object;
import static io.scimvault.vault.store.StoreBench.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.TypedResources;
import io.scimvault.vault.mapping.Members;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How large and how deep groups can be. */
class GroupBoundsTest {
    private static final int USERS = 25_000;
    private static final int GROUPS = 1_000;
    private static final ScimError TOO_MANY_USERS =
            invalid("A group can have at most 25,000 users as members, those that others added included.");
    private static final ScimError TOO_MANY_GROUPS =
            invalid("A group can have at most 1,000 groups as members, those that others added included.");
    private static final ScimError TOO_DEEP = invalid("members holds groups with more than 1,000 groups below them.");

    private final StoreBench bench = new StoreBench(new MemoryHost());
    private final TypedResources<Group> groups = bench.as(bench.hr).groups();

    private static ScimError invalid(String detail) {
        return ScimError.badRequest(ScimType.INVALID_VALUE, detail);
    }

    private static List<String> ids(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    private static PatchRequest adding(String id) {
        return PatchRequest.builder()
                .add("members", JsonArray.of(List.of(object("{'value':'" + id + "'}"))))
                .build();
    }

    @Test
    void asManyMembersAsVaultStoresSafelyAreTakenAndNotOneMore() {
        Members most = new Members(ids(USERS), ids(GROUPS));

        assertThatCode(() -> GroupMembers.requireRoom(Members.NONE, most)).doesNotThrowAnyException();
        assertThat(refusal(() -> GroupMembers.requireRoom(most, new Members(ids(USERS + 1), List.of()))))
                .isEqualTo(TOO_MANY_USERS);
        assertThat(refusal(() -> GroupMembers.requireRoom(most, new Members(List.of(), ids(GROUPS + 1)))))
                .isEqualTo(TOO_MANY_GROUPS);
    }

    @Test
    void aGroupWithTooManyMayLoseSome() {
        Members far = new Members(ids(USERS + 5), List.of());

        assertThatCode(() -> GroupMembers.requireRoom(far, new Members(ids(USERS + 4), List.of())))
                .doesNotThrowAnyException();
        assertThatCode(() -> GroupMembers.requireRoom(far, far)).doesNotThrowAnyException();
        assertThat(refusal(() -> GroupMembers.requireRoom(far, new Members(ids(USERS + 6), List.of()))))
                .isEqualTo(TOO_MANY_USERS);
    }

    @Test
    void whatOthersAddedCountsAndNothingIsSent() {
        String id = groups.create(Group.of("large").build()).id().orElseThrow();
        String alice =
                bench.as(bench.hr).users().create(User.of("alice").build()).id().orElseThrow();
        List<String> foreign = new ArrayList<>();
        for (int i = 0; i < USERS; i++) {
            foreign.add(bench.make("identity/entity", "{'name':'e" + i + "'}"));
        }
        bench.postById("identity/group/id", id, "{'member_entity_ids':'" + String.join(",", foreign) + "'}");
        bench.calls.drain();

        assertThat(refusal(() -> groups.patch(id, adding(alice)))).isEqualTo(TOO_MANY_USERS);

        assertThat(bench.calls.drainWrites()).isEmpty();
    }

    @Test
    void aThousandGroupsBelowAreLookedAtAndNotMore() {
        String head = groups.create(Group.of("head").build()).id().orElseThrow();
        String top = groups.create(Group.of("top").build()).id().orElseThrow();
        String chain = top;
        for (int i = 1; i < GROUPS; i++) {
            chain = nested(chain, i);
        }
        groups.patch(head, adding(top));
        nested(chain, GROUPS);
        String other = groups.create(Group.of("other").build()).id().orElseThrow();

        assertThat(refusal(() -> groups.patch(other, adding(top)))).isEqualTo(TOO_DEEP);
        assertThat(groups.get(other).orElseThrow().memberIds()).isEmpty();
    }

    private String nested(String parent, int number) {
        String child = bench.make("identity/group", "{'name':'g" + number + "'}");
        bench.postById("identity/group/id", parent, "{'member_group_ids':'" + child + "'}");
        return child;
    }
}
