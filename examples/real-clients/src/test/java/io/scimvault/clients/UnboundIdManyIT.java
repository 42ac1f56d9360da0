package io.scimvault.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.scim2.client.ScimService;
import com.unboundid.scim2.common.bulk.BulkOperation;
import com.unboundid.scim2.common.bulk.BulkOperationResult;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.messages.ListResponse;
import com.unboundid.scim2.common.messages.PatchOperation;
import com.unboundid.scim2.common.types.GroupResource;
import com.unboundid.scim2.common.types.Member;
import com.unboundid.scim2.common.types.UserResource;
import io.scimvault.vault.testing.RealVault;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** UnboundID's client where a request or a walk is about many resources: bulk requests and cursors. */
@Timeout(60)
final class UnboundIdManyIT {
    private final UnboundId client = UnboundId.get();
    private final ScimService scim = client.scim();
    private final DemoHost host = client.host();

    @Test
    void sendsABulkRequestWithReferencesInBothDirections() throws ScimException {
        String run = RealVault.unique("bulk");
        assertThat(scim.getServiceProviderConfig().getBulk().isSupported()).isTrue();

        Map<String, BulkOperationResult> done = byBulkId(scim.bulkRequest()
                .append(
                        BulkOperation.post("/Groups", group(run + "-early", "bulkId:alice"))
                                .setBulkId("early"),
                        BulkOperation.post("/Users", new UserResource().setUserName(run + "-alice"))
                                .setBulkId("alice"),
                        BulkOperation.post("/Groups", group(run + "-late", "bulkId:alice"))
                                .setBulkId("late"))
                .invoke()
                .getOperations());

        assertThat(done.values()).extracting(BulkOperationResult::getStatusInt).containsOnly(201);
        String alice = id(done.get("alice"));
        assertThat(host.entity(alice).orElseThrow().string("name")).contains(run + "-alice");
        assertThat(host.members(id(done.get("early")))).containsExactly(alice);
        assertThat(host.members(id(done.get("late")))).containsExactly(alice);
        UserResource read = scim.retrieve("Users", alice, UserResource.class);
        assertThat(done.get("alice").getVersion()).isEqualTo(read.getMeta().getVersion());
        assertThat(done.get("alice").getLocation()).isEqualTo(host.base() + "/Users/" + alice);
        assertThat(read.getGroups()).hasSize(2);

        List<BulkOperationResult> changed = scim.bulkRequest()
                .append(
                        BulkOperation.patch("/Users/" + alice, PatchOperation.replace("active", false)),
                        BulkOperation.delete("/Groups/" + id(done.get("early"))),
                        BulkOperation.delete("/Groups/" + id(done.get("late"))))
                .invoke()
                .getOperations();

        assertThat(changed).extracting(BulkOperationResult::getStatusInt).containsExactly(200, 204, 204);
        assertThat(host.entity(alice).orElseThrow().bool("disabled")).contains(true);
        assertThat(host.group(id(done.get("early")))).isEmpty();
        scim.delete(read);
    }

    @Test
    void isToldWhichOperationOfABulkRequestFailed() throws ScimException {
        String name = RealVault.unique("twice");

        Map<String, BulkOperationResult> done = byBulkId(scim.bulkRequest()
                .append(
                        BulkOperation.post("/Users", new UserResource().setUserName(name))
                                .setBulkId("first"),
                        BulkOperation.post("/Users", new UserResource().setUserName(name))
                                .setBulkId("second"))
                .invoke()
                .getOperations());

        assertThat(done.get("first").getStatusInt()).isEqualTo(201);
        assertThat(done.get("second").getStatusInt()).isEqualTo(409);
        assertThat(done.get("second").getResponse().get("scimType").stringValue())
                .isEqualTo("uniqueness");
        assertThat(done.get("second").getResponse().get("status").stringValue()).isEqualTo("409");
        scim.delete("Users", id(done.get("first")));
    }

    @Test
    void walksThroughUsersByCursor() throws ScimException {
        String run = RealVault.unique("cursor");
        assertThat(scim.getServiceProviderConfig().getPagination().supportsCursorPagination())
                .isTrue();
        List<UserResource> users = IntStream.rangeClosed(1, 5)
                .mapToObj(i -> client.created(run + "-" + i))
                .toList();
        String filter = "userName sw \"" + run + "\"";

        List<UserResource> walked = new ArrayList<>();
        ListResponse<UserResource> page = scim.searchRequest("Users")
                .filter(filter)
                .firstPageCursorWithCount(2)
                .invoke(UserResource.class);
        walked.addAll(page.getResources());
        for (int pages = 1; page.getNextCursor() != null && pages < 10; pages++) {
            page = scim.searchRequest("Users")
                    .filter(filter)
                    .pageWithCursor(page.getNextCursor(), 2)
                    .invoke(UserResource.class);
            walked.addAll(page.getResources());
        }

        assertThat(walked).containsExactlyInAnyOrderElementsOf(users);
        assertThatThrownBy(() -> scim.searchRequest("Users")
                        .filter(filter)
                        .pageWithCursor("nonsense", 2)
                        .invoke(UserResource.class))
                .isInstanceOfSatisfying(
                        BadRequestException.class,
                        refusal ->
                                assertThat(refusal.getScimError().getScimType()).isEqualTo("invalidCursor"));
        for (UserResource user : users) {
            scim.delete(user);
        }
    }

    private static GroupResource group(String name, String member) {
        return new GroupResource()
                .setDisplayName(name)
                .setMembers(new Member().setValue(member).setType("User"));
    }

    private static Map<String, BulkOperationResult> byBulkId(List<BulkOperationResult> results) {
        return results.stream().collect(Collectors.toMap(BulkOperationResult::getBulkId, Function.identity()));
    }

    private static String id(BulkOperationResult result) {
        return Path.of(URI.create(result.getLocation()).getPath()).getFileName().toString();
    }
}
