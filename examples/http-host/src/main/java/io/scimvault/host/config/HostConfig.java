package io.scimvault.host.config;

import io.scimvault.scim.quirks.ClientQuirks;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What the environment tells the host; an empty variable counts as one that is not set.
 *
 * @param bind {@code SCIM_BIND}, the address to listen on
 * @param port {@code SCIM_PORT}, 0 for any free one
 * @param baseUri {@code SCIM_BASE_URI}, how clients reach this host where that is not the address it listens on
 * @param sweep {@code SCIM_SWEEP_SECONDS}, how often half-made objects are looked for; a minute unless told otherwise
 * @param quirks {@code SCIM_QUIRKS}, {@code lenient} unless it is {@code strict}
 * @param vault where the real Vault is; without it the host keeps an in-memory one
 * @param demoAuth {@code SCIM_DEMO_AUTH}, the kind of auth mount that {@code setup-demo} enables
 * @param hostTokenFile {@code SCIM_HOST_TOKEN_FILE}, where {@code setup-demo} writes a token for the host
 */
public record HostConfig(
        String bind,
        int port,
        Optional<URI> baseUri,
        Duration sweep,
        ClientQuirks quirks,
        Optional<VaultAccess> vault,
        DemoAuth demoAuth,
        Optional<Path> hostTokenFile) {

    /** The auth methods that the demo knows how to enable. */
    public enum DemoAuth {
        USERPASS("userpass"),
        APPROLE("approle");

        private final String type;

        DemoAuth(String type) {
            this.type = type;
        }

        /** The name of the method in Vault. */
        public String type() {
            return type;
        }
    }

    /** Reads the environment; what cannot be used is an IllegalArgumentException that names the variable. */
    public static HostConfig of(Map<String, String> environment) {
        Variables variables = new Variables(environment);
        return new HostConfig(
                variables.text("SCIM_BIND").orElse("127.0.0.1"),
                number("SCIM_PORT", variables.text("SCIM_PORT").orElse("8080"), 0, 65_535),
                variables.text("SCIM_BASE_URI").map(text -> HttpAddress.of("SCIM_BASE_URI", text)),
                Duration.ofSeconds(number(
                        "SCIM_SWEEP_SECONDS",
                        variables.text("SCIM_SWEEP_SECONDS").orElse("60"),
                        1,
                        86_400)),
                quirks(variables.text("SCIM_QUIRKS").orElse("lenient")),
                VaultAccess.of(variables),
                demoAuth(variables.text("SCIM_DEMO_AUTH").orElse("userpass")),
                variables.text("SCIM_HOST_TOKEN_FILE").map(text -> Variables.path("SCIM_HOST_TOKEN_FILE", text)));
    }

    private static int number(String variable, String text, int least, int most) {
        if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException(variable + " must be a number from " + least + " to " + most);
    }

    private static ClientQuirks quirks(String text) {
        return ClientQuirks.named(text)
                .orElseThrow(() -> new IllegalArgumentException("SCIM_QUIRKS must be lenient or strict"));
    }

    private static DemoAuth demoAuth(String text) {
        for (DemoAuth auth : DemoAuth.values()) {
            if (auth.type().equals(text)) {
                return auth;
            }
        }
        throw new IllegalArgumentException("SCIM_DEMO_AUTH must be userpass or approle");
    }
}
