package io.scimvault.scim.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Runs the seeds of every fuzz target: what a fuzzer once found stays found. */
class SeedsTest {
    private static final int AT_LEAST = 100;

    @Test
    void noSeedOfAFilterBreaksALaw() throws IOException {
        check("FilterFuzz", FilterFuzz::fuzzerTestOneInput);
    }

    @Test
    void noSeedOfAPathBreaksALaw() throws IOException {
        check("PathFuzz", PathFuzz::fuzzerTestOneInput);
    }

    @Test
    void noSeedOfAPatchBreaksALaw() throws IOException {
        check("PatchFuzz", PatchFuzz::fuzzerTestOneInput);
    }

    @Test
    void noSeedOfJsonBreaksALaw() throws IOException {
        check("JsonFuzz", JsonFuzz::fuzzerTestOneInput);
    }

    @Test
    void noSeedOfABodyBreaksALaw() throws IOException {
        check("BodyFuzz", BodyFuzz::fuzzerTestOneInput);
    }

    @Test
    void noSeedOfARequestBreaksALaw() throws IOException {
        check("RequestFuzz", RequestFuzz::fuzzerTestOneInput);
    }

    @Test
    void noSeedOfABulkRequestBreaksALaw() throws IOException {
        check("BulkFuzz", BulkFuzz::fuzzerTestOneInput);
    }

    @Test
    void aSeedSurvivesItsLine() {
        byte[] seed = new byte[256];
        for (int i = 0; i < seed.length; i++) {
            seed[i] = (byte) i;
        }

        assertThat(Seeds.bytes(Seeds.line(seed))).isEqualTo(seed);
        assertThat(Seeds.line(new byte[] {'#', '\\', '#', '\n'})).isEqualTo("\\x23\\x5C#\\x0A");
    }

    private static void check(String target, Consumer<byte[]> laws) throws IOException {
        List<byte[]> seeds = Seeds.of(target);

        assertThat(seeds).hasSizeGreaterThanOrEqualTo(target.equals("BulkFuzz") ? 20 : AT_LEAST);
        assertThat(seeds)
                .allSatisfy(seed -> assertThatCode(() -> laws.accept(seed))
                        .as(Seeds.line(seed))
                        .doesNotThrowAnyException());
    }
}
