package io.scimvault.vault.driver;

/** One token for ever. */
record FixedToken(VaultToken token) implements TokenSource {

    @Override
    public VaultToken renewed(VaultToken refused) {
        return token;
    }
}
