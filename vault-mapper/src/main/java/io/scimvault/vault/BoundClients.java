package io.scimvault.vault;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.schema.CoreSchemas;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.service.ResourceStore;
import io.scimvault.scim.service.ScimService;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.mapping.MetadataExtension;
import io.scimvault.vault.registry.AliasMounts;
import io.scimvault.vault.registry.AuthorizedStore;
import io.scimvault.vault.store.VaultResourceStore;
import io.scimvault.vault.store.Wiring;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The clients that have been at work in this process, each with its store and service; one that is configured anew gets others. */
final class BoundClients {

    /** A client with what answers it. */
    record Bound(ScimClient client, VaultResourceStore store, ScimService service) {}

    private final Wiring wiring;
    private final AliasMounts mounts;
    private final Function<VaultResourceStore, ScimService> services;
    private final Map<String, Bound> bound = new ConcurrentHashMap<>();

    BoundClients(Wiring wiring, AliasMounts mounts, Function<VaultResourceStore, ScimService> services) {
        this.wiring = wiring;
        this.mounts = mounts;
        this.services = services;
    }

    /** @throws IllegalArgumentException when the client's configuration cannot be used with this Vault */
    Bound bind(ScimClient client) {
        client.principal().ifPresent(wiring.offLimits()::protect);
        return bound(client, () -> {});
    }

    /** @param anew what is done where the client was not at work in this process as it is now */
    private Bound bound(ScimClient client, Runnable anew) {
        Bound present = bound.get(client.name());
        if (present != null && present.client().equals(client)) {
            return present;
        }
        mounts.check(client);
        ResourceType users = MetadataExtension.published(CoreSchemas.USER, client);
        VaultResourceStore store = new VaultResourceStore(wiring, client, users, CoreSchemas.GROUP);
        Bound fresh = new Bound(client, store, services.apply(store));
        bound.put(client.name(), fresh);
        anew.run();
        return fresh;
    }

    /** To be told when the registry has made, changed or deleted a client: what is remembered of its users and its principal holds no longer. */
    void changed(String name) {
        bound.remove(name);
        wiring.offLimits().forget();
    }

    /** The service of a client for one caller, who may do less than the client. */
    ScimService service(ScimClient client, @Nullable String bearerToken) {
        Bound present = bindRegistered(client);
        if (!client.checksCapabilities()) {
            return present.service();
        }
        VaultToken token = VaultToken.sent(bearerToken)
                .orElseThrow(() -> new ScimException(ScimError.of(401, "The bearer token is not valid here.")));
        ResourceStore checked = new AuthorizedStore(
                present.store(),
                present.store().groupType(),
                path -> wiring.reader().capabilities(token, path));
        return present.service().withStore(checked);
    }

    /**
     * What Vault keeps of a client may have ceased to fit: not the fault of the host that calls. Where a mount went away, leavers must leave
     * all the same, so that only its alias rule is left out. Another host may have registered it just now, and its principal with it.
     */
    private Bound bindRegistered(ScimClient client) {
        try {
            return bound(mounts.withExisting(client), wiring.offLimits()::forget);
        } catch (IllegalArgumentException e) {
            throw new ScimException(
                    ScimError.unavailable("This SCIM client cannot be used with this Vault.", Duration.ofSeconds(30)),
                    e);
        }
    }
}
