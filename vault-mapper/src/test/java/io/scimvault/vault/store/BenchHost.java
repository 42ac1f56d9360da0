package io.scimvault.vault.store;

/** What runs a part of the contract: it says on which bench. */
interface BenchHost {

    StoreBench bench();
}
