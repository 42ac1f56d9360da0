package io.scimvault.vault.store;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.patch.Change;
import io.scimvault.scim.patch.Delta;
import io.scimvault.scim.resource.Resource;
import io.scimvault.vault.driver.Deadline;
import io.scimvault.vault.identity.VaultGroup;
import io.scimvault.vault.plan.Step;
import io.scimvault.vault.plan.VaultPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Changes users, and where a change touches their {@code groups}, the members of those groups: the user first, then one group after the
 * other, each with its own lock. Vault has no transaction over them; what fails on the way is repeated without harm.
 */
final class GroupsOfUsers {
    private static final String GROUPS = "groups";
    private static final int NOT_FOUND = 404;
    private static final int ONE_BY_ONE = 100;

    private final Wiring wiring;
    private final Directory<VaultGroup> directory;
    private final UserStore users;
    private final GroupStore groups;

    GroupsOfUsers(Wiring wiring, Directory<VaultGroup> directory, UserStore users, GroupStore groups) {
        this.wiring = wiring;
        this.directory = directory;
        this.users = users;
        this.groups = groups;
    }

    Resource update(String id, Function<Resource, Change> change) {
        Deadline deadline = Deadline.after(wiring.timeLimit());
        Asked asked = new Asked(change);
        Resource user = users.update(id, asked);
        if (asked.delta.isEmpty()) {
            return user;
        }
        asked.delta.removed().forEach(group -> leave(id, group, deadline));
        asked.delta.added().forEach(group -> join(id, group, deadline));
        return users.read(id, true).orElseThrow(Outcomes.USERS::missing);
    }

    VaultPlan planUpdate(String id, Function<Resource, Change> change) {
        Asked asked = new Asked(change);
        VaultPlan user = users.planUpdate(id, asked);
        List<Step> steps = new ArrayList<>(user.steps());
        for (String group : asked.delta.removed()) {
            steps.addAll(groups.planUpdate(group, groups.without(id)).steps());
        }
        for (String group : asked.delta.added()) {
            steps.addAll(groups.planUpdate(group, groups.with(id)).steps());
        }
        return new VaultPlan(user.title(), steps);
    }

    /**
     * A change that remembers which groups came and went when it was last applied, and refuses all of itself where one of them is none
     * of the client's: nothing has been written then.
     */
    private final class Asked implements Function<Resource, Change> {
        private final Function<Resource, Change> change;
        private Delta delta = Delta.NONE;

        Asked(Function<Resource, Change> change) {
            this.change = change;
        }

        @Override
        public Change apply(Resource before) {
            Change wanted = change.apply(before.with(GROUPS, direct(before)));
            requireIds(wanted.after());
            delta = wanted.delta(GROUPS);
            Deadline deadline = Deadline.after(wiring.timeLimit());
            if (delta.added().size() > ONE_BY_ONE
                    && !directory.everybodys(deadline).containsAll(delta.added())) {
                throw unknownGroup(); // found by one listing
            }
            if (directory.find(delta.added(), deadline).size() != delta.added().size()) {
                throw unknownGroup();
            }
            return wanted;
        }
    }

    /** The groups that hold the user itself: in the others a PATCH can neither find it nor leave it out. */
    private static JsonArray direct(Resource user) {
        return JsonArray.of(user.tree()
                .array(GROUPS)
                .only(JsonObject.class)
                .filter(group -> group.string("type").filter("direct"::equals).isPresent())
                .toList());
    }

    private static void requireIds(Resource user) {
        boolean each = user.tree()
                .array(GROUPS)
                .only(JsonObject.class)
                .allMatch(group -> group.string("value").isPresent());
        if (!each) {
            throw new ScimException(
                    ScimError.badRequest(ScimType.INVALID_VALUE, "groups holds a group without its id (value)."));
        }
    }

    private void join(String user, String group, Deadline deadline) {
        if (!done(group, groups.with(user), deadline)) {
            throw unknownGroup();
        }
    }

    private void leave(String user, String group, Deadline deadline) {
        done(group, groups.without(user), deadline);
    }

    /** Whether the group was still there. */
    private boolean done(String group, Function<Resource, Change> change, Deadline deadline) {
        try {
            groups.update(group, change, deadline);
            return true;
        } catch (ScimException e) {
            if (e.error().status() == NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    private static ScimException unknownGroup() {
        return new ScimException(
                ScimError.badRequest(ScimType.INVALID_VALUE, "groups holds an id that is no group of this client's."));
    }
}
