package io.scimvault.host.config;

import java.net.URI;
import java.net.URISyntaxException;

/** Addresses that begin with http or https, as variables hold them. */
final class HttpAddress {
    private HttpAddress() {}

    /** The address without a slash at its end. */
    static URI of(String variable, String text) {
        try {
            URI uri = new URI(text.replaceFirst("/+$", ""));
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (http && uri.getHost() != null && uri.getRawQuery() == null && uri.getRawUserInfo() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(message(variable), e);
        }
        throw new IllegalArgumentException(message(variable));
    }

    private static String message(String variable) {
        return variable + " must be an address such as https://vault.example.org:8200";
    }
}
