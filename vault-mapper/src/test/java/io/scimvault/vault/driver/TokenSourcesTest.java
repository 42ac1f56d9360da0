package io.scimvault.vault.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.vault.driver.TransportException.Effect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenSourcesTest {
    private static final VaultToken ONE = new VaultToken("s.one");
    private static final VaultToken TWO = new VaultToken("s.two");

    @TempDir
    private Path directory;

    @Test
    void aFixedTokenHasNoOther() {
        TokenSource source = TokenSources.fixed("s.one\n");

        assertThat(source.token()).isEqualTo(ONE);
        assertThat(source.renewed(ONE)).isEqualTo(ONE);
        assertThat(source.toString()).doesNotContain("one");
    }

    @Test
    void aFileIsReadAgainWhenItIsRewritten() throws IOException {
        Path file = Files.writeString(directory.resolve("token"), "s.one\n");
        TokenSource source = TokenSources.file(file);
        assertThat(source.token()).isEqualTo(ONE);

        Files.writeString(file, "s.longer");
        assertThat(source.token()).isEqualTo(new VaultToken("s.longer"));
    }

    @Test
    void aFileIsReadAgainWhenAnotherTakesItsPlace() throws IOException {
        Path file = Files.writeString(directory.resolve("token"), "s.one");
        FileTime time = Files.getLastModifiedTime(file);
        TokenSource source = TokenSources.file(file);
        assertThat(source.token()).isEqualTo(ONE);

        Path next = Files.writeString(directory.resolve("next"), "s.two");
        Files.setLastModifiedTime(next, time);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        assertThat(source.token()).isEqualTo(TWO);
    }

    @Test
    void aRefusedTokenMakesTheFileBeReadWhateverItsTime() throws IOException {
        Path file = Files.writeString(directory.resolve("token"), "s.one");
        FileTime time = Files.getLastModifiedTime(file);
        TokenSource source = TokenSources.file(file);
        assertThat(source.token()).isEqualTo(ONE);

        Files.writeString(file, "s.two");
        Files.setLastModifiedTime(file, time);
        assertThat(source.renewed(ONE)).isEqualTo(TWO);
        assertThat(source.token()).isEqualTo(TWO);
    }

    @Test
    void aFileThatIsAwayOrEmptyLeavesTheLastToken() throws IOException {
        Path file = Files.writeString(directory.resolve("token"), "s.one");
        TokenSource source = TokenSources.file(file);
        assertThat(source.token()).isEqualTo(ONE);

        Files.writeString(file, "");
        assertThat(source.token()).isEqualTo(ONE);
        Files.delete(file);
        assertThat(source.token()).isEqualTo(ONE);
        Files.writeString(file, "s.two");
        assertThat(source.token()).isEqualTo(TWO);
    }

    @Test
    void aFileWithoutATokenIsNoTransport() throws IOException {
        Path file = Files.writeString(directory.resolve("token"), "two words of secret");
        for (TokenSource source : List.of(TokenSources.file(file), TokenSources.file(directory.resolve("nowhere")))) {
            assertThatThrownBy(source::token)
                    .isInstanceOfSatisfying(
                            TransportException.class,
                            e -> assertThat(e.effect()).isEqualTo(Effect.NONE))
                    .hasMessageNotContaining("words");
        }
    }

    @Test
    void aLoginIsAskedOnceAndAgainForATokenThatWasRefused() {
        AtomicInteger asked = new AtomicInteger();
        TokenSource source = TokenSources.from(() -> asked.incrementAndGet() == 1 ? ONE : TWO);

        assertThat(source.token()).isEqualTo(ONE);
        assertThat(source.token()).isEqualTo(ONE);
        assertThat(asked).hasValue(1);
        assertThat(source.renewed(ONE)).isEqualTo(TWO);
        assertThat(source.renewed(ONE)).isEqualTo(TWO);
        assertThat(asked).hasValue(2);
    }

    @Test
    void manyThreadsWithOneRefusedTokenLogInOnce() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        TokenSource source = TokenSources.from(() -> new VaultToken("s." + asked.incrementAndGet()));
        VaultToken refused = source.token();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<VaultToken>> tasks = IntStream.range(0, 32)
                    .<Callable<VaultToken>>mapToObj(i -> () -> source.renewed(refused))
                    .toList();
            for (Future<VaultToken> renewed : pool.invokeAll(tasks)) {
                assertThat(renewed.get()).isEqualTo(new VaultToken("s.2"));
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(asked).hasValue(2);
    }

    @Test
    void aLoginThatFailsIsAskedAgain() {
        AtomicInteger asked = new AtomicInteger();
        TokenSource source = TokenSources.from(() -> {
            if (asked.incrementAndGet() == 1) {
                throw new TransportException("no login", Effect.NONE);
            }
            return ONE;
        });

        assertThatThrownBy(source::token).isInstanceOf(TransportException.class);
        assertThat(source.token()).isEqualTo(ONE);
    }
}
