package io.scimvault.host.http;

import java.net.HttpURLConnection;

/** What the JDK's HTTP client, towards Vault, reads once, when its classes are loaded; a value given on the command line stays. */
public final class JdkSettings {
    private JdkSettings() {}

    /** To be called before anything of HTTP is touched; again and again without harm. */
    public static void apply() {
        // Nothing is sent twice behind our back, no token follows a redirect, enough connections stay open.
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
