package io.scimvault.vault.driver;

import java.nio.file.Path;
import java.util.function.Supplier;

/** The usual places that a token comes from. */
public final class TokenSources {

    private TokenSources() {}

    /** One token for ever. */
    public static TokenSource fixed(String token) {
        return fixed(new VaultToken(token));
    }

    /** One token for ever. */
    public static TokenSource fixed(VaultToken token) {
        return new FixedToken(token);
    }

    /**
     * The token in a file, read again when the file changes: what Vault Agent writes to its sink. While the file is away or empty,
     * the last token holds.
     */
    public static TokenSource file(Path file) {
        return new FileToken(file);
    }

    /**
     * A token that the host's function gets, say by a login: asked for the first one, and again for each one that Vault refuses. It
     * is never asked by two threads at once, and not at all for a thread whose token another thread has replaced meanwhile.
     */
    public static TokenSource from(Supplier<VaultToken> login) {
        return new SuppliedToken(login);
    }
}
