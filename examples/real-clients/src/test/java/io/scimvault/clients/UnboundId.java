package io.scimvault.clients;

import com.unboundid.scim2.client.ScimService;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.types.UserResource;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestFilter;
import org.glassfish.jersey.apache5.connector.Apache5ConnectorProvider;
import org.glassfish.jersey.client.ClientConfig;

/** UnboundID's client, and the host that it is a client of. */
record UnboundId(ScimService scim, DemoHost host) {
    static UnboundId get() {
        DemoHost host = DemoHost.onRealVault();
        ClientRequestFilter bearer =
                request -> request.getHeaders().putSingle("Authorization", "Bearer " + host.token());
        // Jersey's default connector, on the JDK's HttpURLConnection, knows no PATCH.
        ClientConfig config = new ClientConfig().connectorProvider(new Apache5ConnectorProvider());
        return new UnboundId(
                new ScimService(ClientBuilder.newClient(config).register(bearer).target(host.base())), host);
    }

    UserResource created(String name) {
        try {
            return scim.create("Users", new UserResource().setUserName(name).setDisplayName("Somebody"));
        } catch (ScimException e) {
            throw new AssertionError(e);
        }
    }
}
