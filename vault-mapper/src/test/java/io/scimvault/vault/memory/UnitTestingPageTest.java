package io.scimvault.vault.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That UNIT-TESTING.md shows nothing but what is compiled and run. */
class UnitTestingPageTest {
    private static final Path PAGE = Path.of("UNIT-TESTING.md");
    private static final Path TESTS = Path.of("src/test/java/io/scimvault/vault/memory");
    private static final Pattern JAVA = Pattern.compile("(?s)```java\\n(.*?)```");

    @Test
    void everySampleIsPartOfATestThatRuns() throws IOException {
        String sources = Stream.of("UnitTestingSampleTest.java", "UnitTestingMockitoSampleTest.java")
                .map(file -> normalised(read(TESTS.resolve(file))))
                .collect(Collectors.joining("\n"));

        List<String> samples = samples(Files.readString(PAGE));
        assertThat(samples).hasSizeGreaterThanOrEqualTo(12);
        assertThat(samples).allSatisfy(sample -> assertThat(sources).contains(normalised(sample)));
    }

    @Test
    void everyFaultOnThePageExists() throws IOException {
        List<String> methods = Stream.of(Faults.On.class.getMethods())
                .map(method -> method.getName())
                .toList();
        String names = Files.readString(PAGE).split("Say which call, ", 2)[1].split("\n\n", 2)[0];

        List<String> named = Pattern.compile("`(\\w+)")
                .matcher(names)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(named).hasSizeGreaterThan(10);
        assertThat(methods).containsAll(named);
    }

    private static List<String> samples(String page) {
        return JAVA.matcher(page).results().map(match -> match.group(1)).toList();
    }

    private static String normalised(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
