package io.scimvault.vault.store;

/** The store on a real server, under the shipped policy. */
class RealStoreContractIT extends StoreContract {
    private final StoreBench bench = new StoreBench(new RealHost());

    @Override
    public StoreBench bench() {
        return bench;
    }
}
