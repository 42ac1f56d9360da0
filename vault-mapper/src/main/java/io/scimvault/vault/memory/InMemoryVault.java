package io.scimvault.vault.memory;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.driver.VaultTransport;
import io.scimvault.vault.identity.IdentityReader;
import io.scimvault.vault.identity.VaultAlias;
import io.scimvault.vault.identity.VaultEntity;
import io.scimvault.vault.identity.VaultGroup;
import io.scimvault.vault.memory.Tables.Mount;
import io.scimvault.vault.plan.VaultCall;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Vault's identity engine in memory, for unit tests: entities, aliases, groups, lookups, lists, auth mounts and tokens answer as a
 * real OpenBao 2.7 does, status and error texts included; the contract test of both is the same. See the package for what it covers
 * and what not.
 *
 * <pre>{@code
 * InMemoryVault memory = InMemoryVault.create().authMount("okta");
 * VaultScim vault = VaultScim.builder(memory, TokenSources.fixed(memory.rootToken())).groupLock(new InProcessLock()).build();
 * }</pre>
 *
 * <p>Thread-safe; one lock orders all calls.
 */
public final class InMemoryVault implements VaultTransport {
    private final Object lock = new Object();
    private final Clock clock;
    private final Tables tables;
    private final Aliases aliases;
    private final Tokens tokens;
    private final Views views;
    private final Router router;
    private final Wire wire = new Wire(lock);
    private final VaultToken rootToken;
    private Role role = Role.SINGLE;

    private InMemoryVault(Clock clock) {
        this.clock = clock;
        this.tables = new Tables(clock);
        this.aliases = new Aliases(tables, new Entities(tables));
        this.tokens = new Tokens(tables);
        this.views = new Views(tables);
        this.router = new Router(tables, tokens, () -> role);
        this.rootToken = tokens.issue(Tokens.Kind.ROOT, "", List.of());
        mount("token", "token", false);
    }

    /** An empty Vault that lives by the system's clock. */
    public static InMemoryVault create() {
        return create(Clock.systemUTC());
    }

    /** An empty Vault that lives by the given clock; no two of its times are equal all the same. */
    public static InMemoryVault create(Clock clock) {
        return new InMemoryVault(clock);
    }

    /** A successful login: the person's token, and the entity that the login led to. */
    public record Login(VaultToken token, String entityId) {}

    @Override
    public VaultReply send(VaultCall call, VaultToken token) {
        return wire.send(call, () -> router.answer(call, token), () -> tokens.caller(token));
    }

    /** What goes wrong on the way to this Vault; nothing, until a fault is added. */
    public Faults faults() {
        return wire.faults();
    }

    /** The calls so far, the oldest first; no more than the last 10,000, unless {@link #keepCalls} chose otherwise. */
    public CallLog calls() {
        return wire.calls();
    }

    /** Forgets the calls so far. */
    public void clearCalls() {
        wire.clear();
    }

    /** Remembers the last so many calls; 0 remembers none. */
    public InMemoryVault keepCalls(int last) {
        wire.keep(last);
        return this;
    }

    /**
     * A standby, which makes this Vault the active node of a cluster. It knows all that is there now, and hears of what comes only by
     * {@link StandbyVault#catchUp}; until then it remembers all that it has yet to hear of.
     */
    public StandbyVault standby() {
        return standby(Optional.empty());
    }

    /** A standby that hears of everything so much later, by this Vault's clock; a cluster at rest lags by 75 to 145 ms. */
    public StandbyVault standby(Duration lag) {
        if (lag.isNegative()) {
            throw new IllegalArgumentException("a standby cannot be ahead");
        }
        return standby(Optional.of(lag));
    }

    private StandbyVault standby(Optional<Duration> lag) {
        synchronized (lock) {
            role = Role.ACTIVE;
            return new StandbyVault(lock, clock, lag, new Replica(tables, clock), tokens, router);
        }
    }

    /** Mounts an auth method whose type is its path, such as {@code oidc}. */
    public InMemoryVault authMount(String path) {
        return authMount(path, path);
    }

    /** Mounts an auth method. */
    public InMemoryVault authMount(String path, String type) {
        mount(path, type, false);
        return this;
    }

    /** Mounts an auth method that is local to one cluster; its aliases cannot be moved. */
    public InMemoryVault localAuthMount(String path, String type) {
        mount(path, type, true);
        return this;
    }

    private void mount(String path, String type, boolean local) {
        synchronized (lock) {
            if (tables.mountAt(path + "/").isPresent()) {
                throw new IllegalArgumentException("there is an auth mount " + path + " already");
            }
            String accessor = "auth_" + type + "_" + Tables.newId().substring(0, 8);
            tables.put(new Mount(path + "/", type, accessor, local, Tables.newId()));
        }
    }

    /** Removes an auth method; its aliases stay behind, as they do on a real server. */
    public void unmountAuth(String path) {
        synchronized (lock) {
            tables.remove(mounted(path));
        }
    }

    /** The accessor of the auth method at this path. */
    public String mountAccessor(String path) {
        synchronized (lock) {
            return mounted(path).accessor();
        }
    }

    private Mount mounted(String path) {
        return tables.mountAt(path + "/")
                .orElseThrow(() -> new IllegalArgumentException("there is no auth mount " + path));
    }

    /** A token that may do everything and belongs to no entity. */
    public VaultToken rootToken() {
        return rootToken;
    }

    /** A person's token: bound to an entity, with the policy {@code default} and the given ones. */
    public VaultToken tokenFor(String entityId, String... policies) {
        synchronized (lock) {
            return tokens.issue(Tokens.Kind.PERSON, entityId, List.of(policies));
        }
    }

    /** A service's token: bound to an entity, and allowed whatever the identity engine offers. */
    public VaultToken serviceToken(String entityId) {
        synchronized (lock) {
            return tokens.issue(Tokens.Kind.SERVICE, entityId, List.of("scim-vault"));
        }
    }

    /** Makes a token unknown. */
    public void revoke(VaultToken token) {
        synchronized (lock) {
            tokens.revoke(token);
        }
    }

    /**
     * A person logs in on a mount under a name, whose case does not count; a first login makes the alias, and an entity without a
     * chosen name.
     *
     * @throws IllegalStateException when the entity is disabled: the login is refused
     */
    public Login login(String mountPath, String aliasName) {
        synchronized (lock) {
            Tables.Entity entity = aliases.loggedIn(mounted(mountPath).accessor(), aliasName);
            if (entity.disabled()) {
                throw new IllegalStateException("403 permission denied: the entity is disabled");
            }
            return new Login(tokens.issue(Tokens.Kind.PERSON, entity.id(), List.of()), entity.id());
        }
    }

    /** An entity as {@code GET} shows it, by its id or its name. */
    public Optional<JsonObject> readEntity(String idOrName) {
        synchronized (lock) {
            return tables.entity(idOrName)
                    .or(() -> tables.entityNamed(idOrName))
                    .map(views::entity);
        }
    }

    /**
     * The entity of this id or name, with its aliases, for assertions.
     *
     * @throws NoSuchElementException where there is none
     */
    public VaultEntity entity(String idOrName) {
        return IdentityReader.entity(readEntity(idOrName).orElseThrow(() -> none("entity", idOrName)));
    }

    /**
     * The group of this id or name, for assertions.
     *
     * @throws NoSuchElementException where there is none
     */
    public VaultGroup group(String idOrName) {
        return IdentityReader.group(readGroup(idOrName).orElseThrow(() -> none("group", idOrName)));
    }

    /**
     * The alias of this name on a mount, for assertions.
     *
     * @throws NoSuchElementException where there is none
     */
    public VaultAlias alias(String mountPath, String name) {
        return IdentityReader.alias(readAlias(mountPath, name).orElseThrow(() -> none("alias", name)));
    }

    private static NoSuchElementException none(String kind, String name) {
        return new NoSuchElementException("there is no " + kind + " " + name);
    }

    /** All entities, in the order of their ids. */
    public List<VaultEntity> entities() {
        return readEntities().stream().map(IdentityReader::entity).toList();
    }

    /** All groups, in the order of their ids. */
    public List<VaultGroup> groups() {
        return readGroups().stream().map(IdentityReader::group).toList();
    }

    /** A group as {@code GET} shows it, by its id or its name. */
    public Optional<JsonObject> readGroup(String idOrName) {
        synchronized (lock) {
            return tables.group(idOrName).or(() -> tables.groupNamed(idOrName)).map(views::group);
        }
    }

    /** An alias as {@code GET} shows it, by its mount's path and its name. */
    public Optional<JsonObject> readAlias(String mountPath, String name) {
        synchronized (lock) {
            return tables.alias(mounted(mountPath).accessor(), name).map(views::alias);
        }
    }

    /** All entities as {@code GET} shows them, in the order of their ids. */
    public List<JsonObject> readEntities() {
        synchronized (lock) {
            List<JsonObject> all = new ArrayList<>();
            tables.entities().forEach(entity -> all.add(views.entity(entity)));
            return all;
        }
    }

    /** All groups as {@code GET} shows them, in the order of their ids. */
    public List<JsonObject> readGroups() {
        synchronized (lock) {
            List<JsonObject> all = new ArrayList<>();
            tables.groups().forEach(group -> all.add(views.group(group)));
            return all;
        }
    }
}
