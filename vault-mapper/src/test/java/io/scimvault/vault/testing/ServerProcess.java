package io.scimvault.vault.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A development server of our own, in memory, ended with the JVM. */
final class ServerProcess {
    private static final Duration START = Duration.ofSeconds(30);

    private final String address;
    private final String rootToken;

    private ServerProcess(String address, String rootToken) {
        this.address = address;
        this.rootToken = rootToken;
    }

    String address() {
        return address;
    }

    String rootToken() {
        return rootToken;
    }

    /** The server's program: {@code bao}, else {@code vault}, from the PATH. */
    static Optional<Path> program() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of("bao", "vault")
                .flatMap(name -> Stream.of(path.split(File.pathSeparator, -1))
                        .filter(directory -> !directory.isEmpty())
                        .map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static ServerProcess start(Path program) {
        try {
            int port = freePort();
            String token = "root-" + UUID.randomUUID();
            Path log = Files.createDirectories(Path.of("target")).resolve("vault-" + port + ".log");
            ProcessBuilder builder = new ProcessBuilder(
                    program.toString(),
                    "server",
                    "-dev",
                    "-dev-no-store-token",
                    "-dev-root-token-id=" + token,
                    "-dev-listen-address=127.0.0.1:" + port);
            builder.redirectErrorStream(true).redirectOutput(log.toFile());
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process), "end the Vault of the tests"));
            String address = "http://127.0.0.1:" + port;
            awaitHealth(address, process, log);
            return new ServerProcess(address, token);
        } catch (IOException e) {
            throw new UncheckedIOException("the server did not start: " + program, e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitHealth(String address, Process process, Path log) throws IOException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest health = HttpRequest.newBuilder(URI.create(address + "/v1/sys/health"))
                .timeout(Duration.ofSeconds(2))
                .build();
        long deadline = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            if (isHealthy(client, health)) {
                return;
            }
        }
        end(process);
        throw new IOException("the server did not become healthy; its log is " + log);
    }

    private static boolean isHealthy(HttpClient client, HttpRequest health) throws IOException {
        try {
            Thread.sleep(50);
            return client.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the server started", e);
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends the server by its handle: asked first, forced after five seconds. */
    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
