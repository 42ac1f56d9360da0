package io.scimvault.vault.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Members of a group, each id once.
 *
 * @param users ids of users, who are entities in Vault
 * @param groups ids of groups
 */
public record Members(List<String> users, List<String> groups) {
    public static final Members NONE = new Members(List.of(), List.of());

    public Members {
        users = List.copyOf(new LinkedHashSet<>(users));
        groups = List.copyOf(new LinkedHashSet<>(groups));
    }

    /** These and others. */
    public Members and(Members others) {
        return new Members(joined(users, others.users), joined(groups, others.groups));
    }

    /** Those of these that others do not hold. */
    public Members without(Members others) {
        return new Members(left(users, others.users), left(groups, others.groups));
    }

    private static List<String> joined(List<String> ids, List<String> more) {
        List<String> all = new ArrayList<>(ids);
        all.addAll(more);
        return all;
    }

    private static List<String> left(List<String> ids, Collection<String> taken) {
        Set<String> left = new LinkedHashSet<>(ids);
        left.removeAll(Set.copyOf(taken));
        return List.copyOf(left);
    }
}
