package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.TypedResources;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a person where a client takes {@code active} away or leaves it out, and an admin has a hand in it. */
interface UnassignedActiveContract extends BenchHost {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'remove','path':'active'}",
                "{'op':'remove','path':'active','value':'False'}",
                "{'op':'replace','path':'active','value':null}",
                "{'op':'replace','path':'active','value':''}",
                "{'op':'replace','path':'active','value':[]}",
                "{'op':'replace','path':'active','value':{}}",
                "{'op':'replace','value':{'active':null}}",
                "{'op':'replace','value':{'active':''}}"
            })
    default void takingActiveAwayLetsNobodyIn(String operation) {
        String id = lockedOut();
        bench().http(
                        bench().hr,
                        "PATCH",
                        "/Users/" + id,
                        "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[" + operation
                                + "]}");

        assertThat(bench().entity(id).bool("disabled")).contains(true);
        assertThat(bench().as(bench().hr)
                        .users()
                        .get(id)
                        .orElseThrow()
                        .resource()
                        .tree()
                        .bool("active")
                        .orElse(false))
                .isFalse();
        bench().http(
                        bench().hr,
                        "PATCH",
                        "/Users/" + id,
                        "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':["
                                + "{'op':'replace','path':'title','value':'x'}]}");
        assertThat(bench().entity(id).bool("disabled")).contains(true);
    }

    @Test
    default void whatAnAdminDoesIsSeenWhereActiveIsUnassigned() {
        TypedResources<User> users = bench().as(bench().hr).users();
        String name = unique("alice");
        String id = users.create(User.of(name).build()).id().orElseThrow();
        PatchRequest unassign = PatchRequest.builder().remove("active").build();
        String version = users.get(id).orElseThrow().resource().meta().version().orElseThrow();

        User unassigned = users.patch(id, unassign);

        assertThat(unassigned.resource().tree().has("active")).isFalse();
        assertThat(unassigned.resource().meta().version()).isNotEqualTo(Optional.of(version));
        assertThat(users.patch(id, unassign).resource()).isEqualTo(unassigned.resource());
        assertThat(users.replace(id, User.of(name).build()).resource()).isEqualTo(unassigned.resource());
        assertThat(bench().entity(id).bool("disabled")).contains(false);

        bench().postById("identity/entity/id", id, "{'disabled':true}");
        assertThat(users.get(id).orElseThrow().resource().tree().bool("active")).contains(false);
        users.replace(id, User.of(name).active(true).build());
        assertThat(users.get(id).orElseThrow().resource().tree().bool("active")).contains(true);
        assertThat(bench().entity(id).bool("disabled")).contains(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",'active':null", ",'active':''", ",'active':[]"})
    default void leavingActiveOutLetsNobodyIn(String active) {
        String id = lockedOut();
        String name = bench().as(bench().hr).users().get(id).orElseThrow().userName();
        bench().http(
                        bench().hr,
                        "PUT",
                        "/Users/" + id,
                        "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'userName':'" + name + "'" + active
                                + "}");

        assertThat(bench().entity(id).bool("disabled")).contains(true);
    }

    private String lockedOut() {
        String id = bench().as(bench().hr)
                .users()
                .create(User.of(unique("alice")).build())
                .id()
                .orElseThrow();
        bench().postById("identity/entity/id", id, "{'disabled':true}");
        return id;
    }
}
