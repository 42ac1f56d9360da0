package io.scimvault.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.VaultScim;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.TokenSources;
import io.scimvault.vault.lock.InProcessLock;
import io.scimvault.vault.memory.InMemoryVault;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.Test;

final class EmbeddingSampleTest {
    private static final Path SOURCE = Path.of("src/test/java/io/scimvault/host/EmbeddingSample.java");
    private static final Path README = Path.of("../../README.md");

    @Test
    void answersTheCallersWhoseTokensSpeakForAClient() throws Exception {
        InMemoryVault memory = InMemoryVault.create().authMount("okta");
        VaultScim scim = VaultScim.builder(memory, TokenSources.fixed(memory.rootToken()))
                .groupLock(new InProcessLock())
                .build();
        String principal = entity(memory);
        ScimClient okta = ScimClient.named("okta")
                .aliasMount(memory.mountAccessor("okta"))
                .principal(principal);
        scim.registry().create(okta);
        EmbeddingSample sample = new EmbeddingSample(scim);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                sample.answer(
                        exchange,
                        exchange.getRequestHeaders().getFirst("Authorization").substring("Bearer ".length()),
                        exchange.getRequestURI().getRawPath());
            }
        });
        server.start();
        try {
            URI users = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/Users");

            String token = memory.tokenFor(principal).value();
            assertThat(send("GET", users, token).statusCode()).isEqualTo(200);
            assertThat(send("GET", users, "s.unknown").statusCode()).isEqualTo(401);

            User alice = scim.as(okta).users().create(User.of("alice").build());
            URI one = URI.create(users + "/" + alice.id().orElseThrow());
            assertThat(send("DELETE", one, token).statusCode()).isEqualTo(204);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void takesTwentyLinesAndStandsInTheReadme() throws Exception {
        String once = region("once");
        String eachRequest = region("each request");

        assertThat((once + eachRequest).lines()).hasSizeLessThanOrEqualTo(20);
        assertThat(README).content().contains(once, eachRequest);
    }

    @Test
    void goesOnSweepingWhenVaultFails() throws Exception {
        InMemoryVault memory = InMemoryVault.create();
        VaultScim scim = VaultScim.builder(memory, TokenSources.fixed(memory.rootToken()))
                .groupLock(new InProcessLock())
                .build();
        ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);
        try {
            ScheduledFuture<?> sweeping = EmbeddingSample.start(scim, scheduler);
            scim.close(); // every sweep fails from now on
            ((Runnable) sweeping).run();

            assertThat(sweeping.isDone()).isFalse();
        } finally {
            scheduler.shutdownNow();
        }
        assertThat(README).content().contains(region("start"));
    }

    /** The lines between two equal markers, moved to the left. */
    private static String region(String name) throws Exception {
        List<String> lines = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(SOURCE)) {
            if (line.strip().equals("// [" + name + "]")) {
                inside = !inside;
            } else if (inside) {
                lines.add(line);
            }
        }
        return String.join("\n", lines).stripIndent() + "\n";
    }

    private static String entity(InMemoryVault memory) {
        return memory.send(
                        VaultCall.post(
                                VaultPath.of("identity/entity"),
                                JsonObject.of("name", new JsonString("okta-principal"))),
                        memory.rootToken())
                .data()
                .string("id")
                .orElseThrow();
    }

    private static HttpResponse<String> send(String method, URI uri, String token) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri)
                                .method(method, BodyPublishers.noBody())
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        BodyHandlers.ofString());
    }
}
