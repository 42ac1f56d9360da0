package io.scimvault.clients;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A virtual environment below {@code target} with the Python clients of {@code requirements.txt}. Where there is no Python for it, the
 * tests are skipped, and say so; with {@code -Dvault.it=required} they fail.
 */
final class Python {
    private static final Path SCRIPTS = Path.of("src", "test", "python");
    private static final Path HOME = Path.of("target", "python");
    private static final String OLDEST = "3.11";

    private Python() {}

    /** What a script prints, line by line. */
    static synchronized List<String> run(Map<String, String> environment, String script) {
        require();
        Result result = call(
                environment,
                HOME.resolve("bin").resolve("python").toString(),
                SCRIPTS.resolve(script).toString());
        if (result.status() != 0) {
            throw new AssertionError(script + " failed\n" + result.err());
        }
        return result.out().lines().toList();
    }

    private static void require() {
        Optional<String> missing = missing();
        if (missing.isPresent()) {
            if (System.getProperty("vault.it", "").equals("required")) {
                throw new IllegalStateException(missing.get());
            }
            System.out.println("The tests of the Python clients were skipped. " + missing.get());
            Assumptions.abort(missing.get());
        }
    }

    /** Why there is no environment, empty where there is one now. */
    private static Optional<String> missing() {
        Path wanted = SCRIPTS.resolve("requirements.txt");
        Path installed = HOME.resolve("installed.txt");
        try {
            if (Files.exists(installed) && Files.mismatch(wanted, installed) == -1) {
                return Optional.empty();
            }
            Optional<String> python = program();
            if (python.isEmpty()) {
                return Optional.of("No python3 on the PATH, or one older than " + OLDEST + ".");
            }
            Files.createDirectories(HOME);
            Result made = call(Map.of(), python.get(), "-m", "venv", "--clear", HOME.toString());
            if (made.status() != 0) {
                return Optional.of("No virtual environment: " + made.err() + made.out());
            }
            Result pip = call(
                    Map.of(),
                    HOME.resolve("bin").resolve("python").toString(),
                    "-m",
                    "pip",
                    "install",
                    "--quiet",
                    "--disable-pip-version-check",
                    "--no-deps",
                    "-r",
                    wanted.toString());
            if (pip.status() != 0) {
                return Optional.of("The clients could not be installed: " + pip.err());
            }
            Files.copy(wanted, installed);
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> program() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, "python3"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .filter(python -> call(Map.of(), python, "-c", "import sys; sys.exit(sys.version_info < (3, 11))")
                                .status()
                        == 0)
                .findFirst();
    }

    private record Result(int status, String out, String err) {}

    private static Result call(Map<String, String> environment, String... command) {
        try {
            Path err = Files.createTempFile("python", ".err");
            ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command))).redirectError(err.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("VAULT_") || name.startsWith("PYTHON"));
            builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
            builder.environment().put("PYTHONUTF8", "1");
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean ended = process.waitFor(10, TimeUnit.SECONDS);
            Result result = new Result(ended ? process.exitValue() : -1, out, Files.readString(err));
            Files.delete(err);
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
