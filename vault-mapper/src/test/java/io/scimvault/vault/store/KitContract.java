package io.scimvault.vault.store;

import io.scimvault.scim.schema.CoreSchemas;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.service.ResourceStore;
import io.scimvault.scim.testkit.ResourceStoreContract;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.AuditListener;
import io.scimvault.vault.driver.Operations;
import io.scimvault.vault.driver.PlanRunner;
import io.scimvault.vault.driver.TokenSources;
import io.scimvault.vault.driver.VaultReader;
import io.scimvault.vault.driver.VaultSession;
import io.scimvault.vault.lock.InProcessLock;
import io.scimvault.vault.mapping.MappingConfig;
import io.scimvault.vault.plan.PendingNames;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/** The store on a Vault does all that the protocol relies on; each test has a client of its own. */
abstract class KitContract extends ResourceStoreContract {
    abstract StoreHost host();

    @Override
    public ResourceStore newStore() {
        StoreHost host = host();
        VaultSession session = new VaultSession(host.transport(), TokenSources.fixed(host.library()));
        VaultReader reader = new VaultReader(session, Runnable::run);
        Wiring wiring = new Wiring(
                reader,
                new PlanRunner(session),
                new InProcessLock(),
                new InProcessLock(),
                new OffLimits(reader),
                PendingNames.random(),
                MappingConfig.usual(),
                Clock.systemUTC(),
                Duration.ofSeconds(30),
                new Operations(AuditListener.NONE));
        ScimClient client = ScimClient.named(StoreBench.unique("kit"));
        return new VaultResourceStore(wiring, client, CoreSchemas.USER, CoreSchemas.GROUP);
    }

    /** Who says nothing else may log in. */
    @Override
    public Set<String> filled(ResourceType type) {
        return type.equals(CoreSchemas.USER) ? Set.of("active") : Set.of();
    }

    @Override
    public UnknownMembers unknownMembers() {
        return UnknownMembers.REFUSED;
    }
}
