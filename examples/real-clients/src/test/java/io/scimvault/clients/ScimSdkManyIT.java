package io.scimvault.clients;

import static io.scimvault.clients.ScimSdk.id;
import static io.scimvault.clients.ScimSdk.member;
import static io.scimvault.clients.ScimSdk.success;
import static io.scimvault.clients.ScimSdk.version;
import static org.assertj.core.api.Assertions.assertThat;

import de.captaingoldfish.scim.sdk.client.ScimRequestBuilder;
import de.captaingoldfish.scim.sdk.client.response.ServerResponse;
import de.captaingoldfish.scim.sdk.common.constants.EndpointPaths;
import de.captaingoldfish.scim.sdk.common.constants.enums.Comparator;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.constants.enums.SortOrder;
import de.captaingoldfish.scim.sdk.common.resources.Group;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.response.BulkResponse;
import de.captaingoldfish.scim.sdk.common.response.BulkResponseOperation;
import de.captaingoldfish.scim.sdk.common.response.ErrorResponse;
import de.captaingoldfish.scim.sdk.common.response.ListResponse;
import io.scimvault.vault.testing.RealVault;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** SCIM-SDK's client where a request is about many resources: bulk requests and lists. */
@Timeout(60)
final class ScimSdkManyIT {
    private final ScimSdk client = ScimSdk.get();
    private final ScimRequestBuilder scim = client.scim();
    private final DemoHost host = client.host();

    @Test
    void createsAGroupAheadOfItsMember() {
        String run = RealVault.unique("bulk");
        assertThat(scim.loadServiceProviderConfiguration().getBulkConfig().isSupported())
                .isTrue();

        BulkResponse response = success(
                200,
                scim.bulk()
                        .bulkRequestOperation(EndpointPaths.GROUPS)
                        .method(HttpMethod.POST)
                        .bulkId("team")
                        .data(Group.builder()
                                .displayName(run)
                                .members(List.of(member("bulkId:alice")))
                                .build())
                        .next()
                        .bulkRequestOperation(EndpointPaths.USERS)
                        .method(HttpMethod.POST)
                        .bulkId("alice")
                        .data(User.builder().userName(run + "-alice").build())
                        .sendRequest());

        assertThat(response.getFailedOperations()).isEmpty();
        assertThat(response.getSuccessfulOperations()).hasSize(2);
        String alice = created(response, "alice");
        String team = created(response, "team");
        assertThat(host.entity(alice).orElseThrow().string("name")).contains(run + "-alice");
        assertThat(host.members(team)).containsExactly(alice);
        User read =
                success(200, scim.get(User.class, EndpointPaths.USERS, alice).sendRequest());
        assertThat(operation(response, "alice").getVersion().orElseThrow().getEntityTag())
                .isEqualTo(version(read));

        BulkResponse gone = success(
                200,
                scim.bulk()
                        .bulkRequestOperation(EndpointPaths.GROUPS, team)
                        .method(HttpMethod.DELETE)
                        .next()
                        .bulkRequestOperation(EndpointPaths.USERS, alice)
                        .method(HttpMethod.DELETE)
                        .sendRequest());
        assertThat(gone.getBulkResponseOperations())
                .extracting(BulkResponseOperation::getStatus)
                .containsExactly(204, 204);
        assertThat(host.group(team)).isEmpty();
        assertThat(host.entity(alice)).isEmpty();
    }

    @Test
    void stopsAtTheFirstErrorWhenAskedTo() {
        User present = client.created(RealVault.unique("present"));
        String never = RealVault.unique("never");

        BulkResponse response = success(
                200,
                scim.bulk()
                        .failOnErrors(1)
                        .bulkRequestOperation(EndpointPaths.USERS)
                        .method(HttpMethod.POST)
                        .bulkId("present")
                        .data(User.builder()
                                .userName(present.getUserName().orElseThrow())
                                .build())
                        .next()
                        .bulkRequestOperation(EndpointPaths.USERS)
                        .method(HttpMethod.POST)
                        .bulkId("never")
                        .data(User.builder().userName(never).build())
                        .sendRequest());

        assertThat(response.getBulkResponseOperations()).singleElement().satisfies(failed -> {
            assertThat(failed.getBulkId()).contains("present");
            assertThat(failed.getStatus()).isEqualTo(409);
            assertThat(failed.getResponse(ErrorResponse.class).orElseThrow().getScimType())
                    .contains("uniqueness");
        });
        assertThat(success(
                                200,
                                scim.list(User.class, EndpointPaths.USERS)
                                        .filter("userName eq \"" + never + "\"")
                                        .get()
                                        .sendRequest())
                        .getTotalResults())
                .isZero();
        assertThat(host.entity(id(present))).isPresent();
        client.delete(present);
    }

    @Test
    void listsWithAFilterSortedAndByPages() {
        String run = RealVault.unique("page");
        List<User> users = IntStream.rangeClosed(1, 5)
                .mapToObj(i -> client.created(run + "-" + i))
                .toList();

        ServerResponse<ListResponse<User>> page = scim.list(User.class, EndpointPaths.USERS)
                .filter("userName", Comparator.SW, run)
                .and("displayName", Comparator.EQ, "Somebody")
                .build()
                .sortBy("userName")
                .sortOrder(SortOrder.DESCENDING)
                .startIndex(2)
                .count(2)
                .get()
                .sendRequest();
        ListResponse<User> found = success(200, page);
        assertThat(found.getTotalResults()).isEqualTo(5);
        assertThat(found.getStartIndex()).isEqualTo(2);
        assertThat(found.getItemsPerPage()).isEqualTo(2);
        assertThat(found.getListedResources()).containsExactly(users.get(3), users.get(2));

        ServerResponse<ListResponse<User>> posted = scim.list(User.class, EndpointPaths.USERS)
                .filter("userName sw \"" + run + "\"")
                .sortBy("userName")
                .attributes("userName")
                .count(1)
                .post()
                .sendRequest();
        assertThat(success(200, posted).getListedResources()).singleElement().satisfies(user -> {
            assertThat(user.getUserName()).contains(run + "-1");
            assertThat(user.getDisplayName()).isEmpty();
        });

        List<User> walked = new ArrayList<>();
        for (int start = 1; start <= 5; start += 2) {
            walked.addAll(success(
                            200,
                            scim.list(User.class, EndpointPaths.USERS)
                                    .filter("userName sw \"" + run + "\"")
                                    .startIndex(start)
                                    .count(2)
                                    .get()
                                    .sendRequest())
                    .getListedResources());
        }
        assertThat(walked).containsExactlyInAnyOrderElementsOf(users);
        assertThat(success(
                                200,
                                scim.list(User.class, EndpointPaths.USERS)
                                        .filter("userName sw \"" + run + "\"")
                                        .get()
                                        .getAll())
                        .getListedResources())
                .containsExactlyInAnyOrderElementsOf(users);

        ServerResponse<ListResponse<User>> broken = scim.list(User.class, EndpointPaths.USERS)
                .filter("userName eq")
                .get()
                .sendRequest();
        assertThat(broken.getHttpStatus()).isEqualTo(400);
        assertThat(broken.getErrorResponse().getScimType()).contains("invalidFilter");
        users.forEach(client::delete);
    }

    private static BulkResponseOperation operation(BulkResponse response, String bulkId) {
        return response.getByBulkId(bulkId).orElseThrow();
    }

    private static String created(BulkResponse response, String bulkId) {
        BulkResponseOperation operation = operation(response, bulkId);
        assertThat(operation.getStatus()).isEqualTo(201);
        String location = operation.getLocation().orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
