package io.scimvault.vault.client;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One provisioning system, as plain configuration. It sees and changes only what it created.
 *
 * <p>Whoever runs a client controls every right that its users and groups hold, whoever granted it.
 *
 * @param name 1 to 63 of {@code a-z 0-9 . _ -}, beginning with a letter or digit; the mark on everything it owns, so never changed
 * @param principal the id of the entity whose Vault tokens speak for this client
 * @param aliasRules at most one a mount
 * @param adoption what happens to people who logged in before they were provisioned
 * @param groupsViaUsers whether a PATCH of a user's {@code groups} changes the groups' members
 * @param unknownMembers what happens to members of a group that are no users of this client's
 */
public record ScimClient(
        String name,
        Optional<String> principal,
        List<AliasRule> aliasRules,
        Adoption adoption,
        boolean groupsViaUsers,
        UnknownMembers unknownMembers) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

    public ScimClient {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a SCIM client's name is 1 to 63 of a-z 0-9 . _ - and begins with a letter or digit");
        }
        aliasRules = List.copyOf(aliasRules);
        Set<String> mounts = new HashSet<>();
        for (AliasRule rule : aliasRules) {
            if (!mounts.add(rule.mountAccessor())) {
                throw new IllegalArgumentException("two alias rules for one mount: " + rule.mountAccessor());
            }
        }
        principal.ifPresent(id -> {
            if (id.isBlank()) {
                throw new IllegalArgumentException("an empty principal would match a token without an entity");
            }
        });
    }

    /** A client without principal and alias mounts, which refuses to adopt. */
    public static ScimClient named(String name) {
        return new ScimClient(name, Optional.empty(), List.of(), Adoption.REFUSE, false, UnknownMembers.REFUSE);
    }

    /** This client with an alias named like the user on one more mount. */
    public ScimClient aliasMount(String mountAccessor) {
        return aliasRule(AliasRule.userName(mountAccessor));
    }

    /** This client with one more alias rule. */
    public ScimClient aliasRule(AliasRule rule) {
        List<AliasRule> more = new ArrayList<>(aliasRules);
        more.add(rule);
        return new ScimClient(name, principal, more, adoption, groupsViaUsers, unknownMembers);
    }

    /** This client spoken for by the tokens of this entity. */
    public ScimClient principal(String entityId) {
        return new ScimClient(name, Optional.of(entityId), aliasRules, adoption, groupsViaUsers, unknownMembers);
    }

    /** This client with another way to treat people who logged in before. */
    public ScimClient adoption(Adoption choice) {
        return new ScimClient(name, principal, aliasRules, choice, groupsViaUsers, unknownMembers);
    }

    /**
     * This client with or without its groups' members changed through its users, too, as SailPoint's {@code updateGroupsViaUsers} does: a PATCH
     * that adds to, removes from or replaces a user's {@code groups} does so to the members of those groups. The RFC calls
     * {@code groups} read-only (RFC 7643 §4.1.2); POST and PUT still ignore it, since a client that sends back what it once read must
     * not undo what happened meanwhile.
     */
    public ScimClient groupsViaUsers(boolean choice) {
        return new ScimClient(name, principal, aliasRules, adoption, choice, unknownMembers);
    }

    /** This client with another way to treat members of a group that are no users of its own. */
    public ScimClient unknownMembers(UnknownMembers choice) {
        return new ScimClient(name, principal, aliasRules, adoption, groupsViaUsers, choice);
    }
}
