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
        return new LeasedToken(new HostLogin(login), System::nanoTime);
    }

    /**
     * The token of a login by AppRole. It is renewed when less than a third of its life is left, by the thread that needs it next, and
     * a new login made where Vault refuses to, where it is about to reach all that it may live, and where it is refused itself.
     *
     * @param transport the way to Vault; wrap it in an {@link AuditedTransport} to have logins and renewals told
     * @param mountPath where the auth method is mounted, such as {@code approle}
     * @param secretId asked for each login, so that it may be one that is valid once
     * @throws IllegalArgumentException when the path is none
     */
    public static TokenSource appRole(
            VaultTransport transport, String mountPath, String roleId, Supplier<String> secretId) {
        return new LeasedToken(VaultLogin.byAppRole(transport, mountPath, roleId, secretId), System::nanoTime);
    }

    /**
     * One token, renewed as that of {@link #appRole} is. It can be renewed only as long as its maximum life lasts, unless it is a
     * periodic one.
     */
    public static TokenSource keptAlive(VaultTransport transport, VaultToken token) {
        return new LeasedToken(VaultLogin.with(transport, token), System::nanoTime);
    }
}
