package io.scimvault.vault.plan;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.vault.identity.VaultGroup;
import io.scimvault.vault.identity.WantedGroup;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Plans for groups. Members are sent as one comma-joined string, because OpenBao refuses a body of more than 1,000 JSON strings.
 * {@code policies} and {@code type} are never sent: they stay as an admin set them.
 *
 * <p>Vault keeps nesting at the child, and stores some of the children even of a list that it refuses: every node but the active one, and
 * each after a restart, then sees them nested or not, as the refused list had it. Only a write of the child mends that, so that every
 * step which changes children is undone by an empty write of each.
 */
public final class GroupPlanner {
    /** The name that stands for the id of the group that a create plan makes. */
    public static final String GROUP = "group";

    private static final String NAME = "name";
    private static final String USERS = "member_entity_ids";
    private static final String GROUPS = "member_group_ids";

    private final Supplier<String> pendingNames;

    public GroupPlanner(Supplier<String> pendingNames) {
        this.pendingNames = pendingNames;
    }

    /** Makes a group that is not there: two writes. Groups are put into it with its name, so that what is half-made holds none. */
    public VaultPlan create(WantedGroup group) {
        String pending = pendingNames.get();
        IdRef id = IdRef.made(GROUP);
        JsonObject.Builder born =
                JsonObject.builder().put(NAME, pending).put("metadata", Bodies.pairs(group.metadata()));
        if (!group.memberEntityIds().isEmpty()) {
            born.put(USERS, joined(group.memberEntityIds()));
        }
        JsonObject.Builder named = JsonObject.builder().put(NAME, group.name());
        if (!group.memberGroupIds().isEmpty()) {
            named.put(GROUPS, joined(group.memberGroupIds()));
        }
        List<VaultCall> undo = new ArrayList<>(rewritten(group.memberGroupIds()));
        undo.add(VaultCall.delete(Paths.group(id)));
        return new VaultPlan(
                "create a group",
                List.of(
                        Step.making(
                                Birth.group(pending, GROUP),
                                VaultCall.post(VaultPath.of(Paths.GROUP), born.build()),
                                List.of(),
                                Refusal.UNKNOWN_MEMBER),
                        Step.of(
                                VaultCall.post(Paths.group(id), named.build()),
                                undo,
                                Refusal.NAME_TAKEN,
                                Refusal.UNKNOWN_MEMBER)));
    }

    /** The one write from a group of ours to what is wanted; empty where they are the same. */
    public VaultPlan update(VaultGroup present, WantedGroup wanted) {
        return new VaultPlan("change a group", change(present, wanted));
    }

    /** The one write that makes a group of an admin's, who allowed it, the client's own: in place, so that it keeps id and policies. */
    public VaultPlan adopt(VaultGroup present, WantedGroup wanted) {
        return new VaultPlan("adopt a group", change(present, wanted));
    }

    private static List<Step> change(VaultGroup present, WantedGroup wanted) {
        JsonObject.Builder change = JsonObject.builder();
        List<Refusal> expected = new ArrayList<>(List.of(Refusal.GONE, Refusal.UNKNOWN_MEMBER));
        if (!present.name().equals(wanted.name())) {
            change.put(NAME, wanted.name());
            expected.add(Refusal.NAME_TAKEN);
        }
        if (!present.metadata().equals(wanted.metadata())) {
            change.put("metadata", Bodies.pairs(wanted.metadata()));
        }
        if (differ(present.memberEntityIds(), wanted.memberEntityIds())) {
            change.put(USERS, joined(wanted.memberEntityIds()));
        }
        Set<String> children = touched(present, wanted);
        if (!children.isEmpty()) {
            change.put(GROUPS, joined(wanted.memberGroupIds()));
            expected.add(Refusal.CYCLE);
        }
        JsonObject body = change.build();
        return body.isEmpty()
                ? List.of()
                : List.of(Step.of(
                        VaultCall.post(Paths.group(IdRef.known(present.id())), body),
                        rewritten(children),
                        expected.toArray(Refusal[]::new)));
    }

    /** The groups that come into a group or leave it, in the order of their ids: Vault writes them along with it. */
    public static Set<String> touched(VaultGroup present, WantedGroup wanted) {
        Set<String> touched = new TreeSet<>(present.memberGroupIds());
        touched.addAll(wanted.memberGroupIds());
        Set<String> staying = new HashSet<>(present.memberGroupIds());
        staying.retainAll(wanted.memberGroupIds());
        touched.removeAll(staying);
        return touched;
    }

    /** Removes a group; the groups in it are taken out first, since otherwise they would name it as their parent for ever. */
    public static VaultPlan delete(VaultGroup present) {
        VaultPath path = Paths.group(IdRef.known(present.id()));
        List<Step> steps = new ArrayList<>();
        if (!present.memberGroupIds().isEmpty()) {
            steps.add(Step.of(
                    VaultCall.post(path, JsonObject.of(GROUPS, new JsonString(""))),
                    rewritten(new TreeSet<>(present.memberGroupIds())),
                    Refusal.GONE,
                    Refusal.UNKNOWN_MEMBER));
        }
        steps.add(Step.of(VaultCall.delete(path), List.of()));
        return new VaultPlan("delete a group", steps);
    }

    /** Writes that change nothing and make Vault store each of these groups as it is. */
    private static List<VaultCall> rewritten(Collection<String> groupIds) {
        return groupIds.stream()
                .map(id -> VaultCall.post(Paths.group(IdRef.known(id)), JsonObject.EMPTY))
                .toList();
    }

    private static boolean differ(List<String> ids, List<String> others) {
        return !new HashSet<>(ids).equals(new HashSet<>(others));
    }

    private static String joined(List<String> ids) {
        return String.join(",", ids);
    }
}
