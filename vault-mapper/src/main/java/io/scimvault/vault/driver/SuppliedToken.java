package io.scimvault.vault.driver;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A token that a function of the host's gets, kept until Vault refuses it. */
final class SuppliedToken implements TokenSource {
    private final Supplier<VaultToken> login;
    private @Nullable VaultToken current;

    SuppliedToken(Supplier<VaultToken> login) {
        this.login = login;
    }

    @Override
    public synchronized VaultToken token() {
        VaultToken token = current;
        return token == null ? ask() : token;
    }

    @Override
    public synchronized VaultToken renewed(VaultToken refused) {
        VaultToken token = current;
        return token == null || token.equals(refused) ? ask() : token;
    }

    private VaultToken ask() {
        VaultToken token;
        try {
            token = login.get();
        } catch (TransportException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new TransportException("the host's login gave no token", TransportException.Effect.NONE, e);
        }
        current = token;
        return token;
    }
}
