package io.scimvault.scim.protocol;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a service can do, as it says so in its {@code ServiceProviderConfig}.
 *
 * @param pages sizes of a list's pages
 * @param cursorTimeout how long a cursor is valid
 * @param bulk how large a bulk request may be
 * @param changePassword whether a {@code password} that is written has an effect
 * @param authentication the ways in which the host authenticates callers
 * @param documentation where people read about the service
 */
public record Capabilities(
        Paging.Limits pages,
        Duration cursorTimeout,
        BulkLimits bulk,
        boolean changePassword,
        List<AuthenticationScheme> authentication,
        Optional<URI> documentation) {

    public Capabilities {
        authentication = List.copyOf(authentication);
    }
}
