package io.scimvault.vault;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.protocol.RawRequest;
import io.scimvault.scim.protocol.RawResponse;
import io.scimvault.scim.protocol.ResponseRenderer;
import io.scimvault.scim.quirks.ClientQuirks;
import io.scimvault.scim.service.FailureListener;
import io.scimvault.scim.service.ServiceConfig;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.doctor.Diagnosis;
import io.scimvault.vault.doctor.Doctor;
import io.scimvault.vault.driver.AuditListener;
import io.scimvault.vault.driver.Operation;
import io.scimvault.vault.driver.Operation.Verb;
import io.scimvault.vault.driver.Operations;
import io.scimvault.vault.driver.PlanRunner;
import io.scimvault.vault.driver.StandbyGuard;
import io.scimvault.vault.driver.TokenSource;
import io.scimvault.vault.driver.VaultReader;
import io.scimvault.vault.driver.VaultSession;
import io.scimvault.vault.driver.VaultTransport;
import io.scimvault.vault.lock.GroupLock;
import io.scimvault.vault.lock.InProcessLock;
import io.scimvault.vault.mapping.MappingConfig;
import io.scimvault.vault.plan.VaultPlan;
import io.scimvault.vault.registry.AliasMounts;
import io.scimvault.vault.registry.ClientRegistry;
import io.scimvault.vault.store.OffLimits;
import io.scimvault.vault.store.Sweeper;
import io.scimvault.vault.store.Wiring;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SCIM 2.0 on a Vault or OpenBao: requests in, identity calls out. Thread-safe; one is enough for a process.
 *
 * <p>The host is as trusted as Vault itself: with the library's token, whoever controls the host can put anyone into any group.
 */
public final class VaultScim implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VaultScim.class);

    private final Operations operations;
    private final Wiring wiring;
    private final ClientRegistry registry;
    private final Settings settings;
    private final BoundClients clients;
    private final Requests requests;

    private VaultScim(Settings settings, GroupLock groupLock) {
        this.settings = settings;
        this.operations = new Operations(settings.audit);
        VaultSession session = new VaultSession(new StandbyGuard(settings.transport), settings.tokens, settings.audit);
        VaultReader reader = new VaultReader(session, settings.readExecutor);
        PlanRunner runner = new PlanRunner(session);
        AliasMounts mounts = new AliasMounts(reader);
        this.wiring = new Wiring(
                reader,
                runner,
                groupLock,
                new InProcessLock(),
                new OffLimits(reader),
                settings.pendingNames,
                settings.mapping,
                settings.clock,
                settings.timeLimit,
                operations);
        settings.clients.forEach(client -> client.principal().ifPresent(wiring.offLimits()::protect));
        this.requests = new Requests(operations, settings.failureListener);
        this.clients = new BoundClients(wiring, mounts, settings::service);
        this.registry = new ClientRegistry(reader, runner, mounts, settings.pendingNames)
                .with(operations, wiring, settings.timeLimit, clients::changed, settings.authenticationCache);
    }

    /** Begins with the way to Vault and the library's own token; a group lock must be chosen before it is built. */
    public static Builder builder(VaultTransport transport, TokenSource tokens) {
        return new Builder(new Settings(transport, tokens));
    }

    /**
     * Answers a request of a caller whose bearer token is a Vault token of a registered client's principal; any other caller's, or one
     * without a token, is 401.
     * Never throws for what a client sends, nor for what Vault does.
     */
    public RawResponse handle(@Nullable String bearerToken, RawRequest request) {
        return requests.answer(request, known -> {
            Optional<ScimClient> client = authenticate(bearerToken);
            return client.isPresent()
                    ? clients.service(client.get(), bearerToken).handle(known)
                    : ResponseRenderer.unauthorized("The bearer token is not valid here.");
        });
    }

    /**
     * Answers a request of a caller whose bearer token {@link #authenticate} has found to speak for this client, for a host that authenticates
     * before it reads a body. Never throws for what a client sends, nor for what Vault does.
     */
    public RawResponse handle(ScimClient client, @Nullable String bearerToken, RawRequest request) {
        return requests.answer(
                request, known -> clients.service(client, bearerToken).handle(known));
    }

    /**
     * Answers a request of a client that the host has authenticated. There is no token: neither the policy that the client requires nor
     * the capabilities of a caller are looked at, nor whether the client is being deleted. Never throws for what a client sends, nor for
     * what Vault does.
     *
     * @throws IllegalArgumentException when the client's configuration cannot be used with this Vault, such as an unknown alias mount
     */
    public RawResponse handle(ScimClient client, RawRequest request) {
        return requests.answer(request, known -> clients.bind(client).service().handle(known));
    }

    /**
     * The registered client that a Vault token speaks for.
     *
     * @return empty when the request must be refused with 401
     * @throws ScimException when Vault fails; 503 when the client is being deleted, or what is kept of it cannot be read
     */
    public Optional<ScimClient> authenticate(@Nullable String bearerToken) {
        return registry.authenticate(bearerToken);
    }

    /** The SCIM clients kept in Vault. */
    public ClientRegistry registry() {
        return registry;
    }

    /** The typed face for connectors and tests: what one client may do. */
    public ClientAccess as(ScimClient client) {
        return new ClientAccess(clients.bind(client).store(), settings.quirks);
    }

    /**
     * Removes what interrupted creations left behind; to be called from time to time, in any number of processes.
     *
     * @throws ScimException when Vault fails, or this was closed; a scheduler that ends a task which throws needs a catch
     */
    public Sweeper.Swept sweep() {
        Operation operation = new Operation(Verb.SWEEP, "leftovers", "");
        Sweeper.Swept swept = operations.run(operation, new Sweeper(wiring)::sweep);
        if (!swept.isNothing()) {
            LOG.info(
                    "Swept {} users, {} aliases and {} groups left half-made",
                    swept.users(),
                    swept.aliases(),
                    swept.groups());
        }
        return swept;
    }

    /**
     * Says in words what is wrong with Vault, this host's token, and all clients: those that are kept in Vault, and those that
     * {@link Builder#clients} names. Nothing is changed; {@link Doctor} says how that is found out.
     */
    public Diagnosis examine() {
        return Doctor.examine(settings.transport, settings.tokens, settings.clock, settings.clients, registry);
    }

    /** What {@link #sweep} would remove now; nothing is written. */
    public VaultPlan planSweep() {
        return operations.run(new Operation(Verb.PLAN, "sweep", ""), () -> Sweeper.plan(wiring));
    }

    /**
     * Lets nothing new begin: every later operation is refused with 503. Waits for what has begun, but no longer than an operation's
     * time limit. Neither the transport nor the executor is closed: they are the host's.
     */
    @Override
    public void close() {
        operations.close(settings.timeLimit);
    }

    /** Collects what a {@link VaultScim} needs; all but the group lock has a default. */
    public static final class Builder {
        private final Settings settings;
        private Optional<GroupLock> groupLock = Optional.empty();

        private Builder(Settings settings) {
            this.settings = settings;
        }

        /**
         * The lock that all writers of these groups share: {@link InProcessLock} only if this is the one process that writes them.
         * Without a common lock, two writers of a group lose each other's members.
         */
        public Builder groupLock(GroupLock lock) {
            groupLock = Optional.of(lock);
            return this;
        }

        /** The SCIM base as clients reach it, for {@code meta.location}; without it, locations are relative to the base. */
        public Builder baseUri(URI uri) {
            settings.baseUri = Optional.of(uri);
            return this;
        }

        /**
         * How the protocol behaves beyond what this builder has methods for: sizes of pages and bodies, cursors that several hosts share,
         * the answer to a PATCH of a large group. The base URL and the leniency are set afterwards, by their own methods here; the
         * resource types must stay users and groups.
         */
        public Builder service(UnaryOperator<ServiceConfig> change) {
            settings.service = change;
            return this;
        }

        /**
         * The clients that the host has in its code: that no other client may see, change or adopt their principals holds from the start
         * then, and without this from the first request of each on. {@link VaultScim#examine} looks at them, too. Clients that are kept in
         * Vault need not be named.
         */
        public Builder clients(ScimClient... inCode) {
            settings.clients = List.of(inCode);
            return this;
        }

        /** How tolerant the engines are; {@link ClientQuirks#lenient()} unless chosen otherwise. */
        public Builder quirks(ClientQuirks choice) {
            settings.quirks = choice;
            return this;
        }

        /** Where reads that do not depend on each other run side by side; in the caller's thread, one by one, by default. */
        public Builder readExecutor(Executor executor) {
            settings.readExecutor = executor;
            return this;
        }

        /** Names for objects that are being made; only a test has a reason to choose. */
        public Builder pendingNames(Supplier<String> names) {
            settings.pendingNames = names;
            return this;
        }

        /** What the host adds to the mapping: readable pairs, functions of its own. */
        public Builder mapping(MappingConfig config) {
            settings.mapping = config;
            return this;
        }

        /** The clock for {@code meta.created}, {@code meta.lastModified} and the times of tombstones; {@link VaultScim#examine} compares Vault's to it. */
        public Builder clock(Clock choice) {
            settings.clock = choice;
            return this;
        }

        /**
         * After this time an operation does not begin another write; 30 seconds by default. What is half-made is swept after twice
         * this, by any process: all that write to one Vault must have the same limit.
         */
        public Builder timeLimit(Duration limit) {
            settings.timeLimit = limit;
            return this;
        }

        /**
         * Is told every operation, plan and Vault call, without names, values and tokens: {@code Slf4jAuditListener.create()} writes
         * them to the log. Nobody is told by default.
         */
        public Builder audit(AuditListener listener) {
            settings.audit = listener;
            return this;
        }

        /**
         * How long a caller's token is taken for what it was, instead of asking Vault with each request: not at all unless chosen, 30 seconds
         * at most. So long a token that was revoked, or lost the policy that it needs, still opens; what is changed through
         * {@link VaultScim#registry()} of this process counts at once. The check of capabilities asks Vault each time.
         */
        public Builder authenticationCache(Duration time) {
            settings.authenticationCache = time;
            return this;
        }

        /** Is told every failure that a client is not told of; by default it is logged as a warning. */
        public Builder failureListener(FailureListener listener) {
            settings.failureListener = listener;
            return this;
        }

        /**
         * The finished entry point; no call is made yet.
         *
         * @throws IllegalStateException when no group lock was chosen
         * @throws IllegalArgumentException when tokens are to be remembered for too long
         */
        public VaultScim build() {
            return new VaultScim(
                    settings.copy(),
                    groupLock.orElseThrow(() -> new IllegalStateException(
                            "choose a group lock, such as groupLock(new InProcessLock()) for a single process")));
        }
    }
}
