package io.scimvault.vault.driver;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a Vault listens.
 *
 * @param scheme {@code http} or {@code https}
 * @param host name or address, an IPv6 address in brackets
 * @param port always a number
 * @param path what stands before {@code /v1/}, without a slash at its end
 */
record VaultAddress(String scheme, String host, int port, String path) {
    /** Host and port by hand: {@link URI#getHost()} knows no underscore, which the names of containers have. */
    private static final Pattern AUTHORITY = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.%]+])(?::([0-9]{1,5}))?");

    /** The address in a text such as {@code https://vault.example.com:8200}; user info, query and fragment are refused. */
    static VaultAddress parse(String text) {
        URI uri;
        try {
            uri = new URI(text.strip());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not a Vault address", e);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("a Vault address begins with http:// or https://");
        }
        Matcher authority = AUTHORITY.matcher(uri.getRawAuthority() == null ? "" : uri.getRawAuthority());
        if (!authority.matches() || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("a Vault address is a host, a port and at most a path");
        }
        String port = authority.group(2);
        int standard = scheme.equals("https") ? 443 : 80;
        return new VaultAddress(
                scheme,
                authority.group(1),
                port == null ? standard : Integer.parseInt(port),
                uri.getRawPath().replaceAll("/+$", ""));
    }

    VaultAddress {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("a port is a number from 1 to 65535");
        }
    }

    boolean isTls() {
        return scheme.equals("https");
    }

    /** Whether a connection to this host and port ends here; brackets and letter case do not count. */
    boolean isAt(String otherHost, int otherPort) {
        return port == otherPort && bare(host).equalsIgnoreCase(bare(otherHost));
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    /** The URL that every path of the API is put behind. */
    String api() {
        return scheme + "://" + host + ":" + port + path + "/v1/";
    }
}
