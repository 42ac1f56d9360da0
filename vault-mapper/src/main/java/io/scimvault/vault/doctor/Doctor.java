package io.scimvault.vault.doctor;

import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.doctor.Finding.Code;
import io.scimvault.vault.driver.TokenSource;
import io.scimvault.vault.driver.TransportException;
import io.scimvault.vault.driver.VaultTransport;
import io.scimvault.vault.registry.ClientRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Examines a Vault before, or while, the library works with it: whether it can be used, whether the token has the rights that it needs and no
 * others, whether the clients' mounts and principals are what they should be.
 *
 * <p>It changes nothing. Rights that Vault does not list are tried out with calls that Vault itself refuses when it lets them through:
 * fields of a wrong type, ids that it never gave out. They show up in Vault's audit log, those that are denied as well, which is what a
 * good policy makes of many of them. Where {@code sys/capabilities-self} may not be read, as it may with the policy {@code default},
 * entities, aliases and groups are listed once each.
 */
public final class Doctor {
    private Doctor() {}

    /** Examines what one or several clients, or none yet, are to work with. */
    public static Diagnosis examine(VaultTransport transport, TokenSource tokens, ScimClient... clients) {
        return examine(transport, tokens, Clock.systemUTC(), List.of(clients));
    }

    /** The same by another clock, to which Vault's is compared. */
    public static Diagnosis examine(
            VaultTransport transport, TokenSource tokens, Clock clock, List<ScimClient> clients) {
        return examine(transport, tokens, clock, examination -> clients);
    }

    /** The same for the clients of a host's code, and all that are kept in Vault. */
    public static Diagnosis examine(
            VaultTransport transport,
            TokenSource tokens,
            Clock clock,
            List<ScimClient> inCode,
            ClientRegistry registry) {
        return examine(transport, tokens, clock, examination -> {
            List<ScimClient> all = new ArrayList<>(inCode);
            all.addAll(new RegistrationCheck(examination).check(registry));
            return all;
        });
    }

    private static Diagnosis examine(
            VaultTransport transport, TokenSource tokens, Clock clock, Function<Examination, List<ScimClient>> known) {
        Examination examination = new Examination(transport);
        try {
            boolean goesOn = HealthCheck.of(examination, clock) && TokenCheck.of(examination, tokens);
            if (goesOn) {
                Rights.needed(examination);
                Rights.excessive(examination);
                List<ScimClient> clients = known.apply(examination);
                new MountCheck(examination).check(clients);
                new PrincipalCheck(examination).check(clients);
            }
        } catch (TransportException e) {
            examination.add(Finding.error(
                    Code.UNREACHABLE,
                    "Vault gave no usable answer: " + e.getMessage() + ".",
                    "Check address, certificates and network; what comes behind was not examined."));
        }
        return new Diagnosis(examination.findings());
    }
}
