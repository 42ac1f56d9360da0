package io.scimvault.host.http;

import io.scimvault.host.backend.Backend;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Jetty, set up so that no client can hold up the others for long, and ended without cutting anybody off. */
public final class Listener {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    private final Server server;
    private final ServerConnector connector;
    private final Limits limits;
    private final SlowSenders slowSenders;

    private Listener(Server server, ServerConnector connector, Limits limits, SlowSenders slowSenders) {
        this.server = server;
        this.limits = limits;
        this.connector = connector;
        this.slowSenders = slowSenders;
    }

    /** Takes the port; nothing is answered before {@link #start}. */
    public static Listener open(String bind, int port) throws IOException {
        return open(bind, port, Limits.USUAL);
    }

    static Listener open(String bind, int port, Limits limits) throws IOException {
        JdkSettings.apply();
        InetAddress address = InetAddress.getByName(bind);
        QueuedThreadPool threads = new QueuedThreadPool(limits.threads());
        threads.setName("scim");
        Server server = new Server(threads);
        server.setStopAtShutdown(false);
        server.setErrorHandler(new ScimErrorHandler());
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http(limits)));
        connector.setHost(address.getHostAddress());
        connector.setPort(port);
        connector.setAcceptQueueSize(limits.connections());
        connector.setIdleTimeout(limits.silence().toMillis());
        SlowSenders slowSenders = new SlowSenders(limits.sending());
        connector.addBean(slowSenders);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(limits.connections(), connector));
        connector.open();
        if (!address.isLoopbackAddress()) {
            LOG.warn(
                    "this host speaks plain HTTP: tokens and names pass readable to everybody between it and its clients");
        }
        return new Listener(server, connector, limits, slowSenders);
    }

    /** Every path reaches the handler as it was sent: what is wrong with one is judged there. */
    private static HttpConfiguration http(Limits limits) {
        HttpConfiguration http = new HttpConfiguration();
        http.setUriCompliance(UriCompliance.UNSAFE);
        http.setRequestHeaderSize(limits.head());
        http.setSendServerVersion(false);
        // A target with a host of its own is right, whatever the header says (RFC 9112 §3.2.2).
        http.setHttpCompliance(HttpCompliance.RFC9110.with("proxied", HttpCompliance.Violation.MISMATCHED_AUTHORITY));
        // Jetty would take a header for an earlier one of its connection that differs in letter case only: a token, or
        // a tag.
        http.setHeaderCacheCaseSensitive(true);
        http.setHeaderCacheSize(0);
        return http;
    }

    /** The address listened on, with the port that was really taken. */
    public URI uri() {
        String host = connector.getHost();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + connector.getLocalPort());
    }

    /** Answers requests. */
    public void start(Backend backend) {
        server.setHandler(new GracefulHandler(new ScimHttpHandler(backend, limits, slowSenders)));
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP server does not start", e);
        }
    }

    /** Accepts nothing new, lets the requests in flight end, then closes; after that patience they are cut off. */
    public void stop(Duration patience) {
        server.setStopTimeout(patience.toMillis());
        try {
            server.stop();
        } catch (Exception e) {
            LOG.warn("the HTTP server did not stop in good order", e);
        }
        connector.close();
    }
}
