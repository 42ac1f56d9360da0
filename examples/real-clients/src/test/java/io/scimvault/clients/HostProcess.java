package io.scimvault.clients;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged host as a process of its own; what it says on standard error goes where the tests' own does. */
final class HostProcess implements AutoCloseable {
    private static final String READY = "SCIM host ready at ";

    private final Process process;
    private final BufferedReader out;

    private HostProcess(Map<String, String> environment, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-jar");
        command.add(System.getProperty("host.jar"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("VAULT_") || name.startsWith("SCIM_"));
        builder.environment().put("SCIM_PORT", "0");
        builder.environment().putAll(environment);
        this.process =
                builder.redirectError(Path.of("target", "host.log").toFile()).start();
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts the host. */
    static HostProcess serve(Map<String, String> environment) throws IOException {
        return new HostProcess(environment, List.of());
    }

    /** The lines that {@code setup-demo} prints. */
    static List<String> setupDemo(Map<String, String> environment) throws IOException, InterruptedException {
        try (HostProcess setup = new HostProcess(environment, List.of("setup-demo"))) {
            List<String> lines = setup.out.lines().toList();
            if (setup.process.waitFor() != 0) {
                throw new AssertionError("setup-demo failed, see target/host.log");
            }
            return lines;
        }
    }

    /** Waits until the host is ready: the SCIM base as it names it. */
    URI base() throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(READY)) {
                return URI.create(line.substring(READY.length()));
            }
        }
        throw new AssertionError("the host did not get ready, see target/host.log");
    }

    @Override
    public void close() {
        process.toHandle().destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
