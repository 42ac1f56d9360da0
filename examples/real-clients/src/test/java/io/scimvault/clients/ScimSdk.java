package io.scimvault.clients;

import static org.assertj.core.api.Assertions.assertThat;

import de.captaingoldfish.scim.sdk.client.ScimClientConfig;
import de.captaingoldfish.scim.sdk.client.ScimRequestBuilder;
import de.captaingoldfish.scim.sdk.client.response.ServerResponse;
import de.captaingoldfish.scim.sdk.common.constants.EndpointPaths;
import de.captaingoldfish.scim.sdk.common.constants.ResourceTypeNames;
import de.captaingoldfish.scim.sdk.common.resources.ResourceNode;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.base.ScimObjectNode;
import de.captaingoldfish.scim.sdk.common.resources.complex.Meta;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Member;
import java.util.Map;

/** SCIM-SDK's client, and the host that it is a client of. */
record ScimSdk(ScimRequestBuilder scim, DemoHost host) {
    static ScimSdk get() {
        DemoHost host = DemoHost.onRealVault();
        ScimClientConfig config = ScimClientConfig.builder()
                .httpHeaders(Map.of("Authorization", "Bearer " + host.token()))
                .connectTimeout(5)
                .requestTimeout(30)
                .socketTimeout(30)
                .build();
        return new ScimSdk(new ScimRequestBuilder(host.base().toString(), config), host);
    }

    User created(String name) {
        return success(
                201,
                scim.create(User.class, EndpointPaths.USERS)
                        .setResource(User.builder()
                                .userName(name)
                                .displayName("Somebody")
                                .build())
                        .sendRequest());
    }

    User read(User user) {
        return success(200, scim.get(User.class, EndpointPaths.USERS, id(user)).sendRequest());
    }

    void delete(User user) {
        assertThat(scim.delete(User.class, EndpointPaths.USERS, id(user))
                        .sendRequest()
                        .getHttpStatus())
                .isEqualTo(204);
    }

    /** What was answered, which must be what the client takes for a success. */
    static <T extends ScimObjectNode> T success(int status, ServerResponse<T> response) {
        assertThat(response.getHttpStatus()).as(response.getResponseBody()).isEqualTo(status);
        assertThat(response.isSuccess()).isTrue();
        return response.getResource();
    }

    static Member member(String id) {
        return Member.builder().value(id).type(ResourceTypeNames.USER).build();
    }

    static String id(ResourceNode resource) {
        return resource.getId().orElseThrow();
    }

    static Meta meta(User user) {
        return user.getMeta().orElseThrow();
    }

    static String version(User user) {
        return meta(user).getVersion().orElseThrow().getEntityTag();
    }
}
