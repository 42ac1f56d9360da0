package io.scimvault.host;

import io.scimvault.host.backend.Backend;
import io.scimvault.host.backend.MemoryBackend;
import io.scimvault.host.backend.Schedule;
import io.scimvault.host.backend.VaultBackend;
import io.scimvault.host.config.HostConfig;
import io.scimvault.host.config.SetupException;
import io.scimvault.host.demo.SetupDemo;
import io.scimvault.host.http.JdkSettings;
import io.scimvault.host.http.Listener;
import io.scimvault.host.http.ScimHttpHandler;
import io.scimvault.scim.error.ScimException;
import io.scimvault.vault.driver.TransportException;
import io.scimvault.vault.store.Sweeper;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SCIM on Jetty. Without arguments it serves until it is told to end; {@code setup-demo} prepares a Vault for
 * a demo. {@link HostConfig} says which environment variables it heeds.
 */
public final class HttpHost implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpHost.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Listener listener;
    private final Schedule schedule;
    private final URI address;
    private volatile Runnable closeVault = () -> {};

    private HttpHost(Listener listener, Schedule schedule) {
        this.listener = listener;
        this.schedule = schedule;
        this.address = URI.create(listener.uri() + ScimHttpHandler.BASE);
    }

    /** Runs what the arguments say; ends the process only where that failed. */
    public static void main(String[] arguments) {
        JdkSettings.apply();
        int status = run(arguments, System.getenv(), new PrintStream(System.out, true, StandardCharsets.UTF_8));
        if (status != 0) {
            System.exit(status);
        }
    }

    /** The process' exit status: 0, or 1 where something failed, or 2 where the caller has to call differently. */
    static int run(String[] arguments, Map<String, String> environment, PrintStream out) {
        try {
            HostConfig config = HostConfig.of(environment);
            if (arguments.length == 0) {
                HttpHost host = serve(config);
                Runtime.getRuntime().addShutdownHook(new Thread(host::close, "shutdown"));
                out.println("SCIM host ready at " + host.address());
                return 0;
            }
            if (arguments.length == 1 && arguments[0].equals("setup-demo")) {
                SetupDemo.run(config).forEach((client, token) -> out.println(client + " " + token));
                return 0;
            }
            System.err.println("usage: java -jar http-host.jar [setup-demo]");
            return 2;
        } catch (IllegalArgumentException e) {
            System.err.println("not started: " + e.getMessage());
            return 2;
        } catch (IOException | SetupException | TransportException | ScimException e) {
            System.err.println("not started: " + e.getMessage());
            return 1;
        }
    }

    /** Starts a host on the Vault that the configuration names, or on one in memory. */
    static HttpHost serve(HostConfig config) throws IOException {
        return serve(
                config,
                (base, schedule) -> config.vault().isPresent()
                        ? VaultBackend.create(config.vault().get(), base, config.quirks(), schedule)
                        : MemoryBackend.create(base, config.quirks()));
    }

    /** Starts a host on what the function makes of the base address and the schedule. */
    static HttpHost serve(HostConfig config, BiFunction<URI, Schedule, Backend> vault) throws IOException {
        HttpHost host = new HttpHost(Listener.open(config.bind(), config.port()), new Schedule());
        try {
            Backend backend = vault.apply(config.baseUri().orElse(host.address), host.schedule);
            host.schedule.every(config.sweep(), "sweeping half-made objects", () -> sweep(backend));
            host.listener.start(backend);
            host.closeVault = backend.vault()::close;
            return host;
        } catch (RuntimeException e) {
            host.close();
            throw e;
        }
    }

    private static void sweep(Backend backend) {
        Sweeper.Swept swept = backend.vault().sweep();
        if (!swept.equals(new Sweeper.Swept(0, 0, 0))) {
            LOG.info("removed what was half-made: {}", swept);
        }
    }

    /** Where this host is reached, up to {@code /scim/v2}. */
    URI address() {
        return address;
    }

    /** Lets the requests in flight end, then stops; a sweep or renewal under way ends first, too. */
    @Override
    public void close() {
        LOG.info("stopping");
        listener.stop(PATIENCE);
        schedule.close();
        closeVault.run();
    }
}
