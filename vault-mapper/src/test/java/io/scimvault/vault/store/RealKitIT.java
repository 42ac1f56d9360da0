package io.scimvault.vault.store;

/** The test kit on a real server, under the shipped policy. */
class RealKitIT extends KitContract {
    private final StoreHost host = new RealHost();

    @Override
    StoreHost host() {
        return host;
    }

    @Override
    public int parallelRounds() {
        return 10;
    }
}
