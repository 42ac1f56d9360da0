package io.scimvault.host.http;

import java.net.HttpURLConnection;

/** What the JDK's HTTP server and client read once, when their classes are loaded; a value given on the command line stays. */
public final class JdkSettings {
    /** How many connections may be open at once; more are turned away. */
    static final int CONNECTIONS = 500;

    private JdkSettings() {}

    /** To be called before anything of HTTP is touched; again and again without harm. */
    public static void apply() {
        // Without this every answer waits some 40 ms for an acknowledgement.
        preset("sun.net.httpserver.nodelay", "true");
        // Seconds to send a request in, head and body; and to be answered and take the answer.
        preset("sun.net.httpserver.maxReqTime", "15");
        preset("sun.net.httpserver.maxRspTime", "180");
        // Bytes of a body refused for its size that are still read, so that the client sees the 413 and not a reset.
        preset("sun.net.httpserver.drainAmount", Integer.toString(16 << 20));
        preset("jdk.httpserver.maxConnections", Integer.toString(CONNECTIONS));

        // Towards Vault: nothing is sent twice behind our back, no token follows a redirect, enough connections stay
        // open.
        preset("sun.net.http.retryPost", "false");
        preset("http.maxConnections", "64");
        HttpURLConnection.setFollowRedirects(false);
    }

    private static void preset(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
