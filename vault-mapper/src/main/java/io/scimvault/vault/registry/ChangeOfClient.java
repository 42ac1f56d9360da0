package io.scimvault.vault.registry;

import io.scimvault.vault.client.ScimClient;
import java.util.HashSet;

/** What of a registered client may change, and what must not. */
final class ChangeOfClient {
    private ChangeOfClient() {}

    /** The client as it is; IllegalArgumentException for a change that must not be. */
    static ScimClient check(Registration present, ScimClient wanted) {
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
        if (!new HashSet<>(wanted.aliasRules()).containsAll(client.aliasRules())) {
            throw new IllegalArgumentException(
                    "an alias rule never changes or goes away: the aliases that are there would be left behind");
        }
        return client;
    }
}
