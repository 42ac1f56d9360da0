package io.scimvault.vault.registry;

import io.scimvault.vault.client.AliasRule;
import io.scimvault.vault.client.ScimClient;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What of a registered client may change, and what must not. */
final class ChangeOfClient {
    private ChangeOfClient() {}

    /**
     * The client as it is; IllegalArgumentException for a change that must not be.
     *
     * @param mounts accessors of the mounts that there are: a rule for another may go
     */
    static ScimClient check(Registration present, ScimClient wanted, Set<String> mounts) {
        if (present.state() == Registration.State.DELETING) {
            throw new IllegalArgumentException("the SCIM client is being deleted");
        }
        ScimClient client = present.client()
                .orElseThrow(() -> new IllegalArgumentException("the SCIM client's registration cannot be read"));
        if (!client.userNames().equals(wanted.userNames())
                || !client.groupNames().equals(wanted.groupNames())) {
            throw new IllegalArgumentException(
                    "the rules for names never change: what is there would not be found any more");
        }
        List<AliasRule> living = client.aliasRules().stream()
                .filter(rule -> mounts.contains(rule.mountAccessor()))
                .toList();
        if (!new HashSet<>(wanted.aliasRules()).containsAll(living)) {
            throw new IllegalArgumentException(
                    "an alias rule never changes or goes away: the aliases that are there would be left behind");
        }
        return client;
    }
}
