package io.scimvault.vault;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The Vault policy with the least rights that the library's token needs: {@code scim-vault-policy.hcl} of this jar. */
public final class VaultPolicy {
    private static final String FILE = "scim-vault-policy.hcl";

    private VaultPolicy() {}

    /** The policy as Vault takes it, in HCL. */
    public static String hcl() {
        try (InputStream in = VaultPolicy.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("missing from the jar: " + FILE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
