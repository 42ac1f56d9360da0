package io.scimvault.vault.client;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One provisioning system, as plain configuration: it sees and changes only what it created. Immutable: each method with an argument
 * gives another client.
 *
 * <p>Whoever runs a client controls every right that its users and groups hold, whoever granted it.
 */
public final class ScimClient {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");
    private static final Pattern METADATA_KEY = Pattern.compile("[a-zA-Z0-9=/+_-]{1,128}");
    private static final List<String> RESERVED_KEYS = List.of("scim_", "vault-");

    private final String name;
    private Optional<String> principal = Optional.empty();
    private List<AliasRule> aliasRules = List.of();
    private Adoption adoption = Adoption.REFUSE;
    private Leaving leaving = Leaving.DELETE;
    private NameRule userNames = NameRule.SAME;
    private NameRule groupNames = NameRule.SAME;
    private Set<String> metadataKeys = Set.of();
    private UnknownMembers unknownMembers = UnknownMembers.REFUSE;
    private boolean groupsViaUsers;
    private Optional<String> requiredPolicy = Optional.empty();
    private boolean checksCapabilities;

    private ScimClient(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a SCIM client's name is 1 to 63 of a-z 0-9 . _ - and begins with a letter or digit");
        }
        this.name = name;
    }

    private ScimClient(ScimClient other) {
        this.name = other.name;
        this.principal = other.principal;
        this.aliasRules = other.aliasRules;
        this.adoption = other.adoption;
        this.leaving = other.leaving;
        this.userNames = other.userNames;
        this.groupNames = other.groupNames;
        this.metadataKeys = other.metadataKeys;
        this.unknownMembers = other.unknownMembers;
        this.groupsViaUsers = other.groupsViaUsers;
        this.requiredPolicy = other.requiredPolicy;
        this.checksCapabilities = other.checksCapabilities;
    }

    /**
     * A client with nothing but a name: without principal and alias mounts, it refuses to adopt and deletes leavers.
     *
     * @param name 1 to 63 of {@code a-z 0-9 . _ -}, beginning with a letter or digit; the mark on everything it owns, so never changed
     */
    public static ScimClient named(String name) {
        return new ScimClient(name);
    }

    /** This client with an alias named like the user on one more mount. */
    public ScimClient aliasMount(String mountAccessor) {
        return aliasRule(AliasRule.userName(mountAccessor));
    }

    /** This client with one more alias rule. */
    public ScimClient aliasRule(AliasRule rule) {
        List<AliasRule> more = new ArrayList<>(aliasRules);
        more.add(rule);
        return aliasRules(more);
    }

    /** This client with these alias rules alone, at most one a mount. */
    public ScimClient aliasRules(List<AliasRule> rules) {
        Set<String> mounts = new HashSet<>();
        for (AliasRule rule : rules) {
            if (!mounts.add(rule.mountAccessor())) {
                throw new IllegalArgumentException("two alias rules for one mount: " + rule.mountAccessor());
            }
        }
        ScimClient client = new ScimClient(this);
        client.aliasRules = List.copyOf(rules);
        return client;
    }

    /**
     * This client spoken for by the tokens of this entity, which no SCIM client can see or change. Of a client that is configured in
     * code that holds from its first request in this process on, or from the start where the host names the client to its VaultScim.
     */
    public ScimClient principal(String entityId) {
        if (entityId.isBlank()) {
            throw new IllegalArgumentException("an empty principal would match a token without an entity");
        }
        ScimClient client = new ScimClient(this);
        client.principal = Optional.of(entityId);
        return client;
    }

    /** This client with another way to treat people who logged in before they were provisioned. */
    public ScimClient adoption(Adoption choice) {
        ScimClient client = new ScimClient(this);
        client.adoption = choice;
        return client;
    }

    /** This client with another way to treat leavers; {@link Leaving#DELETE} unless chosen otherwise. */
    public ScimClient leaving(Leaving choice) {
        ScimClient client = new ScimClient(this);
        client.leaving = choice;
        return client;
    }

    /**
     * This client with its entities named by another rule, which keeps the same people of two identity providers apart. Never changed
     * once there are users: they would not be found any more by their names.
     */
    public ScimClient userNames(NameRule rule) {
        ScimClient client = new ScimClient(this);
        client.userNames = rule;
        return client;
    }

    /** This client with its groups named by another rule, which keeps two identity providers' {@code Everyone} apart; see {@link #userNames}. */
    public ScimClient groupNames(NameRule rule) {
        ScimClient client = new ScimClient(this);
        client.groupNames = rule;
        return client;
    }

    /**
     * This client with these plain metadata keys, which it may read and write by the extension {@code urn:ietf:params:scim:schemas:extension:vault:2.0:Metadata};
     * {@code {"items":[{"key":"team","value":"core"}]}}; none unless chosen. A key that is taken off goes from each user with its next
     * change.
     *
     * @throws IllegalArgumentException for a key that Vault would refuse, or one that begins with {@code scim_} or {@code vault-}
     */
    public ScimClient metadataKeys(Collection<String> keys) {
        for (String key : keys) {
            String folded = key.toLowerCase(Locale.ROOT);
            if (!METADATA_KEY.matcher(key).matches() || RESERVED_KEYS.stream().anyMatch(folded::startsWith)) {
                throw new IllegalArgumentException("no metadata key that a client may have: " + key);
            }
        }
        ScimClient client = new ScimClient(this);
        client.metadataKeys = Set.copyOf(keys);
        return client;
    }

    /** This client with another way to treat members of a group that are no users or groups of its own. */
    public ScimClient unknownMembers(UnknownMembers choice) {
        ScimClient client = new ScimClient(this);
        client.unknownMembers = choice;
        return client;
    }

    /**
     * This client with or without its groups' members changed through its users, too, as SailPoint's {@code updateGroupsViaUsers} does: a PATCH
     * that adds to, removes from or replaces a user's {@code groups} does so to the members of those groups. The RFC calls
     * {@code groups} read-only (RFC 7643 §4.1.2); POST and PUT still ignore it, since a client that sends back what it once read must
     * not undo what happened meanwhile.
     */
    public ScimClient groupsViaUsers(boolean choice) {
        ScimClient client = new ScimClient(this);
        client.groupsViaUsers = choice;
        return client;
    }

    /** This client spoken for only by those tokens of its principal that carry this policy, by themselves or by the entity's groups. */
    public ScimClient requiredPolicy(String policy) {
        if (policy.isBlank()) {
            throw new IllegalArgumentException("a policy has a name");
        }
        ScimClient client = new ScimClient(this);
        client.requiredPolicy = Optional.of(policy.toLowerCase(Locale.ROOT)); // as Vault keeps it
        return client;
    }

    /**
     * This client with or without a check of each request against the policies of the caller's token, on the virtual paths
     * {@code scim/v2/Users}, {@code scim/v2/Users/<id>} and so on: {@code list}, {@code create}, {@code read}, {@code update} and {@code delete}.
     */
    public ScimClient checksCapabilities(boolean choice) {
        ScimClient client = new ScimClient(this);
        client.checksCapabilities = choice;
        return client;
    }

    public String name() {
        return name;
    }

    /** The id of the entity whose Vault tokens speak for this client. */
    public Optional<String> principal() {
        return principal;
    }

    public List<AliasRule> aliasRules() {
        return aliasRules;
    }

    /** The accessors of the mounts on which the client's users have aliases. */
    public Set<String> aliasMounts() {
        return aliasRules.stream().map(AliasRule::mountAccessor).collect(Collectors.toUnmodifiableSet());
    }

    public Adoption adoption() {
        return adoption;
    }

    public Leaving leaving() {
        return leaving;
    }

    public NameRule userNames() {
        return userNames;
    }

    public NameRule groupNames() {
        return groupNames;
    }

    /** The metadata keys that the client may read and write. */
    public Set<String> metadataKeys() {
        return metadataKeys;
    }

    public UnknownMembers unknownMembers() {
        return unknownMembers;
    }

    public boolean groupsViaUsers() {
        return groupsViaUsers;
    }

    /** The policy without which no token speaks for the client, in lower case. */
    public Optional<String> requiredPolicy() {
        return requiredPolicy;
    }

    public boolean checksCapabilities() {
        return checksCapabilities;
    }

    private List<Object> all() {
        return List.of(
                name,
                principal,
                aliasRules,
                adoption,
                leaving,
                userNames,
                groupNames,
                new TreeSet<>(metadataKeys),
                unknownMembers,
                groupsViaUsers,
                requiredPolicy,
                checksCapabilities);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ScimClient client && all().equals(client.all());
    }

    @Override
    public int hashCode() {
        return all().hashCode();
    }

    /** Nothing here is secret. */
    @Override
    public String toString() {
        return "ScimClient" + all();
    }
}
