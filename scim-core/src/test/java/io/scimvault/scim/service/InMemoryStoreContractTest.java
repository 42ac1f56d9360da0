package io.scimvault.scim.service;

import io.scimvault.scim.testkit.ResourceStoreContract;

/** The store in memory does all that the protocol relies on. */
class InMemoryStoreContractTest extends ResourceStoreContract {

    @Override
    public ResourceStore newStore() {
        return new InMemoryStore();
    }
}
