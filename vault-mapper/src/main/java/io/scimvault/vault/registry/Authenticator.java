package io.scimvault.vault.registry;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.Deadline;
import io.scimvault.vault.driver.VaultReader;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.identity.VaultGroup;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which SCIM client a caller's token speaks for: {@code lookup-self}, and a read of the client's group. Which group that is, is found
 * out by the principal's memberships, and remembered for a few seconds: so long a second group in which an admin's hand puts
 * the principal may go unnoticed. Whether the principal is still in the first, and all that the client is, is as Vault says now.
 */
final class Authenticator {
    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final Duration LATER = Duration.ofSeconds(30);

    private final VaultReader reader;
    private final Duration timeLimit;
    private final Memory<ScimClient> clients;
    private final Memory<String> groupIds;
    private final byte[] salt = new byte[32];

    /** @param time how long a token is taken for what it was */
    Authenticator(VaultReader reader, Duration timeLimit, Duration time, LongSupplier clock) {
        this.reader = reader;
        this.timeLimit = timeLimit;
        this.clients = new Memory<>(time, clock);
        this.groupIds = new Memory<>(REMEMBERED, clock);
        new SecureRandom().nextBytes(salt);
    }

    Optional<ScimClient> client(@Nullable String bearerToken) {
        return VaultToken.sent(bearerToken).flatMap(this::client);
    }

    private Optional<ScimClient> client(VaultToken token) {
        String key = digest(token);
        Optional<ScimClient> known = clients.get(key);
        if (known.isPresent()) {
            return known;
        }
        long moment = clients.moment();
        Optional<ScimClient> found = reader.token(token).flatMap(this::ofToken);
        found.ifPresent(client -> clients.put(key, client, moment));
        return found;
    }

    /** To be told when a client was changed by this process. */
    void forget() {
        clients.clear();
        groupIds.clear();
    }

    private Optional<ScimClient> ofToken(JsonObject token) {
        return token.string("entity_id")
                .filter(id -> !id.isEmpty())
                .flatMap(this::registered)
                .flatMap(Authenticator::open)
                .filter(client -> client.requiredPolicy()
                        .filter(policy -> policies(token).noneMatch(policy::equals))
                        .isEmpty());
    }

    /** The token's own policies and those that its entity has, by itself and by groups. */
    private static Stream<String> policies(JsonObject token) {
        return Stream.of("policies", "identity_policies")
                .flatMap(name -> token.array(name).only(JsonString.class))
                .map(JsonString::value);
    }

    private static Optional<ScimClient> open(VaultGroup group) {
        if (ClientRecord.deletion(group).isPresent()) {
            throw new ScimException(ScimError.unavailable("This SCIM client is being deleted.", LATER));
        }
        Registration found = ClientRecord.registration(group);
        if (found.state() == Registration.State.UNREADABLE) {
            throw new ScimException(ScimError.unavailable("This SCIM client's registration cannot be read.", LATER));
        }
        return found.state() == Registration.State.ACTIVE ? found.client() : Optional.empty();
    }

    /** The one group that makes this entity a principal. */
    private Optional<VaultGroup> registered(String entityId) {
        Deadline deadline = Deadline.after(timeLimit);
        long moment = groupIds.moment();
        Optional<VaultGroup> known = groupIds.get(entityId)
                .flatMap(id -> reader.group(id, deadline))
                .filter(ClientRecord::isOne)
                .filter(group -> group.memberEntityIds().contains(entityId));
        if (known.isPresent()) {
            return known;
        }
        groupIds.forget(entityId);
        List<VaultGroup> groups = reader.entity(entityId, deadline)
                .map(entity -> reader.groups(entity.directGroupIds(), deadline).values().stream()
                        .filter(ClientRecord::isOne)
                        .toList())
                .orElse(List.of());
        if (groups.size() != 1) {
            return Optional.empty();
        }
        groupIds.put(entityId, groups.get(0).id(), moment);
        return Optional.of(groups.get(0));
    }

    /** What a token is remembered by: nobody can read the token from it. */
    private String digest(VaultToken token) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(salt);
            return HexFormat.of().formatHex(sha.digest(token.value().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
