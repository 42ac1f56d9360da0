package io.scimvault.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One variable makes the host keep to the letter of the RFCs: what lenient understands, strict refuses. */
final class StrictHostIT {
    private static HostProcess lenient;
    private static HostProcess strict;

    private static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";

    @BeforeAll
    static void serve() {
        lenient = HostProcess.serve(Map.of());
        strict = HostProcess.serve(Map.of("SCIM_QUIRKS", "strict"));
    }

    @AfterAll
    static void end() {
        lenient.close();
        strict.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST  | /Users                                | {'schemas':['%s'],'userName':'a','active':'True'}
            POST  | /Users                                | {'userName':'b'}
            GET   | /Users?filter=userName%20eq%20jyoung |
            GET   | /Users?filter=emails%5Btype%20eq%20%22work%22%5D.value%20eq%20%22a%22 |
            PATCH | /Users/{id}                           | {'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[{'op':'Replace','path':'active','value':'False'}]}
            PATCH | /Users/{id}                           | {'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[{'op':'replace','path':'nick','value':'x'}]}
            """)
    void whatLenientUnderstandsStrictRefuses(String method, String path, String body) throws Exception {
        assertThat(status(lenient, method, path, body)).isBetween(200, 201);
        assertThat(status(strict, method, path, body)).isEqualTo(400);
    }

    private static int status(HostProcess host, String method, String path, String body) throws Exception {
        String alice =
                send(host, "POST", "/Users", "{'schemas':['%s'],'userName':'alice-" + UUID.randomUUID() + "'}", 201);
        String id = alice.replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
        return send(host, method, path.replace("{id}", id), body);
    }

    private static String send(HostProcess host, String method, String path, String body, int expected)
            throws Exception {
        var answer = HttpClient.newHttpClient().send(request(host, method, path, body), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(expected);
        return answer.body();
    }

    private static int send(HostProcess host, String method, String path, String body) throws Exception {
        return HttpClient.newHttpClient()
                .send(request(host, method, path, body), BodyHandlers.ofString())
                .statusCode();
    }

    private static HttpRequest request(HostProcess host, String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(host.base() + path))
                .header("Authorization", "Bearer okta-demo-token")
                .header("Content-Type", "application/scim+json");
        return request.method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(
                                        body.replace("%s", USER).replace('\'', '"')))
                .build();
    }
}
