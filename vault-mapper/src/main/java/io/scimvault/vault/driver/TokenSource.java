package io.scimvault.vault.driver;

/** Where the library's own token comes from; {@link TokenSources} has the usual ones. Implementations are thread-safe. */
public interface TokenSource {

    /**
     * The token to use now.
     *
     * @throws TransportException when there is none to be had
     */
    VaultToken token();

    /**
     * Asked once for a call that Vault refused with 403: the token to try again with. The token that was refused itself means that
     * there is no other, and that trying again is of no use.
     *
     * @throws TransportException when there is none to be had
     */
    VaultToken renewed(VaultToken refused);
}
