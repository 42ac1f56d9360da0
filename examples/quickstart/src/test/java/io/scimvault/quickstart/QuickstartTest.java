package io.scimvault.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class QuickstartTest {

    @Test
    void printsWhatTheGoldenFileHolds() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        Quickstart.run(new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(masked(out.toString(StandardCharsets.UTF_8))).isEqualTo(golden());
    }

    @Test
    void fitsOnAPage() throws IOException {
        assertThat(Files.readAllLines(Path.of("src/main/java/io/scimvault/quickstart/Quickstart.java")))
                .hasSizeLessThan(80);
    }

    /** What differs from run to run: ids, the mount's accessor, times. */
    private static String masked(String text) {
        return text.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "<id>")
                .replaceAll("auth_okta_[0-9a-f]+", "<okta>")
                .replaceAll("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z", "<time>");
    }

    private static String golden() throws IOException {
        try (InputStream file = QuickstartTest.class.getResourceAsStream("/quickstart.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
