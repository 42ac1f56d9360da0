/** SCIM users and groups as entities, aliases and groups of Vault's identity secrets engine. */
module io.scimvault.vault {
    requires static org.jspecify;
    requires transitive io.scimvault.scim;
    requires org.slf4j;
    requires vault.java.driver;

    exports io.scimvault.vault;
    exports io.scimvault.vault.client;
    exports io.scimvault.vault.doctor;
    exports io.scimvault.vault.driver;
    exports io.scimvault.vault.identity;
    exports io.scimvault.vault.lock;
    exports io.scimvault.vault.mapping;
    exports io.scimvault.vault.memory;
    exports io.scimvault.vault.plan;
    exports io.scimvault.vault.registry;
    exports io.scimvault.vault.store;
}
