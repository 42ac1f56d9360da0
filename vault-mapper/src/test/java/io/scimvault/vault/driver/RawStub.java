package io.scimvault.vault.driver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/**
 * A server of raw bytes: it can break off, stall and hang up as an HTTP library would not. Each request gets the next answer, and
 * the last answer stays.
 */
final class RawStub implements AutoCloseable {

    /** What happens to the connection after the bytes of an answer. */
    enum Then {
        KEEP,
        CLOSE,
        STALL,
        CLOSE_THE_SERVER
    }

    /** The bytes to send, and what happens then. */
    record Answer(String bytes, Then then) {}

    /** A request as it came over the wire. */
    record Request(String head, String body) {
        String line() {
            return head.lines().findFirst().orElse("");
        }

        Optional<String> header(String name) {
            return head.lines()
                    .skip(1)
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst();
        }
    }

    private final ServerSocket server;
    private final String scheme;
    private final List<Answer> answers;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger next = new AtomicInteger();

    private RawStub(ServerSocketFactory factory, String scheme, Answer... answers) {
        try {
            this.server = factory.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.scheme = scheme;
        this.answers = List.of(answers);
        start(this::accept);
    }

    static RawStub plain(Answer... answers) {
        return new RawStub(ServerSocketFactory.getDefault(), "http", answers);
    }

    static RawStub tls(ServerSocketFactory factory, Answer... answers) {
        return new RawStub(factory, "https", answers);
    }

    /** An answer with a body of JSON. */
    static Answer json(int status, String body) {
        return new Answer(
                "HTTP/1.1 " + status + " x\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.getBytes(UTF_8).length + "\r\n\r\n" + body,
                Then.KEEP);
    }

    /** An answer without a body. */
    static Answer empty(int status, String... headers) {
        String lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        String length = status == 204 || status == 304 ? "" : "Content-Length: 0\r\n";
        return new Answer("HTTP/1.1 " + status + " x\r\n" + lines + length + "\r\n", Then.KEEP);
    }

    String address() {
        return scheme + "://127.0.0.1:" + server.getLocalPort();
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    int connections() {
        return sockets.size();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                if (server.isClosed()) {
                    socket.close(); // it came while the server was closing: accepted by chance, and by no server
                    return;
                }
                sockets.add(socket);
                start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            while (true) {
                Request request = read(in);
                requests.add(request);
                Answer answer = answers.get(Math.min(next.getAndIncrement(), answers.size() - 1));
                socket.getOutputStream().write(answer.bytes().getBytes(UTF_8));
                socket.getOutputStream().flush();
                if (answer.then() == Then.CLOSE_THE_SERVER) {
                    server.close();
                }
                if (answer.then() == Then.STALL) {
                    Thread.sleep(60_000);
                }
                if (answer.then() != Then.KEEP) {
                    return;
                }
            }
        } catch (IOException | InterruptedException over) {
            // the client hung up, or the test is over
        }
    }

    private static Request read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int c = in.read();
            if (c < 0) {
                throw new IOException("end of stream");
            }
            head.write(c);
        }
        Request request = new Request(head.toString(ISO_8859_1), "");
        int length = request.header("Content-Length").map(Integer::parseInt).orElse(0);
        return new Request(request.head(), new String(in.readNBytes(length), UTF_8));
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "stub");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
