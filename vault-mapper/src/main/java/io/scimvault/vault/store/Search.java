package io.scimvault.vault.store;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.service.Page;
import io.scimvault.scim.service.Query;
import io.scimvault.vault.driver.Deadline;
import io.scimvault.vault.identity.EntityName;
import io.scimvault.vault.identity.VaultEntity;
import io.scimvault.vault.identity.VaultGroup;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds resources: by the key where the filter has one that Vault knows; a page of all by its position; anything else by reading all
 * of the client's resources, up to a cap.
 */
final class Search {
    /** Resources that one query reads at most; past it, 400 {@code tooMany} (RFC 7644 §3.4.2.1). */
    private static final int CAP = 20_000;

    private final Wiring wiring;
    private final UserDirectory userDirectory;
    private final GroupDirectory groupDirectory;
    private final UserStore users;
    private final GroupStore groups;

    Search(
            Wiring wiring,
            UserDirectory userDirectory,
            GroupDirectory groupDirectory,
            UserStore users,
            GroupStore groups) {
        this.wiring = wiring;
        this.userDirectory = userDirectory;
        this.groupDirectory = groupDirectory;
        this.users = users;
        this.groups = groups;
    }

    Page users(Query query) {
        Deadline deadline = Deadline.after(wiring.timeLimit());
        boolean withGroups = query.wanted().wants("groups") || mentions(query, "groups");
        Optional<String> id = query.equalTo("id");
        Optional<String> name = query.equalTo("userName");
        if (id.isPresent() || name.isPresent()) {
            Optional<VaultEntity> found = id.isPresent()
                    ? userDirectory.find(id.get(), deadline)
                    : userDirectory.findNamed(EntityName.encode(name.orElseThrow()), deadline);
            Query asked = id.isPresent() ? query : named(query, name.orElseThrow());
            return asked.over(users.toScim(found.stream().toList(), withGroups, deadline));
        }
        List<String> ids = userDirectory.ids(deadline);
        if (isPlain(query)) {
            List<VaultEntity> page = inOrder(
                    query.paging().slice(ids), userDirectory.find(query.paging().slice(ids), deadline));
            return new Page(users.toScim(page, withGroups, deadline), ids.size(), query.startIndex());
        }
        return query.over(users.toScim(inOrder(ids, userDirectory.find(capped(ids), deadline)), withGroups, deadline));
    }

    /** The query where Vault has found the name: it knows which names are the same, whatever their case and normal form. */
    private static Query named(Query query, String userName) {
        return new Query(
                query.filter(),
                user -> query.matches().test(user.with("userName", userName)),
                query.order(),
                query.paging(),
                query.wanted());
    }

    Page groups(Query query) {
        Deadline deadline = Deadline.after(wiring.timeLimit());
        boolean withMembers = query.wanted().wants("members") || mentions(query, "members");
        Optional<String> id = query.equalTo("id");
        Optional<String> name = query.equalTo("displayName");
        if (id.isPresent() || name.isPresent()) {
            Optional<VaultGroup> found = id.isPresent()
                    ? groupDirectory.find(id.get(), deadline)
                    : groupDirectory.findNamed(name.orElseThrow(), deadline);
            return query.over(toScim(found.stream().toList(), withMembers, deadline));
        }
        Optional<String> member = query.equalTo("members.value");
        if (member.isPresent()) {
            List<String> ids = userDirectory
                    .find(member.get(), deadline)
                    .map(VaultEntity::directGroupIds)
                    .orElse(List.of());
            return query.over(toScim(inOrder(ids, groupDirectory.find(ids, deadline)), true, deadline));
        }
        List<String> ids = groupDirectory.ids(deadline);
        if (isPlain(query)) {
            List<String> page = query.paging().slice(ids);
            List<VaultGroup> found = inOrder(page, groupDirectory.find(page, deadline));
            return new Page(toScim(found, withMembers, deadline), ids.size(), query.startIndex());
        }
        return query.over(toScim(inOrder(ids, groupDirectory.find(capped(ids), deadline)), withMembers, deadline));
    }

    private List<Resource> toScim(List<VaultGroup> found, boolean withMembers, Deadline deadline) {
        return found.stream()
                .map(group -> groups.toScim(group, withMembers, deadline))
                .toList();
    }

    private static boolean isPlain(Query query) {
        return query.filter().isEmpty() && query.order().isEmpty();
    }

    /** Whether a filter or order looks at an attribute whose reading costs calls: by its name, which at worst reads too much. */
    private static boolean mentions(Query query, String attribute) {
        return query.order().isPresent()
                || query.filter()
                        .filter(filter ->
                                filter.toString().toLowerCase(Locale.ROOT).contains(attribute))
                        .isPresent();
    }

    private static List<String> capped(List<String> ids) {
        if (ids.size() > CAP) {
            throw new ScimException(ScimError.badRequest(
                    ScimType.TOO_MANY, "The filter would look at " + ids.size() + " resources; at most " + CAP + "."));
        }
        return ids;
    }

    private static <T> List<T> inOrder(List<String> ids, Map<String, T> found) {
        return ids.stream().filter(found::containsKey).map(found::get).toList();
    }
}
