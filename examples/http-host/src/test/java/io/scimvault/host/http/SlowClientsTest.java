package io.scimvault.host.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.host.backend.MemoryBackend;
import io.scimvault.scim.quirks.ClientQuirks;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that never get to the end, with limits short enough for a test: they are cut off, and leave nothing behind. */
@Timeout(60)
final class SlowClientsTest {
    private static final String AUTHORIZED = "Host: localhost\r\nAuthorization: Bearer okta-demo-token\r\n";
    private static final String POST =
            "POST /scim/v2/Users HTTP/1.1\r\n" + AUTHORIZED + "Content-Type: application/json\r\n";
    private static final Limits SHORT =
            new Limits(50, 8, 4096, Duration.ofMillis(600), Duration.ofMillis(1500), 8 << 20);

    private Listener listener;

    @BeforeEach
    void serves() throws Exception {
        listener = Listener.open("127.0.0.1", 0, SHORT);
        listener.start(MemoryBackend.create(URI.create("http://localhost/scim/v2"), ClientQuirks.lenient()));
    }

    @AfterEach
    void othersAreServedAndItEnds() throws Exception {
        for (int i = 0; i < 20; i++) { // more than there are threads
            try (Client other = new Client()) {
                other.send("GET /scim/v2/Users HTTP/1.1\r\nConnection: close\r\n" + AUTHORIZED + "\r\n");
                assertThat(other.rest()).startsWith("HTTP/1.1 200 ");
            }
        }
        long begun = System.nanoTime();
        listener.stop(Duration.ofSeconds(20));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void aHeadThatDripsIsCutOff() throws Exception {
        try (Client client = new Client()) {
            client.send("GET /scim/v2/Users HTTP/1.1\r\n" + AUTHORIZED + "X: ");

            assertThat(client.drips()).isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void aHeadThatStopsIsCutOff() throws Exception {
        try (Client client = new Client()) {
            client.send("GET /scim/v2/Us");

            assertThat(client.rest()).isEmpty();
        }
    }

    @Test
    void aBodyThatDripsIsTooLate() throws Exception {
        for (int i = 0; i < 3 * SHORT.threads(); i++) {
            Client client = new Client();
            client.send(POST + "Content-Length: 100000\r\n\r\n{");
            if (i == 0) {
                assertThat(client.drips()).isLessThan(Duration.ofSeconds(4));
                client.close();
            }
        }
    }

    @Test
    void aBodyThatStopsIsTooLate() throws Exception {
        try (Client client = new Client()) {
            client.send(POST + "Content-Length: 100000\r\n\r\n{");

            assertThat(client.rest()).startsWith("HTTP/1.1 408 ").contains("\"status\":\"408\"");
        }
    }

    @Test
    void aBodyThatDripsIsToldSo() throws Exception {
        try (Client client = new Client()) {
            client.send(POST + "Transfer-Encoding: chunked\r\n\r\n");
            for (int i = 0; i < 12; i++) {
                client.send("1\r\n \r\n");
                Thread.sleep(100);
            }
            assertThat(client.rest()).startsWith("HTTP/1.1 408 ").contains("\"status\":\"408\"");
        }
    }

    /** The refusal is there at once; what still comes is let pass for a while, and no longer. */
    @Test
    void aBodyThatIsNotWantedIsNotWaitedForLong() throws Exception {
        try (Client client = new Client()) {
            client.send(POST + "Content-Length: 100000000\r\n\r\n{");
            assertThat(client.line()).startsWith("HTTP/1.1 413 ");

            assertThat(client.drips()).isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void aStrangersBodyIsNotWaitedForAtAll() throws Exception {
        try (Client client = new Client()) {
            client.send("POST /scim/v2/Users HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n");

            assertThat(client.line()).startsWith("HTTP/1.1 401 ");
        }
    }

    @Test
    void connectionsPastTheLimitWaitForTheirTurn() throws Exception {
        Client[] stalled = new Client[SHORT.connections() + 10];
        for (int i = 0; i < stalled.length; i++) {
            stalled[i] = new Client();
            stalled[i].send("GET /scim");
        }
        try (Client next = new Client()) {
            next.send("GET /scim/v2/Users HTTP/1.1\r\nConnection: close\r\n" + AUTHORIZED + "\r\n");
            assertThat(next.rest()).startsWith("HTTP/1.1 200 ");
        }
        for (Client client : stalled) {
            client.close();
        }
    }

    private final class Client implements AutoCloseable {
        private final Socket socket;

        Client() throws IOException {
            socket = new Socket(listener.uri().getHost(), listener.uri().getPort());
            socket.setSoTimeout(20_000);
        }

        void send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        String line() throws IOException {
            StringBuilder line = new StringBuilder();
            InputStream in = socket.getInputStream();
            for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
                line.append((char) c);
            }
            return line.toString();
        }

        /** All that comes until the server closes. */
        String rest() throws IOException {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }

        /** Sends a byte now and then, for how long the server lets it. */
        Duration drips() throws Exception {
            long begun = System.nanoTime();
            try {
                while (System.nanoTime() - begun < Duration.ofSeconds(15).toNanos()) {
                    socket.getOutputStream().write('x');
                    Thread.sleep(100);
                }
            } catch (SocketException e) {
                return Duration.ofNanos(System.nanoTime() - begun);
            }
            return Duration.ofDays(1);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
