package io.scimvault.vault.store;

/** The test kit on the Vault in memory. */
class InMemoryKitTest extends KitContract {
    private final StoreHost host = new MemoryHost();

    @Override
    StoreHost host() {
        return host;
    }
}
