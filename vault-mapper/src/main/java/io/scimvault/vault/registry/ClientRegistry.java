package io.scimvault.vault.registry;

import io.scimvault.scim.error.ScimException;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.AuditListener;
import io.scimvault.vault.driver.Deadline;
import io.scimvault.vault.driver.Operation;
import io.scimvault.vault.driver.Operation.Verb;
import io.scimvault.vault.driver.Operations;
import io.scimvault.vault.driver.PlanOutcome;
import io.scimvault.vault.driver.PlanRunner;
import io.scimvault.vault.driver.VaultReader;
import io.scimvault.vault.identity.Marks;
import io.scimvault.vault.identity.ReservedNames;
import io.scimvault.vault.identity.VaultGroup;
import io.scimvault.vault.plan.Refusal;
import io.scimvault.vault.plan.RegistryPlanner;
import io.scimvault.vault.plan.VaultPlan;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The SCIM clients that are kept in Vault: each as an internal group {@code scim-client:<name>} with the principal's entity as its only
 * member. Nothing here ever changes or deletes a principal.
 */
public final class ClientRegistry {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(20);
    private static final Duration LONGEST_MEMORY = Duration.ofSeconds(30);

    private final VaultReader reader;
    private final PlanRunner runner;
    private final AliasMounts mounts;
    private final RegistryPlanner planner;
    private final Supplier<String> pendingNames;
    private final LockedWrites writes;
    private final Consumer<String> changed;
    private final Authenticator authenticator;
    private final Principals principals;
    private final Operations operations;

    /** A registry without locks, which is right where nobody else writes; it remembers no token, and nobody is told what it does. */
    public ClientRegistry(VaultReader reader, PlanRunner runner, AliasMounts mounts, Supplier<String> pendingNames) {
        this(
                new Operations(AuditListener.NONE),
                reader,
                runner,
                mounts,
                pendingNames,
                new LockedWrites(reader, runner, Locks.NONE, TIME_LIMIT),
                name -> {},
                Duration.ZERO);
    }

    private ClientRegistry(
            Operations operations,
            VaultReader reader,
            PlanRunner runner,
            AliasMounts mounts,
            Supplier<String> pendingNames,
            LockedWrites writes,
            Consumer<String> changed,
            Duration remembered) {
        this.operations = operations;
        this.reader = reader;
        this.runner = runner;
        this.mounts = mounts;
        this.planner = new RegistryPlanner(pendingNames);
        this.pendingNames = pendingNames;
        this.writes = writes;
        this.changed = changed;
        this.principals = new Principals(reader);
        this.authenticator = new Authenticator(reader, writes.timeLimit(), remembered, System::nanoTime);
    }

    /**
     * This registry, holding these locks where it writes groups and users.
     *
     * @param operations the gate that all it does goes through
     * @param timeLimit after which the deletion or orphaning of one user or group does not begin another write
     * @param changed is told the name of a client that this registry makes, changes or deletes, of the latter as soon as it is marked and
     *     again when it is gone
     * @param remembered how long a caller's token is taken for what it was, at most 30 seconds: so long a revoked one still opens
     */
    public ClientRegistry with(
            Operations operations, Locks locks, Duration timeLimit, Consumer<String> changed, Duration remembered) {
        if (remembered.isNegative() || remembered.compareTo(LONGEST_MEMORY) > 0) {
            throw new IllegalArgumentException("a token is remembered for 0 to 30 seconds");
        }
        LockedWrites locked = new LockedWrites(reader, runner, locks, timeLimit);
        return new ClientRegistry(operations, reader, runner, mounts, pendingNames, locked, changed, remembered);
    }

    /**
     * Registers a client.
     *
     * @throws IllegalArgumentException when it has no principal, its principal is no entity, a SCIM user, this service's own or speaks
     *     for another client, an alias rule cannot be used, its settings do not fit into Vault, or its name is taken
     * @throws ScimException when Vault fails
     */
    public void create(ScimClient client) {
        run(Verb.CREATE, client.name(), () -> createOne(client));
    }

    private boolean createOne(ScimClient client) {
        Deadline deadline = writes.deadline();
        PlanOutcome outcome = runner.run(planCreate(client, deadline), deadline);
        forget(client.name());
        if (outcome instanceof PlanOutcome.Refused refused) {
            throw new IllegalArgumentException(
                    refused.refusal() == Refusal.NAME_TAKEN
                            ? "there is a SCIM client of this name"
                            : "the principal is no entity");
        }
        if (outcome instanceof PlanOutcome.Failed failed) {
            throw failed.fault();
        }
        return true;
    }

    /** The Vault calls that {@link #create} would make now; refuses as it would, but for a name that is taken. Nothing is written. */
    public VaultPlan planCreate(ScimClient client) {
        return run(Verb.PLAN, client.name(), () -> planCreate(client, writes.deadline()));
    }

    private VaultPlan planCreate(ScimClient client, Deadline deadline) {
        Map<String, String> metadata = ClientRecord.metadata(client, Map.of());
        String principal = Principals.of(client);
        principals.check(principal, deadline);
        mounts.check(client);
        return planner.create(client.name(), metadata, principal);
    }

    /** The client of this name; empty where there is none that is {@link Registration.State#ACTIVE}. */
    public Optional<ScimClient> read(String name) {
        return run(Verb.READ, name, () -> find(name, writes.deadline()).flatMap(ClientRecord::read));
    }

    private Optional<VaultGroup> find(String name, Deadline deadline) {
        String groupName = ReservedNames.CLIENT + name;
        return reader.groupNamed(groupName, deadline)
                .filter(ClientRecord::isOne)
                .filter(group -> group.name().equals(groupName)); // Vault finds it in any letter case
    }

    private VaultGroup registered(String name, Deadline deadline) {
        return find(name, deadline)
                .orElseThrow(() -> new IllegalArgumentException("there is no SCIM client of this name"));
    }

    /** All clients, whatever their state, by name: one call, and one for each of them. */
    public List<Registration> list() {
        return run(Verb.SEARCH, "", this::registrations);
    }

    private List<Registration> registrations() {
        return Scan.registered(reader, writes.deadline()).values().stream()
                .filter(ClientRecord::isOne)
                .map(ClientRecord::registration)
                .sorted(Comparator.comparing(Registration::name))
                .toList();
    }

    /**
     * Gives a client other settings: any but its rules for names and the alias rules that it has, to which others may be added. Another
     * principal takes over with this one write. Of two changes at the same time the later one counts. Hosts see it with the next request.
     *
     * @throws IllegalArgumentException when there is no such client, it cannot be read or is being deleted, something would change that
     *     must not, or for what {@link #create} refuses
     * @throws ScimException when Vault fails; it can be repeated
     */
    public void update(ScimClient client) {
        run(Verb.UPDATE, client.name(), () -> updateOne(client));
    }

    private boolean updateOne(ScimClient client) {
        Deadline deadline = writes.deadline();
        VaultGroup registered = registered(client.name(), deadline);
        String principal = checked(client, registered, deadline);
        boolean there = writes.group(registered.id(), (group, members) -> changed(group, client, principal, members));
        forget(client.name());
        if (!there) {
            throw new IllegalArgumentException("there is no SCIM client of this name");
        }
        return true;
    }

    /** The Vault calls that {@link #update} would make now; refuses as it would. Nothing is written. */
    public VaultPlan planUpdate(ScimClient client) {
        return run(Verb.PLAN, client.name(), () -> planOfUpdate(client));
    }

    private VaultPlan planOfUpdate(ScimClient client) {
        Deadline deadline = writes.deadline();
        VaultGroup registered = registered(client.name(), deadline);
        String principal = checked(client, registered, deadline);
        return changed(registered, client, principal, registered.memberEntityIds());
    }

    /** The principal that a registered client is to have, if it may have all that it is given. */
    private String checked(ScimClient client, VaultGroup registered, Deadline deadline) {
        String principal = Principals.of(client);
        ScimClient present = ChangeOfClient.check(ClientRecord.registration(registered), client, mounts.accessors());
        if (!registered.memberEntityIds().contains(principal)) {
            principals.check(principal, deadline);
        }
        mounts.check(client.aliasRules(client.aliasRules().stream()
                .filter(rule -> !present.aliasRules().contains(rule))
                .toList()));
        return principal;
    }

    /** @param there those of the group's members that exist */
    private VaultPlan changed(VaultGroup group, ScimClient client, String principal, List<String> there) {
        ChangeOfClient.check(ClientRecord.registration(group), client, mounts.accessors());
        if (group.memberEntityIds().contains(principal) && !there.contains(principal)) {
            throw new IllegalArgumentException("the principal is no entity");
        }
        Map<String, String> metadata = ClientRecord.metadata(client, Marks.others(group.metadata()));
        return RegistryPlanner.update(group, metadata, List.of(principal));
    }

    /**
     * Deletes a client. From the first write on its tokens are answered with 503; hosts that have the client in their code do not read the
     * registry and must be stopped first. What was let in before is finished, also on other hosts, within the time limit of an operation
     * and the time that tokens are remembered: all is looked through until nothing more is found, but a client that is still at work then
     * may leave something behind.
     *
     * <p>All entities and groups of Vault are read, twice at least where there are children. Interrupted, it is repeated: by any
     * choice, which then holds for those children that are still there. {@link Children#REFUSE} does not end the deletion that
     * another choice has begun.
     *
     * @throws IllegalArgumentException when there is no such client, or a newer version of this library keeps it
     * @throws IllegalStateException when it has children that are to be neither orphaned nor deleted; it is at work again then
     * @throws ScimException when Vault fails; it can be repeated
     */
    public void delete(String name, Children children) {
        run(Verb.DELETE, name, () -> {
            try {
                removal(name).remove(children);
                return true;
            } finally {
                forget(name);
            }
        });
    }

    /** The Vault calls that {@link #delete} would make now; refuses as it would. Nothing is written. */
    public VaultPlan planDelete(String name, Children children) {
        return run(Verb.PLAN, name, () -> removal(name).plan(children));
    }

    private ClientRemoval removal(String name) {
        VaultGroup registered = registered(name, writes.deadline());
        if (Marks.isOfNewerFormat(registered.metadata())) {
            throw new IllegalArgumentException("a newer version of this library keeps the SCIM client");
        }
        return new ClientRemoval(reader, writes, registered, () -> forget(name));
    }

    private void forget(String name) {
        authenticator.forget();
        changed.accept(name);
    }

    /**
     * The client that a caller's Vault token speaks for: the one whose principal is the token's entity, if the token carries the policy
     * that the client requires.
     *
     * @param bearerToken null where the caller has none
     * @return empty for a token that Vault does not accept, that has no entity, that lacks the policy, or whose entity is the principal of no
     *     client or of two
     * @throws ScimException when Vault fails; 503 when the client is being deleted, or what is kept of it cannot be read
     */
    public Optional<ScimClient> authenticate(@Nullable String bearerToken) {
        Operation operation = new Operation(Verb.AUTHENTICATE, "caller", "");
        return operations.run(operation, () -> authenticator.client(bearerToken));
    }

    private <T> T run(Verb verb, String client, Supplier<T> work) {
        return operations.run(new Operation(verb, "client", client), work, ClientRegistry::status);
    }

    private static int status(RuntimeException failure) {
        if (failure instanceof IllegalArgumentException) {
            return 400;
        }
        return failure instanceof IllegalStateException ? 409 : Operations.status(failure);
    }
}
