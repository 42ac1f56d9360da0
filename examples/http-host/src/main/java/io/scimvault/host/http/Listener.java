package io.scimvault.host.http;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The JDK's HTTP server, set up so that no client can hold up the others for long, and ended without cutting anybody off. */
public final class Listener {
    /** A connection that sends a request has a thread, so that as many as there may be of them can stall, and no more. */
    private static final int THREADS = JdkSettings.CONNECTIONS + 20;

    private static final int BACKLOG = 512;
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    private final HttpServer server;
    private final ThreadPoolExecutor pool;

    private Listener(HttpServer server, ThreadPoolExecutor pool) {
        this.server = server;
        this.pool = pool;
    }

    /** Takes the port; nothing is answered before {@link #start}. */
    public static Listener open(String bind, int port) throws IOException {
        JdkSettings.apply();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(bind), port), BACKLOG);
        AtomicInteger number = new AtomicInteger();
        if (!server.getAddress().getAddress().isLoopbackAddress()) {
            LOG.warn(
                    "this host speaks plain HTTP: tokens and names pass readable to everybody between it and its clients");
        }
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                0,
                THREADS,
                60,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                work -> new Thread(work, "scim-" + number.incrementAndGet()));
        server.setExecutor(pool);
        return new Listener(server, pool);
    }

    /** The address listened on, with the port that was really taken. */
    public URI uri() {
        String host = server.getAddress().getAddress().getHostAddress();
        String literal = host.contains(":") ? "[" + host + "]" : host;
        return URI.create("http://" + literal + ":" + server.getAddress().getPort());
    }

    /** Answers every request through one handler. */
    public void start(HttpHandler handler) {
        server.createContext("/", handler);
        server.start();
    }

    /** Accepts nothing new, lets the requests in flight end, then closes; after that patience they are cut off. */
    public void stop(Duration patience) {
        Thread closing = new Thread(() -> server.stop((int) patience.toSeconds()), "closing");
        closing.setDaemon(true);
        closing.start();
        pool.shutdown();
        try {
            if (!pool.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                pool.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
