package io.scimvault.vault.driver;

import io.scimvault.vault.driver.TransportException.Effect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/** The token in a file that somebody else rewrites. While the file is away, or half written, the last token holds. */
final class FileToken implements TokenSource {
    private final Path file;
    private @Nullable VaultToken current;
    private @Nullable Version seen;

    FileToken(Path file) {
        this.file = file;
    }

    /** What changes when a file is written, or another takes its place. */
    private record Version(
            FileTime modified, long size, @Nullable Object key) {}

    @Override
    public synchronized VaultToken token() {
        return read(false);
    }

    @Override
    public synchronized VaultToken renewed(VaultToken refused) {
        return read(true);
    }

    private VaultToken read(boolean anyway) {
        VaultToken token = current;
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            Version version = new Version(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
            if (token == null || anyway || !version.equals(seen)) {
                token = new VaultToken(Files.readString(file));
                current = token;
                seen = version;
            }
            return token;
        } catch (IOException | IllegalArgumentException e) {
            if (token != null) {
                return token;
            }
            throw new TransportException("there is no Vault token to read in " + file, Effect.NONE, e);
        }
    }
}
