package io.scimvault.vault.store;

class ParallelMembershipsIT extends ParallelMembershipsContract {
    @Override
    protected StoreHost host() {
        return new RealHost();
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
