package io.scimvault.vault.testing;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonText;
import io.scimvault.vault.driver.BetterCloudTransport;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.driver.VaultTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A server of one raft node that writes to disk, as in production, on loopback; what it stores can be looked at. Without a program on the
 * PATH the test that starts one is skipped, or fails with {@code -Dvault.it=required}.
 */
public final class RaftServer implements AutoCloseable {
    /** Storage entries that all entities of a namespace are spread over. */
    public static final int BUCKETS = 256;

    private static final Duration START = Duration.ofSeconds(30);
    private static final String NONE = "No server of raft: neither bao nor vault on the PATH.";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonText json = JsonText.within(JsonLimits.ANSWER);
    private final Path directory;
    private final Process process;
    private final String address;
    private final String key;
    private final VaultToken rootToken;

    private RaftServer(Path directory, Process process, String address) {
        this.directory = directory;
        this.process = process;
        this.address = address;
        JsonObject made = initialised();
        this.key = made.array("keys")
                .only(JsonString.class)
                .map(JsonString::value)
                .findFirst()
                .orElseThrow();
        this.rootToken = new VaultToken(made.string("root_token").orElseThrow());
        unseal();
    }

    /**
     * A server whose storage entries have at most this size.
     *
     * @param entryBytes Vault's own default is 1,048,576
     */
    public static RaftServer start(int entryBytes) {
        Path program = ServerProcess.program().orElseGet(() -> {
            if (System.getProperty("vault.it", "").equals("required")) {
                throw new IllegalStateException(NONE);
            }
            return Assumptions.abort(NONE);
        });
        try {
            Path directory = Files.createTempDirectory("raft");
            int port = freePort();
            Path config =
                    Files.writeString(directory.resolve("config.hcl"), config(directory, port, freePort(), entryBytes));
            Files.createDirectory(directory.resolve("data"));
            Process process = new ProcessBuilder(program.toString(), "server", "-config=" + config)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process), "end the raft server of the tests"));
            return new RaftServer(directory, process, "http://127.0.0.1:" + port);
        } catch (IOException e) {
            throw new UncheckedIOException("the server did not start: " + program, e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String config(Path directory, int port, int clusterPort, int entryBytes) {
        return String.join(
                "\n",
                "storage \"raft\" {",
                "  path = \"" + directory.resolve("data") + "\"",
                "  node_id = \"one\"",
                "  max_entry_size = \"" + entryBytes + "\"",
                "}",
                "listener \"tcp\" {",
                "  address = \"127.0.0.1:" + port + "\"",
                "  cluster_address = \"127.0.0.1:" + clusterPort + "\"",
                "  tls_disable = true",
                "}",
                "api_addr = \"http://127.0.0.1:" + port + "\"",
                "cluster_addr = \"http://127.0.0.1:" + clusterPort + "\"",
                "raw_storage_endpoint = true",
                "disable_mlock = true");
    }

    private JsonObject initialised() {
        long deadline = System.nanoTime() + START.toNanos();
        while (status("GET", "sys/health") != 501) {
            pause(deadline);
        }
        return send("", "POST", "sys/init", "{\"secret_shares\":1,\"secret_threshold\":1}");
    }

    private void unseal() {
        long deadline = System.nanoTime() + START.toNanos();
        send("", "POST", "sys/unseal", JsonObject.of("key", new JsonString(key)).toString());
        while (status("GET", "sys/health") != 200) {
            pause(deadline);
        }
    }

    /** Seals the server and unseals it, so that it reads all anew from what it stored. */
    public void reload() {
        admin("POST", "sys/seal", "");
        unseal();
    }

    private void pause(long deadline) {
        if (System.nanoTime() > deadline || !process.isAlive()) {
            end(process);
            throw new IllegalStateException("the server did not become active; its log is in " + directory);
        }
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public VaultTransport transport() {
        return BetterCloudTransport.builder(address).build();
    }

    public VaultToken rootToken() {
        return rootToken;
    }

    /** What an administrator does; it must succeed. */
    public JsonObject admin(String method, String path, String body) {
        return send(rootToken.value(), method, path, body);
    }

    /** A new approle mount; its accessor. */
    public String approle() {
        String path = RealVault.unique("approle");
        admin("POST", "sys/auth/" + path, "{\"type\":\"approle\"}");
        return admin("GET", "sys/auth", "")
                .object("data")
                .flatMap(mounts -> mounts.object(path + "/"))
                .flatMap(mount -> mount.string("accessor"))
                .orElseThrow();
    }

    /**
     * The bytes of the storage entries that hold entities, as they are stored but for the encryption: number → size.
     *
     * @param below the entries with a lower number than this, of {@value #BUCKETS}
     */
    public Map<Integer, Integer> entityBuckets(int below) {
        Map<Integer, Integer> sizes = new TreeMap<>();
        for (String engine : keys("sys/raw/logical/")) {
            String buckets = "sys/raw/logical/" + engine + "packer/buckets/";
            for (String bucket : keys(buckets)) {
                if (Integer.parseInt(bucket) >= below) {
                    continue;
                }
                JsonObject data = admin("GET", buckets + bucket + "?encoding=base64&compressed=false", "")
                        .object("data")
                        .orElseThrow();
                byte[] stored = Base64.getDecoder().decode(data.string("value").orElseThrow());
                sizes.put(Integer.parseInt(bucket), stored.length);
            }
        }
        return sizes;
    }

    /** The number of the storage entry that holds the entity of this id: the first byte of the id's MD5. */
    public static int bucketOf(String id) {
        try {
            return MessageDigest.getInstance("MD5").digest(id.getBytes(StandardCharsets.UTF_8))[0] & 0xFF;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> keys(String path) {
        return admin("GET", path + "?list=true", "")
                .object("data")
                .orElse(JsonObject.EMPTY)
                .array("keys")
                .only(JsonString.class)
                .map(JsonString::value)
                .toList();
    }

    private int status(String method, String path) {
        try {
            return exchange("", method, path, "").statusCode();
        } catch (UncheckedIOException notYet) {
            return 0;
        }
    }

    private JsonObject send(String token, String method, String path, String body) {
        HttpResponse<byte[]> response = exchange(token, method, path, body);
        if (response.statusCode() == 204 || response.statusCode() == 404) {
            return JsonObject.of("errors", JsonArray.EMPTY);
        }
        if (response.statusCode() != 200) {
            throw new AssertionError(method + " " + path + " was answered with " + response.statusCode() + " "
                    + new String(response.body(), StandardCharsets.UTF_8));
        }
        return (JsonObject) json.parse(response.body());
    }

    private HttpResponse<byte[]> exchange(String token, String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + "/v1/" + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("X-Vault-Token", token);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends the server and removes what it wrote. */
    @Override
    public void close() {
        end(process);
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(Process process) {
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
