package io.scimvault.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the packaged host starts, is held up, and ends. */
final class HostProcessIT {
    private static final String BODY =
            "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"late\"}";
    private static final String HEAD =
            "POST /scim/v2/Users HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer okta-demo-token\r\n"
                    + "Content-Type: application/scim+json\r\nContent-Length: " + BODY.length() + "\r\n\r\n";

    @Test
    void onSigtermItEndsAfterTheRequestInFlight() throws Exception {
        try (HostProcess host = HostProcess.serve(Map.of());
                RawHttp inFlight = new RawHttp(host.base())) {
            inFlight.send(HEAD.replace("Content-Length", "Expect: 100-continue\r\nContent-Length"));
            assertThat(inFlight.answer()).startsWith("HTTP/1.1 100 "); // the handler waits for the body now
            inFlight.send(BODY.substring(0, 20));

            host.terminate();
            awaitRefusal(host);
            assertThat(host.isAlive()).isTrue();
            inFlight.send(BODY.substring(20));

            assertThat(inFlight.answer()).startsWith("HTTP/1.1 201 ").contains("\"userName\":\"late\"");
            assertThat(host.ends(10)).isTrue();
            assertThat(host.exitStatus()).isEqualTo(143);
        }
    }

    @Test
    void onSigtermItEndsAtOnceWhereNothingIsInFlight() throws Exception {
        try (HostProcess host = HostProcess.serve(Map.of());
                RawHttp idle = new RawHttp(host.base())) {
            idle.send("GET /scim/v2/Users HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer okta-demo-token\r\n\r\n");
            assertThat(idle.answer()).startsWith("HTTP/1.1 200 ");

            host.terminate();

            assertThat(host.ends(5)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SCIM_PORT, none, 2, not started: SCIM_PORT must be a number from 0 to 65535",
        "VAULT_ADDR, http://127.0.0.1:1, 2, not started: VAULT_ADDR needs VAULT_TOKEN or VAULT_TOKEN_FILE beside it",
    })
    void saysInOneLineWhatIsWrongWithItsVariables(String variable, String value, int status, String line)
            throws Exception {
        HostProcess host = HostProcess.run(Map.of(variable, value));

        assertThat(host.exitStatus()).isEqualTo(status);
        assertThat(host.out()).isEmpty();
        assertThat(host.err()).isEqualTo(line + "\n");
    }

    @Test
    void saysThatThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            HostProcess host = HostProcess.run(Map.of("SCIM_PORT", Integer.toString(taken.getLocalPort())));

            assertThat(host.exitStatus()).isEqualTo(1);
            assertThat(host.err()).startsWith("not started: ").doesNotContain("\tat ");
        }
    }

    @Test
    void doesNotStartOnAVaultThatIsNotThere() throws Exception {
        HostProcess host = HostProcess.run(Map.of("VAULT_ADDR", "http://127.0.0.1:1", "VAULT_TOKEN", "s.x"));

        assertThat(host.exitStatus()).isEqualTo(1);
        assertThat(host.out()).isEmpty();
        assertThat(host.err()).contains("not started: ").doesNotContain("\tat ", "s.x");
    }

    @Test
    void knowsNoOtherArguments() throws Exception {
        HostProcess host = HostProcess.run(Map.of(), "setup");

        assertThat(host.exitStatus()).isEqualTo(2);
        assertThat(host.err()).isEqualTo("usage: java -jar http-host.jar [setup-demo]\n");
    }

    private static void awaitRefusal(HostProcess host) throws IOException, InterruptedException {
        for (int i = 0; i < 100; i++) {
            try {
                new RawHttp(host.base()).close();
                Thread.sleep(50);
            } catch (ConnectException e) {
                return;
            }
        }
        throw new AssertionError("the host still accepts connections");
    }
}
