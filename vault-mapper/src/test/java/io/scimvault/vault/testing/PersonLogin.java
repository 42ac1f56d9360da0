package io.scimvault.vault.testing;

import io.scimvault.vault.driver.VaultToken;

/** A person who has logged in. */
public record PersonLogin(VaultToken token, String entityId) {}
