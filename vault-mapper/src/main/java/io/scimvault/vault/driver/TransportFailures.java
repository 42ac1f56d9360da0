package io.scimvault.vault.driver;

import io.scimvault.vault.driver.TransportException.Effect;
import io.scimvault.vault.plan.VaultCall;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Says what a failure of the driver means for the call: above all, whether Vault can have seen it. */
final class TransportFailures {

    private TransportFailures() {}

    static TransportException explain(VaultCall call, Exception failure) {
        List<Throwable> chain = chain(failure);
        String what = what(call);
        if (has(chain, PinnedTls.RedirectRefused.class)) {
            return new TransportException(what + " was redirected to another address", Effect.UNKNOWN, failure);
        }
        if (chain.stream().anyMatch(TransportFailures::isConnectFailure)) {
            return wasSentBefore(chain)
                    ? new TransportException(what + " was cut off, then no connection", Effect.UNKNOWN, failure)
                    : new TransportException("no connection to Vault for " + what, Effect.NONE, failure);
        }
        if (has(chain, NullPointerException.class)) {
            return new TransportException(
                    what + " was answered with a redirect, or an error without a body", Effect.UNKNOWN, failure);
        }
        if (has(chain, SocketTimeoutException.class)) {
            return new TransportException(what + " was not answered in time", Effect.UNKNOWN, failure);
        }
        return new TransportException(what + " got no answer", Effect.UNKNOWN, failure);
    }

    /** The call without any id: for messages and logs. */
    static String what(VaultCall call) {
        return call.method() + " " + call.path().template();
    }

    private static boolean isConnectFailure(Throwable failure) {
        return failure instanceof ConnectException
                || failure instanceof NoRouteToHostException
                || failure instanceof UnknownHostException
                || failure instanceof SSLHandshakeException
                || failure instanceof SSLPeerUnverifiedException
                || (failure instanceof SocketTimeoutException
                        && String.valueOf(failure.getMessage())
                                .toLowerCase(Locale.ROOT)
                                .contains("connect timed out"));
    }

    /**
     * Whether the connection that failed was not the first: the JDK sends a request again when the server hangs up, and follows
     * redirects, both while it reads the answer's head. Without stack traces nobody knows, so the answer is yes.
     */
    private static boolean wasSentBefore(List<Throwable> chain) {
        return chain.stream().allMatch(failure -> failure.getStackTrace().length == 0)
                || chain.stream()
                        .flatMap(failure -> Arrays.stream(failure.getStackTrace()))
                        .anyMatch(frame -> frame.getMethodName().startsWith("parseHTTP")
                                || frame.getMethodName().startsWith("followRedirect"));
    }

    private static boolean has(List<Throwable> chain, Class<? extends Throwable> kind) {
        return chain.stream().anyMatch(kind::isInstance);
    }

    private static List<Throwable> chain(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable next = failure; next != null && !chain.contains(next); next = next.getCause()) {
            chain.add(next);
        }
        return chain;
    }
}
