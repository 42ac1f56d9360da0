package io.scimvault.vault.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Printed plans as they shall be, in files of their own below {@code golden/plan}. */
final class Golden {
    private Golden() {}

    static void assertPrints(String file, VaultPlan plan) {
        String resource = "/golden/plan/" + file + ".txt";
        try (InputStream in = Golden.class.getResourceAsStream(resource)) {
            String expected = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(plan).as(resource).hasToString(expected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
