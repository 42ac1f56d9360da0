package io.scimvault.vault.testing;

/** What runs a part of the contract: it says on which Vault. */
interface ContractHost {

    VaultUnderTest vault();
}
