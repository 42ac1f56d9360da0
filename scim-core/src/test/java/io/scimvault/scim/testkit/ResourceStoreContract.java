package io.scimvault.scim.testkit;

import org.junit.jupiter.api.BeforeEach;

/**
 * What the protocol relies on in a {@link io.scimvault.scim.service.ResourceStore}. A host proves its own store by extending this
 * class: {@link #newStore()} must be written, and any of the other {@link StoreFacts} overridden where the store differs.
 */
public abstract class ResourceStoreContract
        implements CreationContract,
                UniquenessContract,
                ReadingContract,
                UpdateContract,
                DeletionContract,
                QueryContract,
                WalkContract,
                KeysContract,
                MembersContract,
                IsolationContract,
                ParallelContract {
    private StoreUnderTest tried;

    @BeforeEach
    final void openStore() {
        tried = new StoreUnderTest(this, newStore());
    }

    @Override
    public final StoreUnderTest tried() {
        return tried;
    }
}
