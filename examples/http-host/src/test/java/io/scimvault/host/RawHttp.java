package io.scimvault.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** One connection on which bytes are sent as they are, however wrong. */
final class RawHttp implements AutoCloseable {
    private final Socket socket;

    RawHttp(URI base) throws IOException {
        socket = new Socket(base.getHost(), base.getPort());
        socket.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
    }

    /** Sends bytes, one for each character. */
    RawHttp send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** Says that nothing more will be sent. */
    RawHttp endOfRequest() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** One answer: its head, and as many bytes as its Content-length says; what is there when the peer hangs up before that. */
    String answer() throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int wanted = Integer.MAX_VALUE;
        int next;
        while (bytes.size() < wanted && (next = in.read()) >= 0) {
            bytes.write(next);
            String text = bytes.toString(StandardCharsets.ISO_8859_1);
            if (wanted == Integer.MAX_VALUE && text.endsWith("\r\n\r\n")) {
                wanted = bytes.size() + contentLength(text);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int contentLength(String head) {
        return head.lines()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> line.startsWith("content-length:"))
                .map(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
