package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.refusal;
import static io.scimvault.vault.store.StoreBench.strings;
import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.resource.Group;
import io.scimvault.vault.driver.VaultReply;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Hazards of groups in groups, which Vault keeps with the child. */
interface HazardsOfNesting extends HazardHost {

    private static PatchRequest add(String... ids) {
        List<JsonObject> values = Stream.of(ids)
                .map(id -> JsonObject.of("value", new JsonString(id)))
                .toList();
        return PatchRequest.builder().add("members", JsonArray.of(values)).build();
    }

    @Test
    default void hazard22AGroupsDeletionLeavesItsIdWithTheChildren() {
        String stale = bench().make(GROUP, "{'name':'" + unique("child") + "'}");
        String parent = bench().make(GROUP, "{'name':'" + unique("parent") + "','member_group_ids':['" + stale + "']}");
        bench().delete(GROUP_ID, parent);
        assertThat(strings(bench().group(stale), "parent_group_ids")).containsExactly(parent);

        String alice = newUser();
        bench().postById(
                        GROUP_ID,
                        stale,
                        "{'member_entity_ids':'" + alice + "','metadata':{'scim_client':'"
                                + bench().hr.name() + "'}}");
        assertThat(users().get(alice).orElseThrow().groups())
                .extracting(group -> group.value().orElseThrow())
                .containsExactly(stale);
        assertThat(groups().get(stale).orElseThrow().memberIds()).containsExactly(alice);

        String child = newGroup(alice);
        String head = newGroup();
        bench().postById(GROUP_ID, head, "{'member_group_ids':['" + child + "']}");
        groups().delete(head);
        assertThat(strings(bench().group(child), "parent_group_ids")).isEmpty();
        assertThat(groups().get(child).orElseThrow().memberIds()).containsExactly(alice);
    }

    @Test
    default void hazard27ARefusedListOfChildrenMayNestSome() {
        String admins = bench().make(GROUP, "{'name':'" + unique("admins") + "','policies':['admins']}");
        String valid = bench().make(GROUP, "{'name':'" + unique("valid") + "'}");
        VaultReply refused = rawPost(GROUP_ID, admins, "{'member_group_ids':['" + valid + "','" + NOBODY + "']}");
        assertThat(refused.status()).isEqualTo(500);
        assertThat(refused.refuses("invalid member group ID")).isTrue();

        String head = newGroup();
        String child = newGroup(newUser());
        String foreign = bench().make(GROUP, "{'name':'" + unique("foreign") + "'}");
        for (String bad : List.of(NOBODY, foreign, head)) {
            bench().calls.drain();
            assertThat(refusal(() -> groups().patch(head, add(child, bad))).status())
                    .as(bad)
                    .isEqualTo(400);
            assertThat(refusal(() -> groups().create(Group.of(unique("g"))
                                    .memberIds(List.of(child, bad.equals(head) ? NOBODY : bad))
                                    .build()))
                            .status())
                    .as(bad)
                    .isEqualTo(400);
            assertThat(bench().calls.drainWrites())
                    .as("checked before anything is sent")
                    .isEmpty();
            assertThat(strings(bench().group(child), "parent_group_ids")).isEmpty();
            assertThat(strings(bench().group(head), "member_group_ids")).isEmpty();
        }
    }
}
