package io.scimvault.vault.plan;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.identity.VaultGroup;
import io.scimvault.vault.identity.WantedGroup;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;

/**
 * Plans for groups. Members are sent as one comma-joined string, because OpenBao refuses a body of more than 1,000 JSON strings.
 * {@code policies}, {@code type} and {@code member_group_ids} are never sent: they stay as an admin set them.
 */
public final class GroupPlanner {
    /** The name that stands for the id of the group that a create plan makes. */
    public static final String GROUP = "group";

    private static final String MEMBERS = "member_entity_ids";

    private final Supplier<String> pendingNames;

    public GroupPlanner(Supplier<String> pendingNames) {
        this.pendingNames = pendingNames;
    }

    /** Makes a group that is not there: two writes. */
    public VaultPlan create(WantedGroup group) {
        String pending = pendingNames.get();
        IdRef id = IdRef.made(GROUP);
        JsonObject.Builder born =
                JsonObject.builder().put("name", pending).put("metadata", Bodies.pairs(group.metadata()));
        if (!group.memberEntityIds().isEmpty()) {
            born.put(MEMBERS, joined(group.memberEntityIds()));
        }
        JsonObject named = JsonObject.builder().put("name", group.name()).build();
        return new VaultPlan(
                "create a group",
                List.of(
                        Step.making(
                                Birth.group(pending, GROUP),
                                VaultCall.post(VaultPath.of(Paths.GROUP), born.build()),
                                List.of(),
                                Refusal.UNKNOWN_MEMBER),
                        Step.of(
                                VaultCall.post(Paths.group(id), named),
                                List.of(VaultCall.delete(Paths.group(id))),
                                Refusal.NAME_TAKEN,
                                Refusal.UNKNOWN_MEMBER)));
    }

    /** The one write from a group of ours to what is wanted; empty where they are the same. */
    public VaultPlan update(VaultGroup present, WantedGroup wanted) {
        JsonObject.Builder change = JsonObject.builder();
        List<Refusal> expected = new ArrayList<>(List.of(Refusal.GONE, Refusal.UNKNOWN_MEMBER));
        if (!present.name().equals(wanted.name())) {
            change.put("name", wanted.name());
            expected.add(Refusal.NAME_TAKEN);
        }
        if (!present.metadata().equals(wanted.metadata())) {
            change.put("metadata", Bodies.pairs(wanted.metadata()));
        }
        if (!new HashSet<>(present.memberEntityIds()).equals(new HashSet<>(wanted.memberEntityIds()))) {
            change.put(MEMBERS, joined(wanted.memberEntityIds()));
        }
        JsonObject body = change.build();
        if (body.isEmpty()) {
            return new VaultPlan("change a group", List.of());
        }
        VaultCall call = VaultCall.post(Paths.group(IdRef.known(present.id())), body);
        return new VaultPlan("change a group", List.of(Step.of(call, List.of(), expected.toArray(Refusal[]::new))));
    }

    /** Removes a group. */
    public VaultPlan delete(VaultGroup present) {
        return new VaultPlan(
                "delete a group",
                List.of(Step.of(VaultCall.delete(Paths.group(IdRef.known(present.id()))), List.of())));
    }

    private static String joined(List<String> ids) {
        return String.join(",", ids);
    }
}
