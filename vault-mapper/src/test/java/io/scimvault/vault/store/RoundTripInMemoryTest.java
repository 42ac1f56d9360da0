package io.scimvault.vault.store;

/** What is lossless, and how much of it, in memory. */
class RoundTripInMemoryTest implements RoundTripContract, CapacityContract {
    private final StoreBench bench = new StoreBench(new MemoryHost());

    @Override
    public StoreBench bench() {
        return bench;
    }
}
