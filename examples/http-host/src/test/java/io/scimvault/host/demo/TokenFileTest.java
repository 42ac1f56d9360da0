package io.scimvault.host.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.host.config.SetupException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TokenFileTest {
    @TempDir
    private Path directory;

    @Test
    void onlyTheOwnerCanReadItWhateverWasThereBefore() throws Exception {
        Path file = Files.writeString(directory.resolve("token"), "an old one that is longer than the new one");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        TokenFile.write(file, "s.new");

        assertThat(file).hasContent("s.new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void saysWhichFileCannotBeWritten() {
        Path file = directory.resolve("nowhere").resolve("token");

        assertThatThrownBy(() -> TokenFile.write(file, "s.new"))
                .isInstanceOf(SetupException.class)
                .hasMessage("the token cannot be written to " + file);
    }
}
