package io.scimvault.vault.testing;

/**
 * Every statement about Vault that this library depends on, status and error text included: the same for the Vault in memory and
 * for a real one.
 */
public abstract class VaultTransportContract
        implements EntityContract,
                MetadataContract,
                AliasContract,
                GroupContract,
                MembershipContract,
                LookupContract,
                TokenContract {}
