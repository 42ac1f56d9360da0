package io.scimvault.vault.registry;

import io.scimvault.scim.error.ScimException;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.Deadline;
import io.scimvault.vault.driver.PlanOutcome;
import io.scimvault.vault.driver.PlanRunner;
import io.scimvault.vault.driver.VaultReader;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.identity.Marks;
import io.scimvault.vault.identity.ReservedNames;
import io.scimvault.vault.identity.VaultEntity;
import io.scimvault.vault.identity.VaultGroup;
import io.scimvault.vault.plan.Refusal;
import io.scimvault.vault.plan.RegistryPlanner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The SCIM clients that are kept in Vault: each as an internal group {@code scim-client:<name>} with the principal's entity as its only
 * member. Nothing here ever changes or deletes a principal.
 */
public final class ClientRegistry {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(20);

    private final VaultReader reader;
    private final PlanRunner runner;
    private final AliasMounts mounts;
    private final RegistryPlanner planner;

    public ClientRegistry(VaultReader reader, PlanRunner runner, AliasMounts mounts, Supplier<String> pendingNames) {
        this.reader = reader;
        this.runner = runner;
        this.mounts = mounts;
        this.planner = new RegistryPlanner(pendingNames);
    }

    /**
     * Registers a client.
     *
     * @throws IllegalArgumentException when it has no principal, its principal is no entity, a SCIM user, this service's own or speaks
     *     for another client, an alias rule cannot be used, or its name is taken
     * @throws ScimException when Vault fails
     */
    public void create(ScimClient client) {
        Deadline deadline = Deadline.after(TIME_LIMIT);
        String principal = client.principal()
                .orElseThrow(() -> new IllegalArgumentException("a registered client needs a principal"));
        VaultEntity entity = reader.entity(principal, deadline)
                .orElseThrow(() -> new IllegalArgumentException("the principal is no entity"));
        if (Marks.owner(entity).isPresent() || Marks.isHalfMade(entity)) {
            throw new IllegalArgumentException("the principal is a user that a SCIM client made");
        }
        if (reader.ownToken(deadline)
                .string("entity_id")
                .filter(principal::equals)
                .isPresent()) {
            throw new IllegalArgumentException("the principal is this service's own entity");
        }
        if (!registered(entity, deadline).isEmpty()) {
            throw new IllegalArgumentException("the principal speaks for a SCIM client already");
        }
        mounts.check(client);
        PlanOutcome outcome =
                runner.run(planner.create(client.name(), ClientRecord.metadata(client), principal), deadline);
        if (outcome instanceof PlanOutcome.Refused refused) {
            throw new IllegalArgumentException(
                    refused.refusal() == Refusal.NAME_TAKEN
                            ? "there is a SCIM client of this name"
                            : "the principal is no entity");
        }
        if (outcome instanceof PlanOutcome.Failed failed) {
            throw failed.fault();
        }
    }

    /** The client of this name; empty where there is none, or none that can be read. */
    public Optional<ScimClient> read(String name) {
        return reader.groupNamed(ReservedNames.CLIENT + name, Deadline.after(TIME_LIMIT))
                .flatMap(ClientRecord::read)
                .filter(client -> client.name().equals(name)); // Vault finds it in any letter case
    }

    /**
     * The client that a caller's Vault token speaks for: the one whose principal is the token's entity.
     *
     * @return empty for a token that Vault does not accept, that has no entity, or whose entity is the principal of no client or of two
     * @throws ScimException when Vault fails
     */
    public Optional<ScimClient> authenticate(String bearerToken) {
        VaultToken token;
        try {
            token = new VaultToken(bearerToken);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        Deadline deadline = Deadline.after(TIME_LIMIT);
        Optional<VaultEntity> entity = reader.token(token)
                .flatMap(data -> data.string("entity_id"))
                .filter(id -> !id.isEmpty())
                .flatMap(id -> reader.entity(id, deadline));
        List<VaultGroup> groups =
                entity.map(found -> registered(found, deadline)).orElse(List.of());
        return groups.size() == 1 ? ClientRecord.read(groups.get(0)) : Optional.empty();
    }

    private List<VaultGroup> registered(VaultEntity entity, Deadline deadline) {
        return reader.groups(entity.directGroupIds(), deadline).values().stream()
                .filter(ClientRecord::isOne)
                .toList();
    }
}
