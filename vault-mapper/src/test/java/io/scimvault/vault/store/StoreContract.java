package io.scimvault.vault.store;

/** What the store does on any Vault: in memory and on a real server alike. */
abstract class StoreContract
        implements UserContract,
                UserNameContract,
                GroupContract,
                NestedGroupContract,
                GroupRefusalContract,
                ParallelNestingContract,
                GroupAdoptionContract,
                GroupNamingContract,
                GroupsViaUsersContract,
                ConflictContract,
                AdoptionContract,
                ReleaseContract,
                LeaverContract,
                SteadyContract,
                NamingContract,
                PlainPairsContract,
                OwnershipContract,
                AdminsHandContract,
                UnassignedActiveContract,
                BudgetContract,
                BudgetTable,
                RegistryContract,
                HttpContract {}
