package io.scimvault.vault.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Trials that run side by side, and which of them failed. */
final class CutReport {
    private static final int MOST_SHOWN = 12;
    private static final int MOST_TEXT = 300;
    private static final int MOST_FRAMES = 4;

    private final List<String> failures = new ArrayList<>();
    private int tried;

    /** Does the same with each of these, and remembers what failed; those for which it went well. */
    <T> List<T> tryAll(ExecutorService pool, List<T> all, Consumer<T> trial) throws InterruptedException {
        List<Future<?>> running = new ArrayList<>();
        all.forEach(one -> running.add(pool.submit(() -> trial.accept(one))));
        List<T> passed = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            try {
                running.get(i).get();
                passed.add(all.get(i));
            } catch (ExecutionException e) {
                failures.add(all.get(i) + ": " + brief(e.getCause()));
            }
        }
        tried += all.size();
        return passed;
    }

    private static String brief(Throwable failure) {
        List<String> where = Stream.of(failure.getStackTrace())
                .filter(frame -> frame.getClassName().contains(".Cut"))
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .limit(MOST_FRAMES)
                .toList();
        String text = failure.toString().replaceAll("\\s+", " ");
        return where + " " + text.substring(0, Math.min(MOST_TEXT, text.length()));
    }

    void assertNoneFailed() {
        assertThat(failures.size())
                .as(
                        "failed of %d, such as:%n%s",
                        tried, String.join("\n", failures.subList(0, Math.min(MOST_SHOWN, failures.size()))))
                .isZero();
    }
}
