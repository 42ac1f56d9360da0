package io.scimvault.vault.store;

class ParallelMembershipsTest extends ParallelMembershipsContract {
    @Override
    protected StoreHost host() {
        return new MemoryHost();
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
