package io.scimvault.vault.store;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.filter.FilterPaths;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.service.Page;
import io.scimvault.scim.service.Query;
import io.scimvault.scim.service.Walk;
import io.scimvault.vault.client.NameRule;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.Deadline;
import io.scimvault.vault.identity.EntityName;
import io.scimvault.vault.identity.Marks;
import io.scimvault.vault.identity.VaultEntity;
import io.scimvault.vault.identity.VaultGroup;
import io.scimvault.vault.mapping.AliasMark;
import io.scimvault.vault.mapping.GroupMapping;
import io.scimvault.vault.mapping.UserMapping;
import io.scimvault.vault.store.Directory.Listing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds resources: by the key where the filter has one that Vault knows; a page of all by its position; anything else by reading all
 * of the client's resources, up to a cap.
 */
final class Search {
    /** Resources that one query reads at most; past it, 400 {@code tooMany} (RFC 7644 §3.4.2.1). */
    private static final int CAP = 20_000;

    private final Wiring wiring;
    private final ScimClient client;
    private final Directory<VaultEntity> userDirectory;
    private final Directory<VaultGroup> groupDirectory;
    private final UserStore users;
    private final GroupStore groups;
    private final ExternalIds externalIds;

    Search(
            Wiring wiring,
            ScimClient client,
            Directory<VaultEntity> userDirectory,
            Directory<VaultGroup> groupDirectory,
            UserStore users,
            GroupStore groups,
            ExternalIds externalIds) {
        this.wiring = wiring;
        this.client = client;
        this.userDirectory = userDirectory;
        this.groupDirectory = groupDirectory;
        this.users = users;
        this.groups = groups;
        this.externalIds = externalIds;
    }

    Page users(Query query) {
        Deadline deadline = Deadline.after(wiring.timeLimit());
        boolean withGroups = query.wanted().wants("groups") || mentions(query, "groups");
        Optional<String> id = query.equalTo("id");
        Optional<String> name = query.equalTo("userName");
        if (id.isPresent() || name.isPresent()) {
            Optional<VaultEntity> found =
                    id.isPresent() ? userDirectory.find(id.get(), deadline) : userNamed(name.orElseThrow(), deadline);
            Query asked = id.isPresent() ? query : named(query, name.orElseThrow());
            return asked.over(users.toScim(found.stream().toList(), withGroups, deadline));
        }
        Optional<Page> hinted = query.equalTo("externalId").flatMap(told -> hinted(told, query, withGroups, deadline));
        if (hinted.isPresent()) {
            return hinted.get();
        }
        Listing<VaultEntity> all = userDirectory.all(deadline);
        if (isPlain(query)) {
            return plain(query, userDirectory, all, found -> users.toScim(found, withGroups, deadline), deadline);
        }
        Optional<String> externalId = query.equalTo("externalId").flatMap(AliasMark::externalId);
        List<String> ids = externalId.isPresent() && !client.aliasRules().isEmpty()
                ? mayHave(externalId.get(), all.ids(), deadline)
                : all.ids();
        return query.over(users.toScim(userDirectory.find(capped(ids), all, deadline), withGroups, deadline));
    }

    /** By the name that the client's rule makes, else by the name that an admin has given, which is shown as it is. */
    private Optional<VaultEntity> userNamed(String userName, Deadline deadline) {
        Optional<VaultEntity> found = userDirectory.findNamed(UserMapping.entityName(client, userName), deadline);
        if (found.isPresent() || client.userNames().equals(NameRule.SAME)) {
            return found;
        }
        return userDirectory
                .findNamed(EntityName.encode(userName), deadline)
                .filter(entity -> isShownAs(userName, users.toScim(List.of(entity), false, deadline), "userName"));
    }

    private Optional<VaultGroup> groupNamed(String displayName, Deadline deadline) {
        Optional<VaultGroup> found = groupDirectory.findNamed(GroupMapping.groupName(client, displayName), deadline);
        if (found.isPresent() || client.groupNames().equals(NameRule.SAME)) {
            return found;
        }
        return groupDirectory
                .findNamed(displayName, deadline)
                .filter(group -> isShownAs(displayName, toScim(List.of(group), false, deadline), "displayName"));
    }

    private static boolean isShownAs(String name, List<Resource> shown, String attribute) {
        return shown.stream()
                .flatMap(resource -> resource.tree().string(attribute).stream())
                .anyMatch(text -> EntityName.fold(text).equals(EntityName.fold(name)));
    }

    /** The user that was seen last under an externalId, if it has it still. */
    private Optional<Page> hinted(String externalId, Query query, boolean withGroups, Deadline deadline) {
        List<Resource> found = externalIds
                .user(externalId)
                .flatMap(id -> userDirectory.find(id, deadline))
                .map(entity -> users.toScim(List.of(entity), withGroups, deadline))
                .orElse(List.of());
        if (found.stream().noneMatch(user -> user.externalId().equals(Optional.of(externalId)))) {
            externalIds.forget(externalId);
            return Optional.empty();
        }
        return Optional.of(query.over(found));
    }

    /** Those users of whom no alias tells another externalId: one call instead of one for each user. */
    private List<String> mayHave(String externalId, List<String> ids, Deadline deadline) {
        Map<String, Set<String>> told = new HashMap<>();
        wiring.reader().aliases(deadline).stream()
                .filter(alias -> client.name().equals(alias.customMetadata().get(Marks.CLIENT)))
                .filter(alias -> alias.customMetadata().containsKey(AliasMark.EXTERNAL_ID))
                .forEach(alias -> told.computeIfAbsent(alias.entityId(), id -> new HashSet<>())
                        .add(alias.customMetadata().get(AliasMark.EXTERNAL_ID)));
        return ids.stream()
                .filter(id ->
                        !told.containsKey(id) || told.getOrDefault(id, Set.of()).contains(externalId))
                .toList();
    }

    /** The query where Vault has found the name: it knows which names are the same, whatever their case and normal form. */
    private static Query named(Query query, String userName) {
        return new Query(
                query.filter(),
                user -> query.matches().test(user.with("userName", userName)),
                query.order(),
                query.paging(),
                query.walk(),
                query.wanted());
    }

    Page groups(Query query) {
        Deadline deadline = Deadline.after(wiring.timeLimit());
        boolean withMembers =
                GroupStore.wantsMembers(query.wanted()) || mentions(query, "members") || asksForVersion(query);
        Optional<String> id = query.equalTo("id");
        Optional<String> name = query.equalTo("displayName");
        if (id.isPresent() || name.isPresent()) {
            Optional<VaultGroup> found =
                    id.isPresent() ? groupDirectory.find(id.get(), deadline) : groupNamed(name.orElseThrow(), deadline);
            return query.over(toScim(found.stream().toList(), withMembers, deadline));
        }
        Optional<String> member = query.equalTo("members.value");
        if (member.isPresent()) {
            List<String> ids = holders(member.get(), deadline);
            List<VaultGroup> found =
                    List.copyOf(groupDirectory.find(ids, deadline).values());
            return query.over(toScim(found, true, deadline));
        }
        Listing<VaultGroup> all = groupDirectory.all(deadline);
        if (isPlain(query)) {
            return plain(query, groupDirectory, all, found -> toScim(found, withMembers, deadline), deadline);
        }
        return query.over(toScim(groupDirectory.find(capped(all.ids()), all, deadline), withMembers, deadline));
    }

    /** The groups that a user or group is a member of itself, whoever owns them. */
    private List<String> holders(String member, Deadline deadline) {
        return userDirectory
                .find(member, deadline)
                .map(VaultEntity::directGroupIds)
                .or(() -> groupDirectory.find(member, deadline).map(VaultGroup::parentGroupIds))
                .orElse(List.of());
    }

    private List<Resource> toScim(List<VaultGroup> found, boolean withMembers, Deadline deadline) {
        return found.stream()
                .map(group -> groups.toScim(group, withMembers, deadline))
                .toList();
    }

    /** A page of all, for which only the page itself is read: by position in the order of creation, by cursor in that of the ids. */
    private static <T> Page plain(
            Query query,
            Directory<T> directory,
            Listing<T> all,
            Function<List<T>, List<Resource>> toScim,
            Deadline deadline) {
        if (query.walk().isEmpty()) {
            List<T> page = directory.find(query.paging().slice(all.ids()), all, deadline);
            return new Page(toScim.apply(page), all.ids().size(), query.startIndex());
        }
        List<String> ids = all.ids().stream().sorted().toList();
        Optional<String> after = query.walk().get().after().map(Walk.Position::id);
        int begin = (int) ids.stream()
                .takeWhile(id -> after.isPresent() && id.compareTo(after.get()) <= 0)
                .count();
        List<T> page = new ArrayList<>();
        int next = begin;
        while (next < ids.size() && page.size() < query.count()) { // one that is gone by now must not make the walk end
            int end = Math.min(next + query.count() - page.size(), ids.size());
            page.addAll(directory.find(ids.subList(next, end), all, deadline));
            next = end;
        }
        return new Page(toScim.apply(page), ids.size(), begin + 1);
    }

    private static boolean isPlain(Query query) {
        return query.filter().isEmpty() && query.order().isEmpty();
    }

    /** Whether a filter looks at versions, of which a group's members are a part. */
    private static boolean asksForVersion(Query query) {
        return query.filter().stream()
                .flatMap(filter -> FilterPaths.of(filter).stream())
                .filter(path -> path.name().equalsIgnoreCase("meta"))
                .anyMatch(path -> path.sub()
                        .filter(sub -> !sub.equalsIgnoreCase("version"))
                        .isEmpty());
    }

    /** Whether a filter or order looks at an attribute whose reading costs calls. */
    private static boolean mentions(Query query, String attribute) {
        return query.order().isPresent()
                || query.filter().stream()
                        .flatMap(filter -> FilterPaths.of(filter).stream())
                        .anyMatch(path -> path.name().equalsIgnoreCase(attribute));
    }

    private static List<String> capped(List<String> ids) {
        if (ids.size() > CAP) {
            throw new ScimException(ScimError.badRequest(
                    ScimType.TOO_MANY, "The filter would look at " + ids.size() + " resources; at most " + CAP + "."));
        }
        return ids;
    }
}
