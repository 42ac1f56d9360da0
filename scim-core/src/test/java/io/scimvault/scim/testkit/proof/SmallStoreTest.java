package io.scimvault.scim.testkit.proof;

import io.scimvault.scim.service.ResourceStore;
import io.scimvault.scim.testkit.ResourceStoreContract;

/** The store that the broken ones are made from has no defect itself. */
class SmallStoreTest extends ResourceStoreContract {

    @Override
    public ResourceStore newStore() {
        return new SmallStore();
    }
}
