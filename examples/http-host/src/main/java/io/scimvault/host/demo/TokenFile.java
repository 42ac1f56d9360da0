package io.scimvault.host.demo;

import io.scimvault.host.config.SetupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** A file that only its owner can read, from its first byte on. */
final class TokenFile {
    private TokenFile() {}

    /** Puts the token there, in place of what was there before; a reader sees the old one or the new one, never half of one. */
    static void write(Path file, String token) {
        Path directory = file.toAbsolutePath().getParent();
        try {
            Path fresh = Files.createTempFile(
                    directory,
                    ".scim-host",
                    ".token",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                Files.writeString(fresh, token + "\n");
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException | UnsupportedOperationException e) {
            throw new SetupException("the token cannot be written to " + file, e);
        }
    }
}
