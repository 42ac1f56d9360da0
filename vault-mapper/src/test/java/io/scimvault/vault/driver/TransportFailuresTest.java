package io.scimvault.vault.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.vault.driver.TransportException.Effect;
import io.scimvault.vault.plan.IdRef;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TransportFailuresTest {
    private static final VaultCall CALL = VaultCall.get(VaultPath.of("identity/entity/id", IdRef.known("abc")));

    static Stream<IOException> beforeAnythingWasSent() {
        return Stream.of(
                new ConnectException("Connection refused"),
                new UnknownHostException("vault"),
                new NoRouteToHostException(),
                new SSLHandshakeException("untrusted"),
                new SocketTimeoutException("Connect timed out"),
                new SocketTimeoutException("connect timed out"));
    }

    @ParameterizedTest
    @MethodSource("beforeAnythingWasSent")
    void withoutAConnectionNothingHappened(IOException cause) {
        assertThat(TransportFailures.explain(CALL, new IllegalStateException(cause))
                        .effect())
                .isEqualTo(Effect.NONE);
    }

    @ParameterizedTest
    @MethodSource("beforeAnythingWasSent")
    void aSecondConnectionThatFailsProvesNothing(IOException cause) {
        cause.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("sun.net.www.http.HttpClient", "openServer", "HttpClient.java", 1),
            new StackTraceElement("sun.net.www.http.HttpClient", "parseHTTPHeader", "HttpClient.java", 2)
        });

        assertThat(TransportFailures.explain(CALL, new IllegalStateException(cause))
                        .effect())
                .isEqualTo(Effect.UNKNOWN);
    }

    @Test
    void withoutStackTracesNothingIsProved() {
        ConnectException cause = new ConnectException("Connection refused");
        cause.setStackTrace(new StackTraceElement[0]);
        IllegalStateException failure = new IllegalStateException(cause);
        failure.setStackTrace(new StackTraceElement[0]);

        assertThat(TransportFailures.explain(CALL, failure).effect()).isEqualTo(Effect.UNKNOWN);
    }

    @Test
    void whatCameLaterIsUnknown() {
        for (Exception cause : new Exception[] {
            new SocketTimeoutException("Read timed out"),
            new SocketException("Unexpected end of file from server"),
            new SocketException("Closed by interrupt"),
            new NullPointerException(),
            new IllegalStateException("odd")
        }) {
            TransportException failure = TransportFailures.explain(CALL, new IllegalStateException(cause));

            assertThat(failure.effect()).isEqualTo(Effect.UNKNOWN);
            assertThat(failure).hasMessageContaining("GET identity/entity/id/{id}");
        }
    }
}
