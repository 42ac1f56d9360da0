package io.scimvault.vault.store;

import io.scimvault.vault.testing.RealVault;

class ParallelMembershipsIT extends ParallelMembershipsContract {
    @Override
    protected StoreHost host() {
        return new RealHost(RealVault.own());
    }

    @Override
    protected int memberships() {
        return 5_000;
    }

    @Override
    protected int userChanges() {
        return 2_000;
    }
}
