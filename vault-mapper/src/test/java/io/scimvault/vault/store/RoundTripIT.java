package io.scimvault.vault.store;

/** What is lossless, and how much of it, on a real server. */
class RoundTripIT implements RoundTripContract, CapacityContract {
    private final StoreBench bench = new StoreBench(new RealHost());

    @Override
    public StoreBench bench() {
        return bench;
    }
}
