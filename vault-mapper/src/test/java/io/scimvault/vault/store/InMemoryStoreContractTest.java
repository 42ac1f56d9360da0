package io.scimvault.vault.store;

/** The store on the Vault in memory. */
class InMemoryStoreContractTest extends StoreContract {
    private final StoreBench bench = new StoreBench(new MemoryHost());

    @Override
    public StoreBench bench() {
        return bench;
    }
}
