package io.scimvault.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** The packaged host as a process of its own, as {@code java -jar http-host.jar} starts it. */
final class HostProcess implements AutoCloseable {
    private static final String READY = "SCIM host ready at ";

    private final Process process;
    private final List<String> out = new CopyOnWriteArrayList<>();
    private final List<String> err = new CopyOnWriteArrayList<>();
    private final CompletableFuture<String> ready = new CompletableFuture<>();
    private final List<Thread> readers;

    private HostProcess(Process process) {
        this.process = process;
        this.readers =
                List.of(reader(process.inputReader(StandardCharsets.UTF_8), out), reader(process.errorReader(), err));
    }

    /** Starts the host and waits until it says that it is ready. */
    static HostProcess serve(Map<String, String> environment, String... jvmArguments) {
        HostProcess host = start(environment, List.of(jvmArguments), List.of());
        try {
            host.ready.get(60, TimeUnit.SECONDS);
            return host;
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            host.close();
            throw new AssertionError("the host did not get ready\n" + host.out() + host.err(), e);
        }
    }

    /** Runs the host with arguments until it ends. */
    static HostProcess run(Map<String, String> environment, String... arguments) throws InterruptedException {
        HostProcess host = start(environment, List.of(), List.of(arguments));
        if (!host.ends(60)) {
            host.close();
            throw new AssertionError("the process does not end");
        }
        return host;
    }

    private static HostProcess start(Map<String, String> environment, List<String> jvm, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.add("-jar");
        command.add(System.getProperty("host.jar"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("VAULT_") || name.startsWith("SCIM_"));
        builder.environment().put("SCIM_PORT", "0");
        builder.environment().putAll(environment);
        try {
            return new HostProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Thread reader(BufferedReader stream, List<String> into) {
        Thread thread = new Thread(() -> {
            stream.lines().forEach(line -> {
                into.add(line);
                if (line.startsWith(READY)) {
                    ready.complete(line.substring(READY.length()));
                }
            });
            ready.completeExceptionally(new IllegalStateException("the process ended"));
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** The SCIM base as the ready line names it. */
    URI base() {
        return URI.create(ready.join());
    }

    /** All of standard output so far. */
    String out() {
        return text(out);
    }

    /** All of standard error so far. */
    String err() {
        return text(err);
    }

    private static String text(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    int exitStatus() {
        return process.exitValue();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Sends SIGTERM; unlike {@link Process#destroy}, it leaves the output to be read. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** Whether the process ends within this time; all of its output is there then. */
    boolean ends(int seconds) throws InterruptedException {
        boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
        if (ended) {
            for (Thread reader : readers) {
                reader.join();
            }
        }
        return ended;
    }

    @Override
    public void close() {
        terminate();
        try {
            if (!ends(10)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
