package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.object;
import static io.scimvault.vault.store.StoreBench.refusal;
import static io.scimvault.vault.store.StoreBench.strings;
import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.resource.Group;
import io.scimvault.vault.TypedResources;
import io.scimvault.vault.VaultScim;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.client.UnknownMembers;
import io.scimvault.vault.driver.TokenSources;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.driver.VaultTransport;
import io.scimvault.vault.lock.InProcessLock;
import io.scimvault.vault.plan.VaultCall;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * Hazard 27: a list of groups that Vault refuses is nested in part all the same, and seen so by every node but the active one. What is
 * checked before cannot be refused but where others come in between; each group that was sent is then written anew.
 */
interface GroupRefusalContract extends BenchHost {

    /** Lets something happen right before the first call of a kind, and notes the writes of groups by id from then on. */
    final class Between implements VaultTransport {
        private final VaultTransport transport;
        private final Predicate<VaultCall> moment;
        private final Runnable event;
        final List<String> written = new ArrayList<>();
        private boolean happened;

        Between(VaultTransport transport, Predicate<VaultCall> moment, Runnable event) {
            this.transport = transport;
            this.moment = moment;
            this.event = event;
        }

        @Override
        public VaultReply send(VaultCall call, VaultToken token) {
            if (!happened && moment.test(call)) {
                happened = true;
                event.run();
            }
            VaultReply reply = transport.send(call, token);
            if (happened && call.toString().startsWith("POST identity/group/id/")) {
                written.add(call.path().id().orElseThrow() + " " + call.body().orElseThrow() + " " + reply.status());
            }
            return reply;
        }
    }

    private Between before(Predicate<VaultCall> moment, Runnable event) {
        return new Between(bench().host.transport(), moment, event);
    }

    private TypedResources<Group> through(Between between, ScimClient client) {
        return VaultScim.builder(between, TokenSources.fixed(bench().host.library()))
                .groupLock(new InProcessLock())
                .build()
                .as(client)
                .groups();
    }

    private String group(String... members) {
        return bench().as(bench().hr)
                .groups()
                .create(Group.of(unique("g")).memberIds(List.of(members)).build())
                .id()
                .orElseThrow();
    }

    private static boolean isNesting(VaultCall call) {
        return call.body().filter(body -> body.has("member_group_ids")).isPresent();
    }

    private static PatchRequest adding(String... ids) {
        List<JsonObject> members = new ArrayList<>();
        for (String id : ids) {
            members.add(object("{'value':'" + id + "','type':'Group'}"));
        }
        return PatchRequest.builder().add("members", JsonArray.of(members)).build();
    }

    private List<String> parents(String group) {
        return strings(bench().group(group), "parent_group_ids");
    }

    @Test
    default void aGroupThatGoesInBetweenIsRefusedAndTheOthersAreWrittenAnew() {
        String stays = group();
        String goes = group();
        String leaves = group();
        String id = group(leaves);
        Between between = before(GroupRefusalContract::isNesting, () -> bench().delete("identity/group/id", goes));
        PatchRequest change = PatchRequest.builder()
                .remove("members[value eq \"" + leaves + "\"]")
                .add("members", JsonArray.of(List.of(object("{'value':'" + stays + "'}"))))
                .add("members", JsonArray.of(List.of(object("{'value':'" + goes + "'}"))))
                .build();

        assertThat(refusal(() -> through(between, bench().hr).patch(id, change)))
                .isEqualTo(GroupContract.UNKNOWN_MEMBER);

        assertThat(between.written).hasSize(4).first().asString().startsWith(id).endsWith(" 500");
        assertThat(between.written.subList(1, 4))
                .containsExactlyInAnyOrder(stays + " {} 204", goes + " {} 400", leaves + " {} 204");
        assertThat(parents(stays)).isEmpty();
        assertThat(parents(leaves)).containsExactly(id);
        assertThat(strings(bench().group(id), "member_group_ids")).containsExactly(leaves);
    }

    @Test
    default void aGroupThatGoesInBetweenIsLeftOutWhereTheClientHasItSo() {
        String stays = group();
        String goes = group();
        String id = group();
        Between between = before(GroupRefusalContract::isNesting, () -> bench().delete("identity/group/id", goes));

        Group changed = through(between, bench().hr.unknownMembers(UnknownMembers.IGNORE))
                .patch(id, adding(stays, goes));

        assertThat(changed.memberIds()).containsExactly(stays);
        assertThat(strings(bench().group(id), "member_group_ids")).containsExactly(stays);
    }

    @Test
    default void aCircleThatOthersMakeInBetweenIsRefusedAndTheOthersAreWrittenAnew() {
        String stays = group();
        String circle = group();
        String id = group();
        Between between = before(
                GroupRefusalContract::isNesting,
                () -> bench().postById("identity/group/id", circle, "{'member_group_ids':'" + id + "'}"));

        assertThat(refusal(() -> through(between, bench().hr).patch(id, adding(stays, circle))))
                .isEqualTo(NestedGroupContract.CIRCLE);

        assertThat(between.written.subList(1, 3)).containsExactlyInAnyOrder(stays + " {} 204", circle + " {} 204");
        assertThat(parents(stays)).isEmpty();
        assertThat(parents(circle)).isEmpty();
        assertThat(parents(id)).containsExactly(circle);
    }

    @Test
    default void aNewGroupWhoseGroupGoesInBetweenIsNotMade() {
        String stays = group();
        String goes = group();
        String name = unique("g");
        Between between = before(GroupRefusalContract::isNesting, () -> bench().delete("identity/group/id", goes));

        assertThat(refusal(() -> through(between, bench().hr)
                        .create(Group.of(name).memberIds(List.of(stays, goes)).build())))
                .isEqualTo(GroupContract.UNKNOWN_MEMBER);

        assertThat(between.written.subList(1, 3)).containsExactlyInAnyOrder(stays + " {} 204", goes + " {} 400");
        assertThat(parents(stays)).isEmpty();
        assertThat(bench().groupNamed(name)).isEqualTo(JsonObject.EMPTY);
        assertThat(bench().halfMade()).isEmpty();
    }

    @Test
    default void aNameThatIsTakenInBetweenNestsNothing() {
        String child = group();
        String id = group();
        String name = unique("g");
        Between between = before(
                GroupRefusalContract::isNesting, () -> bench().make("identity/group", "{'name':'" + name + "'}"));
        TypedResources<Group> groups = through(between, bench().hr);

        assertThat(refusal(() -> groups.replace(id, Group.of(name).member(child).build())))
                .isEqualTo(GroupAdoptionContract.NAME_IN_USE);
        assertThat(refusal(() -> groups.create(Group.of(name).member(child).build())))
                .isEqualTo(GroupAdoptionContract.NAME_IN_USE);

        assertThat(parents(child)).isEmpty();
        assertThat(bench().halfMade()).isEmpty();
    }

    @Test
    default void aGroupThatIsGoneByThenIsMissing() {
        String child = group();
        String id = group();
        Between between = before(GroupRefusalContract::isNesting, () -> bench().delete("identity/group/id", id));

        assertThat(refusal(() -> through(between, bench().hr).patch(id, adding(child))))
                .isEqualTo(GroupAdoptionContract.NO_SUCH_GROUP);
        assertThat(parents(child)).isEmpty();
    }
}
