package io.scimvault.scim.testkit;

/** A part of the contract, with the store that is tried. */
interface ContractPart extends StoreFacts {

    /** The store of this test. */
    StoreUnderTest tried();
}
