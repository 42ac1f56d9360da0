package io.scimvault.vault.store;

import io.scimvault.vault.client.Adoption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The operations that are cut. */
final class CutOperations {
    static final Map<String, Supplier<CutOperation>> ALL = new LinkedHashMap<>();

    static {
        for (int i = 0; i <= 2; i++) {
            int aliases = i;
            String with = " with " + aliases + " aliases";
            ALL.put("create a user" + with, () -> new CutCreation(aliases, true, Adoption.REFUSE));
            ALL.put("create a locked-out user" + with, () -> new CutCreation(aliases, false, Adoption.REFUSE));
            ALL.put("rename a user" + with, () -> CutChange.rename(aliases));
            ALL.put("delete a user in groups" + with, () -> CutLeaving.delete(aliases));
            ALL.put("lock a user in two groups out" + with, () -> CutLeaving.lockOut(aliases, 2));
        }
        ALL.put("create, adopting, a user with 1 alias", () -> new CutCreation(1, true, Adoption.ADOPT));
        ALL.put("create, adopting, a user with 2 aliases", () -> new CutCreation(2, true, Adoption.ADOPT));
        ALL.put("create, adopting, a locked-out user", () -> new CutCreation(1, false, Adoption.ADOPT));
        ALL.put("adopt a person", () -> new CutAdoption(1));
        ALL.put("adopt a person who lacks an alias", () -> new CutAdoption(2));
        ALL.put("adopt a released entity by name", () -> new CutRelease(false, 1));
        ALL.put("adopt a released entity by login", () -> new CutRelease(true, 1));
        ALL.put("adopt a released entity by name, 2 aliases", () -> new CutRelease(false, 2));
        ALL.put("adopt a released entity by login, 2 aliases", () -> new CutRelease(true, 2));
        ALL.put("create under a name that is taken", () -> CutRefusal.create(false));
        ALL.put("create under a login that is taken", () -> CutRefusal.create(true));
        ALL.put("rename to a name that is taken", () -> CutRefusal.rename(false));
        ALL.put("rename to a login that is taken", () -> CutRefusal.rename(true));
        ALL.put("deactivate a user", CutChange::deactivate);
        ALL.put("activate a user", CutChange::activate);
        ALL.put("replace all of a user", CutChange::replace);
        ALL.put("heal an alias that was lost", CutChange::heal);
        ALL.put("mend an alias out of step", CutChange::mend);
        ALL.put("take an alias away", CutChange::dropAlias);
        ALL.put("change a user's plain pairs", CutChange::pairs);
        ALL.put("lock a user in no group out", () -> CutLeaving.lockOut(1, 0));
        ALL.put("lock a user out who lost the only login", () -> CutLeaving.lockOutWithoutTheLastLogin(1));
        ALL.put("lock a user out who lost a login", () -> CutLeaving.lockOutWithoutTheLastLogin(2));
        ALL.put("hire a leaver again with 1 alias", () -> new CutRehire(1, false));
        ALL.put("hire a leaver again with 2 aliases", () -> new CutRehire(2, false));
        ALL.put("rename to the name of a leaver", () -> new CutRehire(1, true));
        ALL.put("purge a leaver", CutPurge::new);
        ALL.put("create a group", CutGroupCreation::new);
        ALL.put("change a group", CutGroupChange::new);
        ALL.put("rename a group", CutGroupRename::new);
        ALL.put("delete a group", CutGroupRemoval::new);
        ALL.put("create a group with a group in it", CutNestedCreation::new);
        ALL.put("put one group into another, take one out", CutNesting::new);
        ALL.put("delete a group with a group in it", CutGroupDeletion::new);
        ALL.put("adopt a released group", CutGroupAdoption::new);
        ALL.put("change a user's groups at the user", CutGroupsViaUsers::new);
        ALL.put("sweep", CutSweep::new);
    }

    private CutOperations() {}
}
